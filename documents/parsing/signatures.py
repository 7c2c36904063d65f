"""Who signed, in which office and for whom: the block below the text, beside "Nơi nhận"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from documents.parsing.lines import Line, same_length_fold
from documents.parsing.lone_signers import lone_signer
from documents.parsing.names_in_capitals import lower_but_first
from documents.parsing.persons import person_at_end, person_doubts
from documents.parsing.results import Doubt, Found, missing
from documents.parsing.wording import OFFICES, any_of

__all__ = ["Signature", "read_signature"]

FORMS: Final = re.compile(
    r"(?<!\w)(?P<form>(?:TM|KT|TL|TUQ|Q)\s?\.|[TK]/[MTL]\b\.?)\s?(?P<body>[^\d;:]{3,80})$"
)
_OFFICE: Final = rf"(?:(?:pho|quyen|q\.|nguyen)\s)?(?:{any_of(OFFICES)})"
OFFICE: Final = re.compile(rf"\b{_OFFICE}\b")
# "KT. CHỦ TỊCH PHÓ CHỦ TỊCH" on one line; "ĐOÀN CHỦ TỊCH" is a body, no office.
BODY_AND_OFFICE: Final = re.compile(
    rf"(?P<body>.*?\S)\s(?<!\bdoan )(?<!\bban )(?<!hoi dong )(?P<office>{_OFFICE})$"
)
RANKS: Final = re.compile(
    r"^(?:(?:GS|PGS|TS|ThS|Th\.S|BS|BSCKI{1,2}|CKI{1,2}|KS|LS|CN|Ths|Ts|NGƯT|NGND|TTƯT)\.?,?\s?"
    r"|(?:Đại|Thượng|Trung|Thiếu)\s(?:tướng|tá)\s|Đồng chí\s|Ông\s|Bà\s)+(?=\S)",
)
# In brackets, or alone: "Kỳ" and "Đậu" are names.
SIGNED: Final = re.compile(
    r"[(\[].{0,60}|(?:đã ký|ký tên|ký|đóng dấu|đã ký và đóng dấu|ký, ghi rõ họ tên)\W*", re.IGNORECASE
)
DEPUTY: Final = re.compile(r"\b((?:phó|quyền|q\.|tổng) )(?!cục)(\w)", re.IGNORECASE)
# What ends the block: the annexes, and tables of persons.
ANNEX: Final = re.compile(
    r"(?:phu luc|danh sach|bieu|mau so|bang|stt|tt|so tt|ho va ten|quy che|quy dinh)\b(?!.*\bso \d)"
)
RECIPIENTS: Final = re.compile(r"noi nhan\b")
ITEM: Final = re.compile(r"^\s*(?:[-–—+•*]|nhu tren)")
# "- Lưu: VT." as scans read it too: "“lifu: VI.".
ARCHIVE: Final = re.compile(r"^\W*\w{2,6}\s?[:;.]\s?v[til1]\b[.,;]?\s+")
CAPITALS_AT_END: Final = re.compile(r"((?:[A-ZĐÀ-ỸƯƠĂÂÊÔ]{2,}\s?){1,8})$")
FEWEST_LINES: Final = 4
LONGEST_BLOCK: Final = 34
LONGEST_OFFICE: Final = 90
LONGEST_END: Final = 25
# A second person signs beside or below the first one.
NEAR: Final = 8


@dataclass
class Signature:
    """What the block says. `authority` is for whom: "TM. Ban Thường vụ"."""

    signer: Found[str] = field(default_factory=missing)
    position: Found[str] = field(default_factory=missing)
    authority: Found[str] = field(default_factory=lambda: Found(None))


def read_signature(lines: Sequence[Line]) -> Signature:
    """The signature of the document itself: the first block that has one, before the annexes.

    Of several persons who signed together the first is given, in doubt.
    """
    for start in _starts(lines):
        block = _block(lines, start)
        signature, end = _read(block)
        if signature.signer.value:
            second, _end = _read(block[end : end + NEAR])
            if second.signer.value and (second.authority.value or second.position.value):
                signature.signer = _in_doubt(signature.signer)
                signature.position = _in_doubt(signature.position)
            return signature
    return Signature(signer=lone_signer(lines))


def _is_alone(lines: Sequence[Line], position: int) -> bool:
    """Whether an office in small letters signs: near the end, and not one of a table's many."""
    is_at_end = len(lines) - position <= LONGEST_END
    return is_at_end and sum(_is_office(line.text) for line in lines) == 1


def _in_doubt(found: Found[str]) -> Found[str]:
    return replace(found, doubts=(*found.doubts, Doubt.GUESSED))


