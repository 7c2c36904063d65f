"""Names that documents print in capitals, in the case of running text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from documents.parsing.name_words import LONGEST_PHRASE, Kind, phrase_key, phrases
from vietnamese.syllables import is_syllable, is_unmarked_syllable
from vietnamese.text import fold

__all__ = ["ReadableName", "apart", "begins_with_phrase", "lower_but_first", "readable_name"]

LONGEST_ABBREVIATION: Final = 4
LONGEST_NAME: Final = {Kind.NAMED: 4, Kind.FIRM: 2}
VOWEL: Final = re.compile(r"[aeiouy]")
LETTERS: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Within a person's, a school's or a place's name words mean nothing, except these.
PLACES: Final = {"tỉnh", "phố", "xã", "trấn", "huyện", "quận", "phường", "TP", "TP."}
ENDS_A_NAME: Final = {"tỉnh", "thành phố", "thị xã", "thị trấn", "huyện", "quận", "phường", "xã", "và"}


class ReadableName(NamedTuple):
    """`is_sure`: every word is one whose case is known."""

    text: str
    is_sure: bool


def readable_name(name: str, text: str) -> ReadableName:
    """A name printed in capitals, as running text writes it: by rule, and as `text` does where no rule knows.

    Running text is no witness against a rule: its sentences begin with capitals and go on in small letters
    ("Công đoàn ngành xây dựng kế hoạch …").
    """
    if not name.isupper():
        return ReadableName(name, is_sure=True)
    by_rule = _Restoring(name.split()).restored()
    written = Counter(found for found in _written(name, text) if _keeps(by_rule.text, found))
    if written:
        found, count = max(written.items(), key=lambda item: (item[1], sum(map(str.isupper, item[0]))))
        # A name that the text itself writes so, more than once or as the rules have it, is known.
        return ReadableName(found, by_rule.is_sure or count > 1)
    return by_rule


def _written(name: str, text: str) -> list[str]:
    """How the text writes the name elsewhere, in small letters."""
    pattern = re.sub(r"\\?[-–—]", "-", re.escape(" ".join(name.split())).replace(r"\ ", " "))
    pattern = re.sub(r"\s*-\s*", r"\\s*[-–—]\\s*", pattern).replace(" ", r"\s+")
    found = (" ".join(match[0].split()) for match in re.finditer(rf"\b{pattern}\b", text, re.IGNORECASE))
    return [one for one in found if not one.isupper() and one[:1].isupper()]


def _keeps(by_rule: str, written: str) -> bool:
    """Whether a spelling has every capital that the rules demand, and none in the words they want small."""
    rules, words = by_rule.split(), written.split()
    if len(rules) != len(words):
        return False
    pairs = list(zip(rules, words, strict=True))
    has_capitals = all(word[:1].isupper() for rule, word in pairs if rule[:1].isupper())
    over = [word for rule, word in pairs if word[:1].isupper() and rule[:1].islower()]
    return has_capitals and len(over) <= 1


@dataclass
class _Restoring:
    """Goes through the words of one name; `kind` says what the last phrase lets follow."""

    words: list[str]
    kind: Kind = Kind.BODY
    is_inside_name: bool = False
    is_sure: bool = True
    unknown: int = 0
    done: list[str] = field(default_factory=list)

    def restored(self) -> ReadableName:
        while len(self.done) < len(self.words):
            place = len(self.done)
            known = self._phrase(place)
            if known:
                phrase, kind, count = known
                self._take(phrase, kind, count)
            else:
                self.done.append(self._single(place))
        text = " ".join(self.done)
        return ReadableName(text[:1].upper() + text[1:], self.is_sure)

    def _phrase(self, place: int) -> tuple[str, Kind, int] | None:
        """The longest known phrase that begins here, its kind and its length in words."""
        for count in range(min(LONGEST_PHRASE, len(self.words) - place), 0, -1):
            key = phrase_key(" ".join(self.words[place : place + count]).replace("–", "-"))
            found = phrases.get(key)
            if found and self._may_stand(key, found[1], count):
                return (*found, count)
        return None

    def _may_stand(self, key: str, kind: Kind, count: int) -> bool:
        if not self.done:
            return True
        if kind is Kind.BODY and count == 1 and (self.is_inside_name or self.done[-1] in PLACES):
            # Thành phố Hội An, huyện Vụ Bản; "Ban Vì sự tiến bộ".
            return False
        if self.kind is Kind.NAMED and self.is_inside_name:
            # Nguyễn Huệ, Lao Động, Đoàn Kết: a body begins only with a phrase of several words.
            return key in ENDS_A_NAME or (kind in {Kind.BODY, Kind.FIRM} and count > 1)
        if self.kind is Kind.NAMED:
            return kind is not Kind.FIELD or count > 3
        return True

    def _take(self, phrase: str, kind: Kind, count: int) -> None:
        is_first = not self.done
        self.unknown = 0
        self.done += phrase.split() if len(phrase.split()) == count else [phrase, *[""] * (count - 1)]
        if is_first or kind in {Kind.BODY, Kind.NAMED, Kind.FIRM}:
            self.kind = kind if kind in {Kind.BODY, Kind.NAMED, Kind.FIRM} else Kind.BODY
            self.is_inside_name = False
        elif phrase == "và" and self.kind is Kind.NAMED:
            self.kind, self.is_inside_name = Kind.BODY, False

    def _single(self, place: int) -> str:
        """A word that no phrase knows: an abbreviation, a part of a proper name, or something unknown."""
        word = self.words[place]
        letters = "".join(filter(str.isalpha, word))
        if not letters or any(map(str.isdigit, word)):
            return word
        if word == "SỐ" and place + 1 < len(self.words) and self.words[place + 1][:1].isdigit():
            return "số"
        if not is_syllable(letters) and not _is_of_highlands(word):
            return self._foreign(word, letters)
        if self.kind in {Kind.NAMED, Kind.FIRM}:
            self.is_inside_name = True
            self.unknown += 1
            # A firm whose "name" goes on and on has a trade in it that nobody listed.
            if self.unknown > LONGEST_NAME[self.kind]:
                self.is_sure = False
            return _capitalised(word)
        self.is_sure = False
        goes_on = place > 0 and self.is_inside_name
        self.is_inside_name = True
        return word.lower() if goes_on else _capitalised(word)

    def _foreign(self, word: str, letters: str) -> str:
        """What is no syllable: "XNK" is an abbreviation, "CHANGSHIN" a word of another language."""
        is_spoken = VOWEL.search(fold(letters)) is not None
        if is_spoken:
            self.is_sure = False
        if self.kind in {Kind.NAMED, Kind.FIRM}:
            self.is_inside_name = self.is_inside_name or is_spoken
        is_long = len(letters) > LONGEST_ABBREVIATION and word.isalpha()
        return _capitalised(word) if is_spoken and is_long else word


def _is_of_highlands(word: str) -> bool:
    """Names of the highlands are no syllables, but have marks or signs: "H'LEO", "ĐẮK", "KRÔNG"."""
    return "'" in word or "’" in word or (not word.isascii() and len(word) <= 7 and "Đ" not in word[1:])


def _capitalised(word: str) -> str:
    """With a capital in each part: "THÁP-CHÀM" → "Tháp-Chàm", "M'GAR" → "M'gar"."""
    return LETTERS.sub(lambda match: match[0].capitalize(), word)


def apart(text: str) -> str:
    """Syllables that a scan has run together, apart again: "VIỆTNAM" → "VIỆT NAM".

    A word without any mark may be of another language ("CANON", "SAMSUNG"): it has to be a phrase known here.
    """
    return " ".join(_cut(word) if word.isupper() and len(word) > 4 else word for word in text.split())


def _cut(word: str) -> str:
    folded = fold(word)
    if len(folded) != len(word) or not folded.isalpha() or is_unmarked_syllable(folded):
        return word
    for place in range(2, len(word) - 1):
        cut = f"{word[:place]} {word[place:]}"
        is_likely = not word.isascii() or phrase_key(cut) in phrases
        if is_likely and is_unmarked_syllable(folded[:place]) and is_unmarked_syllable(folded[place:]):
            return cut
    return word


def lower_but_first(text: str) -> str:
    """A title printed in capitals as a sentence: "HƯỚNG DẪN THI ĐUA" → "Hướng dẫn thi đua".

    Names of bodies in it and what follows them keep their capitals; of anything else nobody can tell.
    """
    words = text.split()
    result: list[str] = []
    while len(result) < len(words):
        place = len(result)
        count = _length_of_body(words, place)
        if count:
            found = phrases[phrase_key(" ".join(words[place : place + count]))][0].split()
            result += found
        else:
            result.append(_lowered(words[place]))
    sentence = " ".join(result)
    return sentence[:1].upper() + sentence[1:]


def begins_with_phrase(text: str) -> bool:
    """Whether a text begins with the name of a body."""
    return _length_of_body(text.split(), 0) > 0


def _length_of_body(words: list[str], place: int) -> int:
    """How many words from here on are a body of two words or more, or a name such as Việt Nam."""
    for count in range(min(LONGEST_PHRASE, len(words) - place), 1, -1):
        phrase, kind = phrases.get(phrase_key(" ".join(words[place : place + count])), ("", Kind.JOINT))
        is_name = kind is Kind.BODY or phrase in {"Việt Nam", "Hồ Chí Minh", "Trung ương"}
        if is_name and len(phrase.split()) == count:
            return count
    return 0


def _lowered(word: str) -> str:
    letters = "".join(filter(str.isalpha, word))
    is_abbreviation = len(letters) > 1 and word.isupper() and VOWEL.search(fold(letters)) is None
    return word if is_abbreviation or word in {"LĐLĐ", "UBND", "HĐND"} else word.lower()
