"""Everyone that a report has let speak so far: whom "he", "it" or a surname stands for."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field, replace
from functools import cached_property

from nameplate.claim.grammar.source import Said
from nameplate.claim.grammar.source_behind import name_behind
from nameplate.claim.grammar.source_name import PRONOUNS, is_person, read_name
from nameplate.claim.grammar.source_sort import is_role, sort_by_word
from nameplate.claim.rule.sentence import Sentence
from nameplate.report.wordlist import words

_HE = re.compile(r"\b(?:Mr|Shri|Sir|Herr|Lord|spokesman|chairman|businessman|congressman)\b")
_SHE = re.compile(r"\b(?:Mrs|Smt|Ms|Miss|Dame|Frau|Lady|Madam|spokeswoman|chairwoman|congresswoman|businesswoman)\b")
_NAME = r"[A-Z][\w’'-]{1,25}(?:\s[A-Z][\w’'.-]{0,25})"
_PEOPLE = re.compile(
    rf"\b(?:(?:Mr|Mrs|Ms|Dr|Sir|Cllr|Smt|Shri)\.?\s(?P<titled>{_NAME}{{0,3}})"
    r"|(?:[Cc]hief|[Ee]xecutive|[Oo]fficer|[Dd]irector|[Mm]inister|[Pp]resident|CEO|CFO|COO|[Cc]hair(?:man|woman)?"
    r"|[Hh]ead|[Mm]anager|[Ff]ounder|[Oo]wner|[Bb]oss|[Gg]overnor|[Mm]ayor|[Pp]artner|[Aa]nalyst|[Ss]ecretary)"
    rf"\s(?P<held>{_NAME}{{1,3}})"
    rf"|(?P<named>{_NAME}{{1,3}}),\s(?:(?:the|its|an?|our)\s)?(?:[\w’'-]{{1,20}}\s){{0,4}}"
    r"(?:chief|director|officer|president|chair\w{0,5}|head|manager|founder|owner|minister|governor|mayor|analyst"
    r"|partner|boss)\b)"
)
_FIRST = re.compile(
    r"^\W{0,3}(?P<title>(?:Mr|Mrs|Ms|Dr|Sir|Cllr|Smt|Shri)\.?\s)?(?P<name>[A-Z](?:[\w-]|['’](?!s\b)){2,25})"
)
_PERSONS = frozenset(
    words(
        "spokesman spokeswoman spokesperson official minister executive director president head chief boss analyst",
        "expert manager owner founder chairman chairwoman chair commander governor mayor premier",
        "economist engineer worker",
        "secretary ambassador lawmaker senator researcher trader diplomat officer consultant source insider person",
        "predecessor MD CEO CFO COO Minister President Chairman Director professor lawyer foreman supervisor",
    )
)
_KEPT, _VOICES = 40, 60
"""Sentences in which a person without a word of saying is looked for, and sources that are kept in mind."""


@dataclass(frozen=True)
class Voice:
    """One who was let speak.

    Parameters
    ----------
    said : Said
        The words that named the source.
    offset : int
        Where their sentence begins.
    person : bool
        He or she can stand for it.
    gender : str
        he, she, or empty where the words do not tell.
    words : str
        What stands around the name.
    """

    said: Said
    offset: int
    person: bool
    gender: str
    words: str = ""


@dataclass(frozen=True)
class _Heard:
    """A sentence that went before."""

    sentence: Sentence

    @cached_property
    def people(self) -> list[Voice]:
        """Everyone whom it names with a title or an office, in order."""
        found = []
        for match in _PEOPLE.finditer(self.sentence.text):
            group = match.lastgroup or "named"
            name, sort = read_name(match[group], match.group())
            if name:
                said = Said(match.start(group), match.end(group), name, sort, "forward")
                gender, around = _gender(match.group()), match.group().lower()
                found.append(Voice(said, self.sentence.offset, person=True, gender=gender, words=around))
        return found


@dataclass
class Voices:
    """The sources named so far.

    Examples
    --------
    >>> voices = Voices()
    >>> for text in ("Rostec said so.", "Ms Vera Ostrava, its head, agreed.", "She added that it was late."):
    ...     sentence = Sentence(text, 0)
    ...     found = [voices.resolve(said) for said in sentence.sources]
    ...     voices.hear(sentence)
    >>> found[0].name
    'Vera Ostrava'
    """

    heard: deque[Voice] = field(default_factory=lambda: deque(maxlen=_VOICES))
    before: deque[_Heard] = field(default_factory=lambda: deque(maxlen=_KEPT))

    def add(self, said: Said, sentence: Sentence) -> None:
        """Take note of one who speaks."""
        known = next((voice for voice in reversed(self.heard) if voice.said.name == said.name), None)
        text = sentence.text
        gender = _gender(text[max(0, said.start - 4) : said.end + 60]) or (known.gender if known else "")
        person = known.person if known is not None else _is_person(said)
        around = known.words if known is not None else text[max(0, said.start - 60) : said.end].lower()
        self.heard.append(Voice(said, sentence.offset, person, gender, around))

    def hear(self, sentence: Sentence) -> None:
        """Keep a sentence, in which people may be named who speak later, and note whom it begins with."""
        self.before.append(_Heard(sentence))
        first = _FIRST.match(sentence.text)
        if first is None:
            return
        voice = next((v for v in reversed(self.heard) if v.person and v.said.name.endswith(first["name"])), None)
        if voice is None and first["title"]:
            voice = next(iter(self.before[-1].people), None)
        if voice is not None and (not self.heard or voice is not self.heard[-1]):
            self.heard.append(voice)

    def last_heard(self) -> Voice | None:
        """Return who spoke last."""
        return self.heard[-1] if self.heard else None

    def last_person(self) -> Voice | None:
        """Return the last person who spoke, or was named."""
        return next((voice for voice in reversed(self.heard) if voice.person), None) or self._named("")

    def resolve(self, said: Said) -> Said | None:
        """Put a name for a pronoun and a whole name for a surname; nothing where nobody can be meant."""
        low = said.name.lower()
        if low in ("he", "she"):
            spoke = (v for v in reversed(self.heard) if v.person and v.gender in ("", low))
            voice = next(spoke, None) or self._named(low) or self._surname()
            return replace(said, name=voice.said.name, type=voice.said.type) if voice is not None else said
        if low in PRONOUNS:
            body = self._body()
            return replace(said, name=body.name, type=body.type) if body is not None else None
        return self._holder(said) or self._whole(said)

    def _holder(self, said: Said) -> Said | None:
        """Put the name for an office: "the Minister" for Minister of State Kavita Solanki."""
        first, _, office = said.name.lower().partition(" ")
        if first != "the" or office not in _PERSONS:
            return None
        holders = (v.said for v in reversed(self.heard) if v.person and v.said.name[:1].isupper() and office in v.words)
        holder = next((one for one in holders if not one.name.lower().startswith("the ")), None)
        return replace(said, name=holder.name, type=holder.type) if holder is not None else None

    def _body(self) -> Said | None:
        """Return the body that "it" stands for: the one that the last sentence begins with, or that spoke in it."""
        last = self.before[-1].sentence if self.before else None
        if last is None:
            return None
        who = name_behind(last.text, 0, closed=False)
        if who is not None and who.name[0].isupper() and " " in who.name:
            name, sort = read_name(who.name, who.around)
            if name and sort in ("company", "official", "analyst"):
                return Said(who.start, who.end, name, sort, "forward")
        voice = self.last_heard()
        if voice is None or voice.offset != last.offset:
            return None
        # "Kaveri Greenchem" could be a person's name as well.
        return voice.said if not voice.person or (voice.said.type == "person" and not voice.gender) else None

    def _named(self, pronoun: str) -> Voice | None:
        """Find the last person named in the text before."""
        people = (voice for one in reversed(self.before) for voice in reversed(one.people))
        return next((voice for voice in people if pronoun in ("", voice.gender) or not voice.gender), None)

    def _surname(self) -> Voice | None:
        """Return the last source with one name that can be a person's."""
        single = (
            voice for voice in reversed(self.heard) if voice.said.name[:1].isupper() and " " not in voice.said.name
        )
        return next((voice for voice in single if sort_by_word(voice.said.name) is None), None)

    def _whole(self, said: Said) -> Said:
        """Find the whole name for a surname, and the sort of source that it was when first named."""
        tail = f" {said.name}"
        for voice in reversed(self.heard):
            name = voice.said.name
            if name == said.name or (name.endswith(tail) and name[0].isupper()):
                return replace(said, name=name, type=voice.said.type)
        if said.type == "organisation" and " " not in said.name and said.name[0].isupper():
            people = (voice for one in reversed(self.before) for voice in one.people)
            found = next((voice.said for voice in people if voice.said.name.endswith(tail)), None)
            return replace(said, name=found.name, type=found.type) if found is not None else said
        return said


def _gender(text: str) -> str:
    return "she" if _SHE.search(text) else "he" if _HE.search(text) else ""


def _is_person(said: Said) -> bool:
    """Say whether "he" or "she" can stand for a source."""
    parts = said.name.split()
    if said.name.lower() in ("he", "she"):
        return True
    if said.name[0].isupper() and not any(is_role(part) for part in parts):
        return is_person(said.name) or said.type == "person"
    return not _PERSONS.isdisjoint(parts)
