"""How texts name a document in full (viện dẫn), as NĐ 30/2020, phụ lục I, mục II.5 asks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from documents.models import LegalDocumentPage
from vietnamese.text import clean_spaces

__all__ = ["Citations", "citations_of", "day_in_words"]

# The first time a law or an ordinance is named by type and name alone (Luật, Pháp lệnh).
NAMED_ALONE: Final = frozenset({"bộ luật", "luật", "pháp lệnh"})
# An abstract that begins with one of these goes on after the issuer as it is; others follow "về".
VERBS: Final = (
    "ban hành", "bãi bỏ", "bổ sung", "công bố", "đính chính", "hướng dẫn", "phê duyệt", "quy định", "sửa đổi",
    "thành lập", "thay thế", "thực hiện", "tổ chức thực hiện", "triển khai", "về",
)  # fmt: skip
ON_MATTER: Final = re.compile(r"^v/v\b\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Citations:
    """`heading` is number and title on one line; `full` for the first mention, `short` for those after it."""

    heading: str
    full: str
    short: str


def citations_of(document: LegalDocumentPage) -> Citations:
    """What is not known is left out."""
    type_name = document.document_type.name if document.document_type else ""
    numbered = f"{type_name} số {document.number}".strip() if document.number else type_name
    about = clean_spaces(document.abstract or document.title)
    if type_name.lower() in NAMED_ALONE:
        full = about if about.lower().startswith(type_name.lower()) else f"{type_name} {about}"
    else:
        issued = f"ngày {day_in_words(document.issued_on)}" if document.issued_on else ""
        issuer = f"của {document.issuer.name}" if document.issuer else ""
        full = " ".join(part for part in (numbered, issued, issuer, _continued(about)) if part)
    return Citations(
        heading=_heading(numbered, document),
        full=full,
        short=numbered or full,
    )


def _heading(numbered: str, document: LegalDocumentPage) -> str:
    """Number and title, the number once: many titles begin with it."""
    is_named = bool(document.number) and document.number in document.title
    return f"{numbered}: {document.title}" if numbered and not is_named else document.title


def day_in_words(day: date) -> str:
    """Days below 10 and the months January and February get a zero before them (NĐ 30/2020, phụ lục I)."""
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"{day.day:02} tháng {month} năm {day.year}"


def _continued(about: str) -> str:
    about = ON_MATTER.sub("Về việc ", about).rstrip(".")
    if about.lower().startswith(VERBS):
        return about[:1].lower() + about[1:]
    return f"về {about}" if about else ""
