"""How English writes dates: the patterns, without their meaning."""

from __future__ import annotations

import re

from nameplate.report.dateline import MONTHS

_Y = r"(?:19|20)\d{2}"
_MONTH = r"(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
# A month alone must begin with a capital, or "may" and "march" would be months.
_CAPITAL = "|".join(
    sorted((name.capitalize() for name in MONTHS if name not in ("jan", "mar", "sep")), key=len, reverse=True)
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_ORDINAL = r"(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th)"
_YEAR_REF = (
    rf"(?:{_Y}|(?:this|next|last|the\s(?:same|following|coming|current|previous|past)|that|the"
    rf"|the\syear\safter\snext)\s"
    rf"(?:calendar\s)?year)(?:['’]s)?"
)
_PART = (
    r"(?:(?:(?:the\s)?(?:very\s)?(?:beginning|start|end|close|middle|turn)\sof|(?:the\s)?early\spart\sof|early"
    r"|mid|late)[\s-]"
    r"(?:in\s|the\s(?=20|19))?)"
)
_COUNT = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen"
    r"|twenty(?:-four)?|thirty)"
)
_UNIT = r"(?:day|week|month|quarter|year)s?"
_CORE = (
    rf"(?P<iso>{_Y}-(?:\d{{2}}-\d{{2}}|0[1-9]|1[0-2])(?![\d-]))"
    rf"|(?P<dmy>{_DAY}\s(?:of\s)?{_MONTH},?\s{_Y})"
    rf"|(?P<mdy>{_MONTH}\s{_DAY},?\s{_Y})"
    rf"|(?P<their_quarter>(?:the\s)?(?:end\sof\s)?{_YEAR_REF}\s{_ORDINAL}\s(?:quarter|half))"
    rf"|(?P<quarter>(?:Q[1-4]|[1-4]Q|(?:the\s)?{_ORDINAL}[\s-]quarter)(?:\s?(?:of\s|in\s|/|,\s)?{_YEAR_REF})?)"
    rf"|(?P<half>(?:H[12]|[12]H|(?:the\s)?{_ORDINAL}[\s-]half)\s?(?:of\s|in\s|/)?{_YEAR_REF})"
    rf"|(?P<part_year>{_PART}{_YEAR_REF})"
    rf"|(?P<part_month>{_PART}{_MONTH}(?:,?\s(?:of\s)?{_YEAR_REF})?)"
    rf"|(?P<season>{_SEASON}(?:\sof)?,?\s{_Y}|(?:last|next|this)\s{_SEASON})"
    rf"|(?P<month_year>{_MONTH},?\s(?:of\s)?{_YEAR_REF})"
    rf"|(?P<month_day>{_MONTH}\s{_DAY}(?![\d,.]*\d)|{_DAY}\s(?:of\s)?{_MONTH})"
    rf"|(?P<range>{_Y}\s?(?:-|–|—|/|\bor\b|\bto\b|\band\b)\s?(?:{_Y}|\d{{2}}(?![\d%])))"
    rf"|(?P<decade>(?:(?:the\s)?end\sof\s)?(?:the|this)\sdecade)"
    rf"|(?P<span>(?:with)?in\s(?:(?:about|around|some|just|under|less\sthan|the\snext"
    rf"|the\scoming)\s){{0,2}}{_COUNT}(?:\sto\s{_COUNT})?[\s-]{_UNIT}"
    rf"(?:['’]\stime)?|(?:over|during)\sthe\s(?:next|coming|following)\s(?:{_COUNT}\s(?:to\s{_COUNT}\s)?)?{_UNIT}"
    rf"|(?:the\s)?next\s{_COUNT}\s(?:to\s{_COUNT}\s)?{_UNIT})"
    rf"|(?P<ago>{_COUNT}\s{_UNIT}\sago)"
    rf"|(?P<relative>(?:(?:early|late|later|earlier)\s)?(?:last|this|next)\s(?:year|month|week|quarter)|today"
    rf"|yesterday|tomorrow)"
    rf"|(?P<year_end>(?:the\s)?(?:year['’]?s?[\s-]end|end[\s-]year|calendar\syear-end)(?:\s{_Y})?)"
    rf"|(?P<fiscal>(?:FY|fiscal(?:\syear)?)\s?['’]?(?:{_Y}|\d{{2}}(?!\d)))"
    rf"|(?P<weekday>(?:(?:last|next|this)\s)?(?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!s))"
    rf"|(?P<month>(?-i:{_CAPITAL})(?![a-z]))"
    rf"|(?P<year>{_Y})(?![\d%]|[.,]\d)"
)
_SIDE = (
    r"(?P<by>by\s(?:the\s)?(?:around\s|about\s|as\searly\sas\s)?|before\s|no\slater\sthan\s|not\slater\sthan\s"
    r"|until\s|till\s)"
    r"|(?P<since>from\s|since\s|starting\s(?:in\s|from\s)?|as\sof\s|after\s|beginning\s(?:in\s|from\s))"
)
DATE = re.compile(rf"(?<![\w$€£-])(?:{_SIDE})?(?:{_CORE})(?!\w)", re.IGNORECASE)
"""A date with what stands before it; one named group of each alternative matches."""
SECOND = re.compile(rf"\s?(?P<joiner>and|to|or|until|-|–)\s(?:the\s)?(?:{_CORE})(?!\w)", re.IGNORECASE)
"""A second date behind the first, as in "between 2025 and 2027"."""
