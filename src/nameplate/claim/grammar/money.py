"""Amounts of money: ``$2.5bn``, ``€500 million``, ``1 billion rubles``, ``Rs 500 crore``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nameplate.claim.grammar.number import Number, find_numbers

_SIGNS = {
    "us$": "USD", "$": "USD", "a$": "AUD", "c$": "CAD", "ca$": "CAD", "hk$": "HKD", "nz$": "NZD", "s$": "SGD",
    "r$": "BRL",
    "€": "EUR", "£": "GBP", "₹": "INR", "rs": "INR", "rs.": "INR", "¥": "JPY", "₩": "KRW", "₽": "RUB", "₴": "UAH",
    "₺": "TRY", "zł": "PLN",
}  # fmt: skip
_CODES = ("USD", "EUR", "GBP", "INR", "JPY", "CNY", "RMB", "RUB", "KRW", "PLN", "CAD", "AUD", "CHF", "SEK", "NOK",
          "DKK",
          "CZK", "HUF", "RON", "TRY", "BRL", "MXN", "ZAR", "SAR", "AED", "UAH", "NGN", "SGD", "HKD", "TWD")  # fmt: skip
_WORDS = {
    "dollar": "USD", "us dollar": "USD", "u.s. dollar": "USD", "american dollar": "USD", "canadian dollar": "CAD",
    "australian dollar": "AUD", "euro": "EUR", "pound": "GBP", "pound sterling": "GBP", "rupee": "INR", "yen": "JPY",
    "yuan": "CNY", "renminbi": "CNY", "ruble": "RUB", "rouble": "RUB", "won": "KRW", "zloty": "PLN", "franc": "CHF",
    "swiss franc": "CHF", "krona": "SEK", "kronor": "SEK", "kroner": "NOK", "koruna": "CZK",
    "swedish crown": "SEK", "danish crown": "DKK", "norwegian crown": "NOK", "czech crown": "CZK",
    "swedish krona": "SEK", "danish krone": "DKK", "norwegian krone": "NOK", "swedish kronor": "SEK",
    "danish kroner": "DKK",
    "kwacha": "ZMW", "shilling": "KES", "ringgit": "MYR", "baht": "THB", "rupiah": "IDR", "dong": "VND",
    "new zealand dollar": "NZD",
    "crown": "CZK",
    "forint": "HUF", "leu": "RON", "lei": "RON", "lira": "TRY", "real": "BRL", "reais": "BRL", "peso": "MXN",
    "rand": "ZAR",
    "riyal": "SAR", "dirham": "AED", "hryvnia": "UAH", "naira": "NGN", "tenge": "KZT",
}  # fmt: skip
_BEFORE = re.compile(
    r"(?<![\w$])(?P<sign>(?:US|A|C|CA|HK|NZ|S|R)?\$|[€£₹¥₩₽₴₺]|Rs\.?|" + "|".join(_CODES) + r")\s?$", re.IGNORECASE
)
_AFTER = re.compile(
    r"\s?(?P<sign>[€£₹¥₽₴₺]|zł)|[\s-]{1,2}(?P<word>"
    + "|".join(sorted(_WORDS, key=len, reverse=True))
    + r")s?\b(?!(?<=pounds)\s+of)"
    r"|\s?(?P<code>" + "|".join(_CODES) + r")\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money as it stands written.

    Parameters
    ----------
    start, end : int
        Offsets in the text, sign and currency word included.
    value : float or tuple of float
        In whole units of the currency.
    currency : str
        ISO 4217 code; a bare dollar is a US dollar.
    """

    start: int
    end: int
    value: float | tuple[float, float]
    currency: str


def money_at(text: str, number: Number) -> Money | None:
    """Read a number as money if a sign or a currency word stands at it.

    Parameters
    ----------
    text : str
        The sentence.
    number : Number
        A number found in it.

    Returns
    -------
    Money or None
        None where no currency is named.

    Examples
    --------
    >>> text = "more than 1 billion rubles"
    >>> money_at(text, find_numbers(text)[0]).currency
    'RUB'
    """
    before = _BEFORE.search(text, max(0, number.start - 6), number.start)
    after = _AFTER.match(text, number.end)
    if before:
        sign = before["sign"].lower()
        code = _SIGNS.get(sign) or sign.upper()
        doubled = after is not None and after["word"] is not None and _WORDS[after["word"].lower()] == code
        end = after.end() if after is not None and doubled else number.end
        return Money(before.start(), end, number.value, _iso(code))
    if after is None:
        return None
    if after["word"]:
        code = _WORDS[" ".join(after["word"].lower().split())]
    else:
        code = _SIGNS.get((after["sign"] or "").lower()) or (after["code"] or "").upper()
    return Money(number.start, after.end(), number.value, _iso(code))


def _iso(code: str) -> str:
    return "CNY" if code == "RMB" else code


def find_money(text: str) -> list[Money]:
    """Find the amounts of money in a sentence, in order.

    Parameters
    ----------
    text : str
        A sentence.

    Examples
    --------
    >>> [(money.value, money.currency) for money in find_money("from $12-14 billion to 2.5 billion euros")]
    [((12000000000.0, 14000000000.0), 'USD'), (2500000000.0, 'EUR')]
    """
    return [money for number in find_numbers(text) if (money := money_at(text, number)) is not None]