def _starts(lines: Sequence[Line]) -> Iterator[int]:
    """Where a block may begin: at "Nơi nhận", at "TM.", "KT." …, at an office alone on its line."""
    for position, line in enumerate(lines):
        if position < FEWEST_LINES:
            continue
        if RECIPIENTS.search(line.folded) or (line.is_capital and FORMS.search(line.text)):
            yield max(0, position - 4) if RECIPIENTS.search(line.folded) else position
        elif _is_office(line.text) and (line.is_capital or _is_alone(lines, position)):
            yield position


def _block(lines: Sequence[Line], start: int) -> list[Line]:
    return [line for line in lines[start : start + LONGEST_BLOCK] if not SIGNED.fullmatch(line.text)]


def _read(block: Sequence[Line]) -> tuple[Signature, int]:
    """The first signature of a block, and where it ends."""
    signature = Signature()
    offices: list[str] = []
    page, since_office = block[0].page if block else 0, LONGEST_BLOCK
    end = len(block)
    for place, line in enumerate(block):
        if offices and ANNEX.match(line.folded) and not ITEM.match(line.folded):
            break
        right = _right_column(line)
        since_office += 1
        if form := FORMS.search(right):
            body, office = _body_and_office(form["body"])
            if form["form"].startswith("Q"):
                body, office = "", right
            if body:
                signature.authority = Found(_authority(form["form"], body), (), line.page, right)
            offices += [office] if office else []
            page, since_office = line.page, 0
        elif _is_office(right) or _has_office(right):
            offices.append(right)
            page, since_office = line.page, 0
        elif (offices or signature.authority.value) and (name := _person(right, line, since_office)):
            signature.signer = Found(name, person_doubts(name), line.page, line.text)
            end = place + 1
            break
    if offices:
        signature.position = Found(_position(offices[-1]), (), page, " / ".join(offices))
    elif signature.authority.value and signature.signer.value:
        # "TM. CHÍNH PHỦ" may stand alone, or with the office in the same line.
        signature.position = Found(None, (Doubt.INCOMPLETE,), page, signature.authority.raw)
    return signature, end


def _position(office: str) -> str:
    """An office from capitals: "PHÓ CHỦ TỊCH" → "Phó Chủ tịch"."""
    text = lower_but_first(office.strip(" .,"))
    return DEPUTY.sub(lambda match: f"{match[1]}{match[2].upper()}", text)


def _person(right: str, line: Line, since_office: int) -> str:
    is_beside_item = ITEM.match(line.folded) is not None
    return person_at_end(right, is_beside_item=is_beside_item, since_office=since_office)


def _has_office(text: str) -> bool:
    return text.isupper() and len(text) < LONGEST_OFFICE and OFFICE.search(same_length_fold(text)) is not None


def _is_office(text: str) -> bool:
    """Whether a line is nothing but an office, as signatures have it: with a capital."""
    return text[:1].isupper() and OFFICE.fullmatch(same_length_fold(text.strip(" .,"))) is not None


def _body_and_office(text: str) -> tuple[str, str]:
    """The body for which somebody signs, and the office if it stands in the same line."""
    body = text.strip(" .,")
    match = BODY_AND_OFFICE.fullmatch(same_length_fold(body))
    return (body[: match.end("body")], body[match.start("office") :]) if match else (body, "")


def _authority(form: str, body: str) -> str:
    return f"{form.replace('/', '').rstrip(' .')}. {lower_but_first(body)}"


def _right_column(line: Line) -> str:
    """The line without the recipient that stands left of it: "- Như Điều 3; CHỦ TỊCH" → "CHỦ TỊCH"."""
    text = RANKS.sub("", line.text)
    if RECIPIENTS.match(line.folded):
        return re.sub(r"^[^:]{0,14}:?\s*", "", text, count=1)
    archive = ARCHIVE.match(line.folded)
    if archive and person_at_end(line.text[archive.end() :].strip(" ."), is_beside_item=False):
        return RANKS.sub("", line.text[archive.end() :])
    if not ITEM.match(line.folded):
        return text
    if form := FORMS.search(text):
        return text[form.start() :]
    parts = re.split(r"[;.,)]\s+(?=[A-ZĐ])", text)
    tail = parts[-1] if len(parts) > 1 else ""
    # Without a sign between the columns: the office is what stands in capitals at the end.
    capitals = CAPITALS_AT_END.search(text)
    if capitals and OFFICE.search(same_length_fold(capitals[1])):
        return capitals[1].strip()
    return RANKS.sub("", tail.strip())
