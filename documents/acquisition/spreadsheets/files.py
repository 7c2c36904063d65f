"""The files that are handed out: the sheet to fill in, and the rows that were wrong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import IO, Final

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from documents.acquisition.spreadsheets.columns import HEADINGS, Sheet
from documents.acquisition.spreadsheets.planning import Plan
from documents.models import DocumentType, Field, IssuingBody
from documents.public.exports.columns import Value
from documents.public.exports.xlsx_file import XLSX_TYPE, write_xlsx

__all__ = ["errors_file", "template_file"]

WIDTHS: Final = {"title": 50, "abstract": 60, "issuer": 36, "fields": 28}
EXAMPLE: Final[Sequence[Value]] = (
    "65/HD-TLĐ",
    "Hướng dẫn",
    "",
    "Hướng dẫn thực hiện quy định về thu kinh phí công đoàn",
    "Tổng Liên đoàn Lao động Việt Nam",
    "Tài chính công đoàn",
    "Nguyễn Văn A",
    "Phó Chủ tịch",
    date(2024, 12, 31),
    date(2025, 1, 15),
    None,
    None,
)


def template_file() -> IO[bytes]:
    """A workbook with the headings and an example row; beside it the names the library knows."""
    known = [
        [str(word) for word in model._default_manager.order_by("name")]
        for model in (DocumentType, IssuingBody, Field)
    ]
    length = max(map(len, known), default=0)
    names: list[list[Value]] = [
        [column[index] if index < len(column) else None for column in known] for index in range(length)
    ]
    headings = [names[0] for names in HEADINGS.values()]
    words = [HEADINGS[name][0] for name in ("document_type", "issuer", "fields")]
    return write_xlsx(
        _("Legal documents"),
        headings,
        [WIDTHS.get(column, 18) for column in HEADINGS],
        [list(EXAMPLE)],
        more=[(_("Names in the library"), words, [30, 50, 40], names)],
    )


def errors_file(sheet: Sheet, plan: Plan) -> HttpResponse:
    """The rows that were wrong, as they came, each with its number and the reason in front."""
    rows: list[list[Value]] = [
        [planned.problem, planned.row.number, *planned.row.cells] for planned in plan.errors
    ]
    file = write_xlsx(
        _("Errors"), [_("Reason"), _("Row"), *sheet.headings], [60, 8, *[20] * len(sheet.headings)], rows
    )
    response = HttpResponse(file.read(), content_type=XLSX_TYPE)
    response["Content-Disposition"] = content_disposition_header(True, "dong-loi.xlsx") or ""
    return response
