"""What a report says in words, found and turned into values: numbers, quantities, money, dates, hedges, sources.

Each grammar takes a short text (a sentence) and gives spans with values. Every quantifier in every pattern is
bounded, so that no text, however hostile, takes more than time in proportion to its length.
"""
