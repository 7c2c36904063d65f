"""The issuing body and the one above it, from the left column of the head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from documents.parsing.bodies import begins_like_body, is_finished, is_place_goes_on, is_unfinished
from documents.parsing.drawn_rules import is_misread_rule
from documents.parsing.head import Head
from documents.parsing.joint_issuers import are_joint, cut_joint, joined
from documents.parsing.lines import Line, same_length_fold
from documents.parsing.names_in_capitals import apart, readable_name
from documents.parsing.results import Doubt, Form, Found, missing
from vietnamese.syllables import is_syllable

__all__ = ["read_issuer"]

# What a scan leaves at the ends of a name: "TỈNH LÂM ĐỒNG _ "`". After a dash a name goes on.
SIGNS: Final = re.compile(r"^(?:[^\w(]|_)+|(?:[^\w)-]|_)+$")
RULE: Final = re.compile(r"[-_–—=*.…]{3,}|…")
NOT_A_BODY: Final = re.compile(
    r"(?:(?:toi |tuyet )?mat|hoa toc|thuong khan|khan|du thao|ban sao|sao y|den|luu hanh|khong pho bien"
    r"|cong van den|phu luc|cong bao|ngay|gio|mau so|mau \d|bieu so|kinh gui|so den|chuyen)\b|.*\d{4,}"
    r"|.*\d\s?[/-]\s?[a-z]{2}"
)
# Sentences and what stands in brackets are no names; "TP." and numbers of schools may have a full stop.
SENTENCE: Final = re.compile(r"[();:?!\"“”]|(?<![tT][pP])(?<!\b[A-ZĐ])\.(?:\s|$)")
MOST_WORDS: Final = 18
UNION_WORDS: Final = re.compile(
    r"\b(?:tong lien doan lao dong|lien doan lao dong|ldld|cong doan|nghiep doan|cdcs|tldldvn)\b"
)
CITED: Final = re.compile(r"(?:cua)\s+(?P<body>.+?)(?:\s+(?:so\b|ngay\b|ve\b).*)?$")
# Parts of a body that have no name without it.
PARTS: Final = frozenset({"van phong", "ban chap hanh", "ban thuong vu", "doan chu tich"})
# A body and a unit of another one on one line: a column that lost its lines.
TWO_BODIES: Final = re.compile(
    r"\b(?:lien doan lao dong|ldld|so|uy ban nhan dan|ubnd)\b.+\b(?:tinh|huyen|thanh pho|tp|quan)\b"
    r".+\b(?:cong doan|cdcs|uy ban nhan dan|lien doan lao dong|truong|ban|van phong)\b"
)


@dataclass
class _Name:
    """A name put together from its lines, and the doubts about where it begins and ends."""

    lines: list[Line]
    text: str
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def line(self) -> Line:
        return Line(self.lines[0].page, self.text)


def read_issuer(head: Head, text: str) -> tuple[Found[str], Found[str], Form]:
    """The issuer, its superior and the form; `text` shows how names are written in small letters."""
    names = _names(_candidates(head))
    form = head.form
    if form is Form.STATE and any(UNION_WORDS.search(name.line.folded) for name in names):
        form = Form.UNION
    page = names[0].lines[0].page if names else 0
    raw = " / ".join(line.text for name in names for line in name.lines)
    if by_title := _named_by_title(head):
        names.append(by_title)
    if not names:
        return missing(), Found(None), form
    texts = [name.text for name in names]
    if are_joint(head, texts):
        parts = [part for one in texts for part in cut_joint(one)]
        readable = [readable_name(part, text) for part in parts]
        sure = all(one.is_sure for one in readable)
        doubts = _doubts(names, is_sure=sure)
        return Found(joined([one.text for one in readable]), doubts, page, raw), Found(None), form
    return *_alone(names, text, page, raw), form


def _alone(names: Sequence[_Name], text: str, page: int, raw: str) -> tuple[Found[str], Found[str]]:
    """The last name, and the one above it."""
    issuer, superior = names[-1], (names[-2] if len(names) > 1 else None)
    readable = readable_name(issuer.text, text)
    doubts = _doubts([issuer], is_sure=readable.is_sure)
    if superior is None:
        return Found(readable.text, doubts, page, raw), Found(None)
    above = readable_name(superior.text, text)
    name = readable.text
    if same_length_fold(issuer.text) in PARTS:
        name = f"{name} {above.text}"
        doubts = _doubts([issuer, superior], is_sure=readable.is_sure and above.is_sure)
    return Found(name, doubts, page, raw), Found(above.text, (), page, raw)


def _candidates(head: Head) -> list[Line]:
    """The lines of the left column that can be names."""
    lines = [line for line in head.left if _may_be_name(line)]
    lines[1:] = [line for line in lines[1:] if not is_misread_rule(line.text)]
    # Without a number nothing tells where the left column ends, nor that there is one.
    if head.number is None or not head.has_marks:
        first = next((place for place, line in enumerate(lines) if begins_like_body(line)), len(lines))
        lines = lines[first:]
    return lines


def _may_be_name(line: Line) -> bool:
    if (
        NOT_A_BODY.match(line.folded)
        or not _is_legible(RULE.sub(" ", line.text))
        or SENTENCE.search(line.text)
    ):
        return False
    if len(line.text.split()) > MOST_WORDS:
        return False
    return line.is_capital or begins_like_body(line) or line.text[:1].isupper()


def _is_legible(text: str) -> bool:
    """Whether most of a line are letters, unlike what a scan makes of a rule: "..ư.ự".

    A name may end with a syllable of two: "BỘ NỘI / VỤ".
    """
    if is_syllable(text.strip()) and text.isupper():
        return True
    letters = sum(map(str.isalpha, text))
    return letters >= 3 and letters >= 0.6 * len("".join(text.split()))


def _names(lines: Sequence[Line]) -> list[_Name]:
    """The lines put together to names of bodies."""
    names: list[_Name] = []
    for line in lines:
        text = apart(SIGNS.sub("", RULE.sub(" ", line.text))).strip()
        if not text:
            continue
        piece = Line(line.page, text)
        previous = names[-1] if names else None
        if previous is None or _begins(piece, previous):
            doubts = [] if begins_like_body(piece) else [Doubt.CUT]
            names.append(_Name([line], text, doubts))
        elif previous.line.is_capital and not piece.is_capital:
            # Small letters below a name in capitals are something else.
            continue
        else:
            if is_finished(previous.line) and not re.match(r"[-–]", line.text):
                previous.doubts.append(Doubt.CUT)
            previous.lines.append(line)
            previous.text = f"{previous.text} {text}"
        if RULE.search(line.text.rstrip("-_–—=*. …")) or line.text.rstrip().endswith(("...", "…")):
            names[-1].doubts.append(Doubt.INCOMPLETE)
    return [name for name in names if any(map(str.isalpha, name.text))]


def _begins(piece: Line, previous: _Name) -> bool:
    """Whether a line begins a name of its own."""
    if is_unfinished(previous.line) or is_place_goes_on(previous.line, piece):
        return False
    if begins_like_body(piece):
        return True
    return is_finished(previous.line) and len(piece.text.split()) > 2 and piece.is_capital


def _named_by_title(head: Head) -> _Name | None:
    """The body named below the type: "CHỈ THỊ / CỦA BAN BÍ THƯ"."""
    if not head.is_told or not head.after or not head.after[0].is_capital:
        return None
    line = head.after[0]
    match = CITED.match(line.folded)
    if match is None or not begins_like_body(line.part(match.start("body"))):
        return None
    name = line.text[match.start("body") : match.end("body")]
    known = {same_length_fold(one.text) for one in head.left}
    # "Của Bộ trưởng Bộ Tài chính" is the head's own body in other words.
    if any(body and body in same_length_fold(name) for body in known):
        return None
    return _Name([line], name)


def _doubts(names: Sequence[_Name], *, is_sure: bool) -> tuple[Doubt, ...]:
    doubts = [doubt for name in names for doubt in name.doubts]
    if not is_sure or any(name.text.isascii() and len(name.text.split()) > 1 for name in names):
        doubts.append(Doubt.SPELLING)
    is_cut = any(len(name.lines) > 4 or TWO_BODIES.search(name.line.folded) for name in names)
    if is_cut or any(not begins_like_body(name.line) for name in names):
        doubts.append(Doubt.CUT)
    return tuple(dict.fromkeys(doubts))
