"""The language of a text, told by its script and its small words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache

_SAMPLE = 2000
"""Characters that are looked at."""
_LEAST = 3
"""Different small words below which a text is too short to tell."""
_LETTERS = re.compile(r"[^\W\d_]{1,30}")
_BROAD = re.compile(r"[^\W\d_\x00-\u024f\u1e00-\u1eff]")
_SMALL_WORDS = {
    "en": "the of and to in is was for with that by on from has have will are at its be as it which said an or not",
    "de": "der die das und ist von mit den dem des ein eine einen nicht auf für im zu sich auch wird werden soll nach"
    " bei aus am als wurde",
    "fr": "le la les des et est une un du dans pour que qui au aux par sur avec sera cette ce ses ont été son selon l"
    " à a d",
    "es": "el la los las de y en que una un del por con para su se al como más fue será según este lo es ha años",
    "pt": "o a os as de e em que uma um do da dos das no na nos nas por com para não ao mais foi será segundo é à são",
    "it": "il lo la gli le di e che un una del della dei delle nel per con non è sono da al alla sarà più ha anche",
    "nl": "de het een en van in is dat op te zijn met voor niet aan er door worden wordt naar bij ook uit om zal",
    "pl": "w i na z do się nie jest że to o od przez dla ma po oraz za roku tym będzie które są zł jak przy",
    "sv": "och att det som en är av för på till den med om inte ett har ska kommer från vid men år var",
    "da": "og at det som en er af for på til den med om ikke et har skal kommer fra ved men blev år også",
    "fi": "ja on ei se että oli hän myös sekä mutta kun vuonna mukaan joka ovat kuin tai vuoden",
    "cs": "a v se na je že s z do o k pro by za jako které bude od roku podle po ale má také jsou",
    "ro": "și în de la cu pe un o din care este pentru a fi că nu mai sunt va fost prin al sau",
    "hu": "a az és hogy nem is egy van ez de meg volt már csak szerint lesz évben mint vagy majd",
    "tr": "ve bir bu da de için ile olarak olan daha çok en gibi kadar sonra yılında olacak milyon üretim",
    "id": "yang dan di untuk dengan ini pada dari dalam tidak akan itu ke juga telah oleh adalah tahun",
    "vi": "và của các là được cho trong với có không này đã một những năm sẽ từ người tại",
}
_ENGLISH = frozenset(_SMALL_WORDS["en"].split())
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
)
"""Japanese comes before Chinese, as it is written in the signs of both."""
_PERSIAN, _UKRAINIAN, _RUSSIAN = re.compile("[پچژگکی]"), re.compile("[іїєґ]"), re.compile("[ыэъё]")


def tell_language(text: str) -> str:
    """Tell the language of a text.

    Parameters
    ----------
    text : str
        The words of an article; its first 2,000 characters decide.

    Returns
    -------
    str
        Two letters as in ISO 639-1; empty where the text is too short or belongs to none of those known.

    Examples
    --------
    >>> tell_language("The plant will make 30 GWh of cells a year from 2027, it said.")
    'en'
    >>> tell_language("Das Werk soll von 2027 an 30 GWh im Jahr herstellen, und der Bau ist im Zeitplan.")
    'de'
    >>> tell_language("Завод будет выпускать 70 млн патронов в год."), tell_language("工場は2027年に稼働する。")
    ('ru', 'ja')
    >>> tell_language("30 GWh")
    ''
    """
    sample = text[:_SAMPLE].lower()
    tokens = _LETTERS.findall(sample)
    # A few names in another script do not make a text of it.
    if not sample.isascii():
        count = sum(map(len, tokens))
        if 3 * len(_BROAD.findall(sample)) > count:
            return _by_script(sample, count)
    return _by_words(tokens)


def _by_script(sample: str, count: int) -> str:
    for code, signs in _SCRIPTS:
        found = len(signs.findall(sample))
        # Japanese carries its grammar in kana, and needs only some of them.
        if found * (10 if code == "ja" else 3) > count > _LEAST:
            if code == "ru":
                return "uk" if len(_UKRAINIAN.findall(sample)) > len(_RUSSIAN.findall(sample)) else "ru"
            return "fa" if code == "ar" and 30 * len(_PERSIAN.findall(sample)) > found else code
    return ""


def _by_words(tokens: list[str]) -> str:
    english = sum(map(_ENGLISH.__contains__, tokens))
    if english >= _LEAST and 5 * english >= len(tokens):
        return "en"
    languages = _languages()
    hits: Counter[str] = Counter()
    weights: dict[str, float] = defaultdict(float)
    for token in tokens:
        codes = languages.get(token, ())
        for code in codes:
            hits[code] += 1
            weights[code] += 1 / len(codes)  # a word of many languages speaks little for each
    best = max(weights, key=lambda code: (weights[code], hits[code]), default="")
    different = {token for token in tokens if best in languages.get(token, ())}
    return best if len(different) >= _LEAST and 12 * hits[best] >= len(tokens) else ""


@cache
def _languages() -> dict[str, list[str]]:
    """Return the languages that each small word belongs to."""
    found: dict[str, list[str]] = {}
    for code, text in _SMALL_WORDS.items():
        for word in text.split():
            found.setdefault(word, []).append(code)
    return found
