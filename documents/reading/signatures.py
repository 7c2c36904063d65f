"""Who signed, in which office and for whom: the block below the text, beside "Nơi nhận"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from documents.reading.lines import Line, same_length_fold
from documents.reading.names_in_capitals import lower_but_first
from documents.reading.results import Doubt, Found, missing
from documents.reading.wording import OFFICES, SURNAMES, any_of

__all__ = ["Signature", "read_signature"]

FORMS: Final = re.compile(
    r"(?<!\w)(?P<form>(?:TM|KT|TL|TUQ|Q)\s?\.|[TK]/[MTL]\b\.?)\s?(?P<body>[^\d;:]{3,80})$"
)
OFFICE: Final = re.compile(rf"(?:\b(?:pho|quyen)\s)?\b(?:{any_of(OFFICES)})\b")
RANKS: Final = re.compile(
    r"^(?:(?:GS|PGS|TS|ThS|BS|KS|LS|CN|Ths|Ts)\.?\s?|(?:Đại|Thượng|Trung|Thiếu)\s(?:tướng|tá)\s|Đồng chí\s)+",
)
NAME: Final = re.compile(r"(?P<name>[^\W\d_a-z][^\W\d_]*(?:['’-]?[^\W\d_]+)?(?:\s[^\W\d_]['’\w-]*){1,5})\s*$")
SIGNED: Final = re.compile(r"^[(\[]?(?:da ky|ky ten|ky|dong dau)\b.*$")
RECIPIENTS: Final = re.compile(r"noi nhan\b")
ITEM: Final = re.compile(r"^\s*(?:[-–—+•*]|nhu tren)")
# "- Lưu: VT." as scans read it too: "“lifu: VI.".
ARCHIVE: Final = re.compile(r"^\W*\w{2,6}\s?[:;.]\s?v[til1]\b[.,;]?\s+")
LONGEST_BLOCK: Final = 34


@dataclass
class Signature:
    """What the block says. `authority` is for whom: "TM. Ban Thường vụ"."""

    signer: Found[str] = field(default_factory=missing)
    position: Found[str] = field(default_factory=missing)
    authority: Found[str] = field(default_factory=lambda: Found(None))


def read_signature(lines: Sequence[Line]) -> Signature:
    """The signature of the document itself: the first block that has one, before the annexes."""
    for start in _starts(lines):
        signature = _read(_block(lines, start))
        if signature.signer.value:
            return signature
    return Signature()


def _starts(lines: Sequence[Line]) -> Iterator[int]:
    """Where a block may begin: at "Nơi nhận", at "TM.", "KT." …, at an office in capitals."""
    for position, line in enumerate(lines):
        if position < 8:
            continue
        if RECIPIENTS.search(line.folded) or (line.is_capital and FORMS.search(line.text)):
            yield max(0, position - 4) if RECIPIENTS.search(line.folded) else position
        elif line.is_capital and OFFICE.fullmatch(line.folded.strip(" .,")):
            yield position


def _block(lines: Sequence[Line], start: int) -> list[Line]:
    return [line for line in lines[start : start + LONGEST_BLOCK] if not SIGNED.match(line.folded)]


def _read(block: Sequence[Line]) -> Signature:
    signature = Signature()
    offices: list[str] = []
    page = block[0].page if block else 0
    for line in block:
        right = _right_column(line)
        if form := FORMS.search(right):
            signature.authority = Found(_authority(form), (), line.page, right)
            continue
        if right.isupper() and len(right) < 90 and OFFICE.search(same_length_fold(right)):
            offices.append(right)
            page = line.page
            continue
        if (offices or signature.authority.value) and (name := _name(right, line)):
            signature.signer = Found(name, _name_doubts(name), line.page, line.text)
            break
    if offices:
        signature.position = Found(lower_but_first(offices[-1].strip(" .,")), (), page, " / ".join(offices))
    elif signature.authority.value and signature.signer.value:
        # "TM. CHÍNH PHỦ" may stand alone, or with the office in the same line.
        signature.position = Found(None, (Doubt.INCOMPLETE,), page, signature.authority.raw)
    return signature


def _authority(form: re.Match[str]) -> str:
    return f"{form['form'].replace('/', '').rstrip(' .')}. {lower_but_first(form['body'].strip(' .,'))}"


def _right_column(line: Line) -> str:
    """The line without the recipient that stands left of it: "- Như Điều 3; CHỦ TỊCH" → "CHỦ TỊCH"."""
    text = RANKS.sub("", line.text)
    if RECIPIENTS.match(line.folded):
        return re.sub(r"^[^:]{0,14}:?\s*", "", text, count=1)
    if (archive := ARCHIVE.match(line.folded)) and NAME.fullmatch(line.text[archive.end() :].strip(" .")):
        return RANKS.sub("", line.text[archive.end() :])
    if not ITEM.match(line.folded):
        return text
    if form := FORMS.search(text):
        return text[form.start() :]
    parts = re.split(r"[;.,)]\s+(?=[A-ZĐ])", text)
    tail = parts[-1] if len(parts) > 1 else ""
    # Without a sign between the columns: the office is what stands in capitals at the end.
    capitals = re.search(r"((?:[A-ZĐÀ-ỸƯƠĂÂÊÔ]{2,}\s?){1,8})$", text)
    if capitals and OFFICE.search(same_length_fold(capitals[1])):
        return capitals[1].strip()
    return RANKS.sub("", tail.strip())


def _name(text: str, line: Line) -> str:
    """The name of a person at the end of a line, or ""."""
    match = NAME.search(text.strip(" ."))
    if match is None:
        return ""
    name = match["name"]
    words = name.split()
    has_surname = same_length_fold(words[0]) in SURNAMES
    is_whole = match.start() == 0
    if not has_surname or not 2 <= len(words) <= 6 or not (is_whole or ITEM.match(line.folded)):
        return ""
    if not all(word[:1].isupper() for word in words):
        return ""
    return (
        name.title()
        if name.isupper() and not OFFICE.search(same_length_fold(name))
        else ("" if name.isupper() else name)
    )


def _name_doubts(name: str) -> tuple[Doubt, ...]:
    return (Doubt.SPELLING,) if name.isascii() else ()
