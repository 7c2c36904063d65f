"""The columns of a spreadsheet of documents, by the headings that librarians give them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from django.utils.translation import gettext as _

from documents.acquisition.spreadsheets.errors import UnreadableSheetError
from documents.acquisition.spreadsheets.tables import Table, TableRow
from vietnamese.text import fold

__all__ = ["COMBINED", "HEADINGS", "Sheet", "find_columns"]

# Column → its headings; the first is the template's. They are compared without marks and punctuation.
HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "number": (
        "Số, ký hiệu",
        "Số và ký hiệu",
        "Số hiệu",
        "Số ký hiệu",
        "Số/Ký hiệu",
        "Số văn bản",
        "Số, ký hiệu văn bản",
        "Số và ký hiệu văn bản",
        "Số hiệu văn bản",
    ),
    "document_type": (
        "Loại văn bản",
        "Loại",
        "Thể loại",
        "Hình thức văn bản",
        "Tên loại",
        "Tên loại văn bản",
    ),
    "title": ("Tiêu đề", "Tên văn bản", "Tên gọi"),
    "abstract": (
        "Trích yếu",
        "Trích yếu nội dung",
        "Nội dung trích yếu",
        "Trích yếu nội dung văn bản",
        "Trích yếu văn bản",
        "Nội dung văn bản",
        "Nội dung",
    ),
    "issuer": (
        "Cơ quan ban hành",
        "Cơ quan",
        "Nơi ban hành",
        "Đơn vị ban hành",
        "Tác giả",
        "Tác giả văn bản",
        "Tên cơ quan ban hành",
        "Cơ quan, tổ chức ban hành",
    ),
    "fields": ("Lĩnh vực", "Lĩnh vực hoạt động"),
    "signer": ("Người ký",),
    "signer_position": ("Chức vụ người ký", "Chức vụ"),
    "issued_on": (
        "Ngày ban hành",
        "Ban hành",
        "Ngày ký",
        "Ngày tháng ban hành",
        "Ngày tháng văn bản",
        "Ngày, tháng, năm ban hành",
        "Ngày, tháng",
        "Ngày, tháng, năm",
        "Ngày, tháng, năm văn bản",
        "Ngày văn bản",
    ),
    "effective_on": ("Ngày có hiệu lực", "Có hiệu lực từ", "Hiệu lực từ", "Ngày hiệu lực"),
    "expires_on": ("Ngày hết hiệu lực", "Hết hiệu lực", "Hết hiệu lực từ", "Ngày hết hạn"),
    "posted_on": ("Ngày đăng", "Đăng ngày"),
}
#: The column of registers (NĐ 30/2020, phụ lục IV) that holds the type and the abstract in one.
COMBINED: Final = "type_and_abstract"
COMBINED_HEADINGS: Final = (
    "Tên loại và trích yếu nội dung văn bản", "Tên loại và trích yếu nội dung", "Tên loại và trích yếu",
    "Tên loại và trích yếu văn bản", "Tên loại, trích yếu nội dung văn bản", "Tên loại, trích yếu nội dung",
    "Tên loại, trích yếu", "Loại và trích yếu nội dung văn bản", "Loại văn bản và trích yếu nội dung",
)  # fmt: skip
NAMING: Final = ("title", "abstract", COMBINED)
# Registers number their columns below the headings.
COLUMN_NUMBER: Final = re.compile(r"\(?\d{1,2}\)?")
TOTAL: Final = re.compile(r"(?:tong|cong)\b|(?:thang|quy|nam) \S{1,4}$")
SHORT: Final[Mapping[str, str]] = {"vb": "van ban", "cq": "co quan"}
# A sheet may begin with its title and a remark.
HEAD_WITHIN: Final = 15


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows below the headings. `columns` maps a column to its place, `ignored` are headings not known.

    `issuer` is the body that issued all of them, where no column says so: a register is one office's own.
    """

    headings: list[str]
    columns: Mapping[str, int]
    rows: list[TableRow]
    ignored: list[str]
    issuer: str = ""

    @property
    def needs_issuer(self) -> bool:
        """Whether the one who uploads it has to say whose documents these are."""
        return "issuer" not in self.columns

    def value(self, row: TableRow, column: str) -> str:
        place = self.columns.get(column)
        return row.cells[place] if place is not None and place < len(row.cells) else ""


def find_columns(table: Table) -> Sheet:
    """Find the row of headings. Raises `UnreadableSheetError` where it or a needed column is missing."""
    rows = table.rows
    for index, row in enumerate(rows[:HEAD_WITHIN]):
        if len(_columns(row.cells)) < 2:
            continue
        head, below = row, rows[index + 1 :]
        if index:
            head = _over(rows[index - 1], head)
        if below and _is_head(below[0]):
            head, below = _over(head, below[0]), below[1:]
        return _checked(head, _columns(head.cells), below)
    raise UnreadableSheetError(
        _("No row of headings was found. Use the template, or name the columns like it.")
    )


def _columns(cells: Sequence[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for place, heading in enumerate(cells):
        column = KNOWN.get(_key(heading))
        if column:
            columns.setdefault(column, place)
    return columns


def _is_head(row: TableRow) -> bool:
    """Whether a row holds headings and nothing else: those below a heading over several columns."""
    filled = [cell for cell in row.cells if cell]
    return bool(filled) and all(_key(cell) in KNOWN for cell in filled)


def _over(upper: TableRow, lower: TableRow) -> TableRow:
    """Headings in two rows as one: "Văn bản" stands above "Số, ký hiệu" and "Ngày, tháng", others beside."""
    pairs = zip_longest(upper.cells, lower.cells, fillvalue="")
    cells = [below or (above if _key(above) in KNOWN else "") for above, below in pairs]
    return TableRow(lower.number, cells)


def _checked(head: TableRow, columns: dict[str, int], rows: list[TableRow]) -> Sheet:
    missing = []
    if "document_type" not in columns and COMBINED not in columns:
        missing.append(HEADINGS["document_type"][0])
    if not any(name in columns for name in NAMING):
        missing.append(" / ".join(HEADINGS[name][0] for name in ("title", "abstract")))
    if missing:
        raise UnreadableSheetError(_("Columns are missing: %(names)s.") % {"names": ", ".join(missing)})
    ignored = [
        heading for place, heading in enumerate(head.cells) if heading and place not in columns.values()
    ]
    return Sheet(head.cells, columns, [row for row in rows if _tells_of_a_document(row, columns)], ignored)


def _tells_of_a_document(row: TableRow, columns: Mapping[str, int]) -> bool:
    """Not a row of column numbers, of a sum, or one with nothing in the columns that are read."""
    filled = [cell for cell in row.cells if cell]
    if all(COLUMN_NUMBER.fullmatch(cell) for cell in filled):
        return False
    known = [row.cells[place] for place in columns.values() if place < len(row.cells) and row.cells[place]]
    return bool(known) and not (len(filled) == 1 and TOTAL.match(fold(filled[0])))


def _key(heading: str) -> str:
    words = "".join(char if char.isalnum() else " " for char in fold(heading)).split()
    return " ".join(SHORT.get(word, word) for word in words)


KNOWN: Final = {
    _key(heading): column
    for column, headings in {**HEADINGS, COMBINED: COMBINED_HEADINGS}.items()
    for heading in headings
}
