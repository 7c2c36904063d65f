"""Where a text ends and what is added to it begins: recipients and signature, attachments, appendices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from documents.enums import ProvisionKind
from documents.structure.paragraphs import Paragraph

__all__ = ["closes", "opens_addition"]

CLOSING: Final = re.compile(
    r"Nơi nhận\s*:|(?:TM\.|T/M|KT\.|K/T|TL\.|T/L|TUQ\.|Q\.)\s*[A-ZĐÀ-Ỹ ,.]{4,}|"
    r"(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp|Nghị quyết) này (?:đã )?(?:được|do) Quốc hội .{0,120}thông qua",
)
APPENDIX: Final = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|MẪU SỐ|Mẫu số|BIỂU MẪU)\b(?:\s*(?:số|SỐ))?\s*[IVXLC\d]*[a-zA-ZĐđ]?\s*[.:–-]?"
)
ATTACHMENT: Final = re.compile(
    r"(?:QUY CHẾ|QUY ĐỊNH|QUY TRÌNH|QUY TẮC|ĐIỀU LỆ|NỘI QUY|CHƯƠNG TRÌNH|KẾ HOẠCH|ĐỀ ÁN|HƯỚNG DẪN|DANH MỤC"
    r"|TIÊU CHUẨN)\b"
)
ATTACHED: Final = re.compile(r"\(?\s*(?:được\s+)?(?:ban hành\s+)?(?:kèm theo|Kèm theo)", re.IGNORECASE)
#: So many paragraphs below the name of an attachment it says what it is attached to.
NEAR: Final = 4
LONGEST_NAME: Final = 160


def closes(text: str) -> bool:
    """Whether recipients or signature begin with this paragraph."""
    return CLOSING.match(text) is not None


def opens_addition(
    paragraphs: Sequence[Paragraph], place: int, *, is_after_end: bool
) -> ProvisionKind | None:
    """What begins with the paragraph at this place, if an attachment or an appendix does."""
    text = paragraphs[place].text
    if len(text) > LONGEST_NAME:
        return None
    if (
        (found := APPENDIX.match(text))
        and (text.isupper() or is_after_end)
        and _is_heading(text, found.end())
    ):
        return ProvisionKind.APPENDIX
    if ATTACHMENT.match(text) and text.isupper():
        below = paragraphs[place + 1 : place + 1 + NEAR]
        if place and (any(ATTACHED.match(one.text) for one in below) or is_after_end):
            return ProvisionKind.ATTACHMENT
    return None


def _is_heading(text: str, end: int) -> bool:
    rest = text[end:].strip()
    return not rest or text.isupper() or rest[0].isupper() or rest[0] == "("
