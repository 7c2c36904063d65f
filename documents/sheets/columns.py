"""The columns of a spreadsheet of documents, by the headings that librarians give them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from documents.sheets.errors import UnreadableSheetError
from documents.sheets.tables import Table, TableRow
from vietnamese.text import clean_spaces, fold

__all__ = ["HEADINGS", "Sheet", "find_columns"]

# Column → its headings; the first is the template's. They are compared without marks and punctuation.
HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "number": ("Số, ký hiệu", "Số và ký hiệu", "Số hiệu", "Số ký hiệu", "Số/Ký hiệu", "Số văn bản"),
    "document_type": ("Loại văn bản", "Loại", "Thể loại", "Hình thức văn bản"),
    "title": ("Tiêu đề", "Tên văn bản", "Tên gọi"),
    "abstract": ("Trích yếu", "Trích yếu nội dung", "Nội dung trích yếu"),
    "issuer": ("Cơ quan ban hành", "Cơ quan", "Nơi ban hành", "Đơn vị ban hành"),
    "fields": ("Lĩnh vực", "Lĩnh vực hoạt động"),
    "signer": ("Người ký",),
    "signer_position": ("Chức vụ người ký", "Chức vụ"),
    "issued_on": ("Ngày ban hành", "Ban hành", "Ngày ký", "Ngày tháng ban hành"),
    "effective_on": ("Ngày có hiệu lực", "Có hiệu lực từ", "Hiệu lực từ", "Ngày hiệu lực"),
    "expires_on": ("Ngày hết hiệu lực", "Hết hiệu lực", "Hết hiệu lực từ", "Ngày hết hạn"),
    "posted_on": ("Ngày đăng", "Đăng ngày"),
}
REQUIRED: Final = ("document_type", "issuer")
NAMING: Final = ("title", "abstract")
# A sheet may begin with its title and a remark.
HEAD_WITHIN: Final = 15


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows below the headings. `columns` maps a column to its place, `ignored` are headings not known."""

    headings: list[str]
    columns: Mapping[str, int]
    rows: list[TableRow]
    ignored: list[str]

    def value(self, row: TableRow, column: str) -> str:
        place = self.columns.get(column)
        return row.cells[place] if place is not None and place < len(row.cells) else ""


def find_columns(table: Table) -> Sheet:
    """Find the row of headings. Raises `UnreadableSheetError` where it or a needed column is missing."""
    for index, row in enumerate(table.rows[:HEAD_WITHIN]):
        columns: dict[str, int] = {}
        for place, heading in enumerate(row.cells):
            column = KNOWN.get(_key(heading))
            if column and column not in columns:
                columns[column] = place
        if len(columns) >= 2:
            return _checked(row, columns, table.rows[index + 1 :])
    raise UnreadableSheetError(
        _("No row of headings was found. Use the template, or name the columns like it.")
    )


def _checked(head: TableRow, columns: dict[str, int], rows: list[TableRow]) -> Sheet:
    missing = [HEADINGS[name][0] for name in REQUIRED if name not in columns]
    if not any(name in columns for name in NAMING):
        missing.append(" / ".join(HEADINGS[name][0] for name in NAMING))
    if missing:
        raise UnreadableSheetError(_("Columns are missing: %(names)s.") % {"names": ", ".join(missing)})
    ignored = [
        heading for place, heading in enumerate(head.cells) if heading and place not in columns.values()
    ]
    return Sheet(head.cells, columns, rows, ignored)


def _key(heading: str) -> str:
    return clean_spaces("".join(char if char.isalnum() else " " for char in fold(heading)))


KNOWN: Final = {_key(heading): column for column, headings in HEADINGS.items() for heading in headings}
