"""Studies: what a run says to a question, how scenarios differ, and what moves the answer.

>>> from nameplate.study import answer, compare, drivers, parse_question
"""

from nameplate.study.advice import Advice, ask_next
from nameplate.study.chance import chance_count, chance_word
from nameplate.study.comparison import Comparison, Row, compare
from nameplate.study.difference import Difference, gain_words, mean_words
from nameplate.study.driver import Driver, drivers, share_by_origin
from nameplate.study.information import Information
from nameplate.study.precision import MOST, Precision, parse_precision, run_until_precise
from nameplate.study.question import FORMS, Question
from nameplate.study.reader import parse_question
from nameplate.study.result import Answer, Point, answer
from nameplate.study.wording import amount_words, range_words

__all__ = [
    "FORMS",
    "MOST",
    "Advice",
    "Answer",
    "Comparison",
    "Difference",
    "Driver",
    "Information",
    "Point",
    "Precision",
    "Question",
    "Row",
    "amount_words",
    "answer",
    "ask_next",
    "chance_count",
    "chance_word",
    "compare",
    "drivers",
    "gain_words",
    "mean_words",
    "parse_precision",
    "parse_question",
    "range_words",
    "run_until_precise",
    "share_by_origin",
]
