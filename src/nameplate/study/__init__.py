"""Studies: what a run says to a question, how scenarios differ, and what moves the answer.

>>> from nameplate.study import answer, compare, drivers, parse_question
"""

from nameplate.study.chance import chance_count, chance_word
from nameplate.study.comparison import Comparison, Difference, Row, compare
from nameplate.study.driver import Driver, drivers, share_by_origin
from nameplate.study.question import FORMS, Question
from nameplate.study.reader import parse_question
from nameplate.study.result import Answer, Point, answer
from nameplate.study.wording import amount_words, range_words

__all__ = [
    "FORMS",
    "Answer",
    "Comparison",
    "Difference",
    "Driver",
    "Point",
    "Question",
    "Row",
    "amount_words",
    "answer",
    "chance_count",
    "chance_word",
    "compare",
    "drivers",
    "parse_question",
    "range_words",
    "share_by_origin",
]
