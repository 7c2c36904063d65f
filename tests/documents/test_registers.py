"""The official registers of NĐ 30/2020, phụ lục IV, as offices keep them, and lists beside them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from documents.acquisition.field_values import Words
from documents.acquisition.spreadsheets.columns import COMBINED, find_columns
from documents.acquisition.spreadsheets.planning import Outcome, make_plan
from documents.acquisition.spreadsheets.register import cut_type_off
from documents.acquisition.spreadsheets.tables import Table, TableRow, read_table
from documents.models import LegalDocumentPage
from tests.factories import DocumentFactory, DocumentTypeFactory, IssuingBodyFactory, LibraryFactory

pytestmark = pytest.mark.django_db

FILES = Path(__file__).parent / "spreadsheet_files"
BODY = "Liên đoàn Lao động tỉnh Sông Mây"


@pytest.fixture(autouse=True)
def words():
    DocumentTypeFactory(name="Quyết định", abbreviation="QĐ")
    DocumentTypeFactory(name="Quy định", abbreviation="QyĐ")
    DocumentTypeFactory(name="Công văn")
    IssuingBodyFactory(name=BODY)
    return LibraryFactory()


def opened(name):
    with (FILES / name).open("rb") as file:
        return read_table(file, name)


def given(client, name, **data):
    address = reverse("documents_from_sheet:index")
    library = LibraryFactory._meta.model.objects.get()
    with (FILES / name).open("rb") as file:
        return client.post(address, {"file": file, "library": library.pk, **data})


def taken_in(client, answer):
    address = reverse("documents_from_sheet:index")
    return client.post(address, {"sheet": answer.context["sheet"], "action": "take-in"})


def table(head, *rows):
    return Table([TableRow(number, list(cells)) for number, cells in enumerate([head, *rows], 1)])


def outcomes(plan):
    return [row.outcome.value for row in plan.rows]


def test_the_register_of_outgoing_documents_asks_once_for_the_issuer(admin_client):
    asked = given(admin_client, "so-dang-ky-van-ban-di.xlsx")
    assert asked.context["form"].errors["issuer"]
    issuer = LegalDocumentPage._meta.get_field("issuer").related_model.objects.get(name=BODY)
    checked = given(admin_client, "so-dang-ky-van-ban-di.xlsx", issuer=issuer.pk)
    assert outcomes(checked.context["plan"]) == ["create", "create"]
    assert outcomes(taken_in(admin_client, checked).context["plan"]) == ["create", "create"]
    decision, letter = LegalDocumentPage.objects.order_by("number_key")
    assert (decision.number, decision.document_type.name, decision.abstract) == (
        "711/QĐ-LĐLĐ", "Quyết định", "Về việc khen thưởng đợt 1",
    )  # fmt: skip
    assert (letter.number, letter.document_type.name, letter.abstract) == (
        "712/LĐLĐ", "Công văn", "V/v báo cáo quý I",
    )  # fmt: skip
    assert {decision.issuer, letter.issuer} == {issuer}
    assert (decision.issued_on, decision.signer.name) == (date(2024, 3, 5), "Nguyễn Thị Lan")


def test_a_list_under_official_headings_is_read(admin_client):
    checked = given(admin_client, "danh-muc.xlsx")
    assert outcomes(checked.context["plan"]) == ["create"] * 5
    taken_in(admin_client, checked)
    assert set(LegalDocumentPage.objects.values_list("issued_on", "issuer__name", "document_type__name")) == {
        (date(2024, 3, 5), BODY, "Quyết định")
    }


INCOMING = [
    "Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu", "Ngày, tháng", "Tên loại và trích yếu nội dung",
    "Đơn vị hoặc người nhận", "Ngày chuyển", "Ký nhận", "Ghi chú",
]  # fmt: skip


def test_the_register_of_incoming_documents_names_its_issuers(admin_user):
    row = [
        "06/03/2024",
        "12",
        BODY,
        "9/QĐ-LĐLĐ",
        "05/03/2024",
        "QUYẾT ĐỊNH: Ban hành quy chế",
        "VP",
        "",
        "",
        "",
    ]
    numbers = [f"({place})" for place in range(1, 11)]
    sheet = find_columns(table(INCOMING, numbers, row, ["Tổng cộng: 1 văn bản", *[""] * 9]))
    assert not sheet.needs_issuer
    [planned] = make_plan(sheet, admin_user, Words()).rows
    assert planned.outcome is Outcome.CREATE, planned.problem
    assert (planned.page.number, planned.page.issuer.name) == ("9/QĐ-LĐLĐ", BODY)
    assert (planned.page.document_type.name, planned.page.abstract) == ("Quyết định", "Ban hành quy chế")
    assert planned.page.issued_on == date(2024, 3, 5)


ABOUT = "Quyết định khen thưởng"
NUMBERS = {"number": "9/QĐ-LĐLĐ", "issued_on": "05/03/2024", COMBINED: ABOUT, "signer": "Lê Thị Hà"}


@pytest.mark.parametrize(
    "heads",
    [
        [
            ("Văn bản", "", "", "Người ký"),
            ("Số, ký hiệu", "Ngày, tháng", "Tên loại và trích yếu nội dung", ""),
        ],
        [("Văn bản đi", "", "Tên loại và trích yếu", "Người ký"), ("Số, ký hiệu", "Ngày, tháng", "", "")],
        [("Số ký hiệu VB", "Ngày tháng VB", "Tên loại và trích yếu nội dung VB", "Người ký")],
    ],
)
def test_headings_stand_in_two_rows_and_say_vb(heads):
    row = ("9/QĐ-LĐLĐ", "05/03/2024", ABOUT, "Lê Thị Hà")
    month = ("Tháng 3", "", "", "")
    sheet = find_columns(table(["SỔ ĐĂNG KÝ VĂN BẢN ĐI"], *heads, month, row))
    assert [{name: sheet.value(row, name) for name in NUMBERS} for row in sheet.rows] == [NUMBERS]


@pytest.mark.parametrize(
    ("text", "number", "kind", "abstract"),
    [
        ("Quyết định về việc khen thưởng", "1/QĐ-LĐLĐ", "Quyết định", "Về việc khen thưởng"),
        ("Quyết định: Về khen thưởng", "", "Quyết định", "Về khen thưởng"),
        ("QĐ về việc khen thưởng", "", "Quyết định", "Về việc khen thưởng"),
        ("QUY ĐỊNH về bảo vệ", "", "Quy định", "Về bảo vệ"),
        ("V/v báo cáo", "", "Công văn", "V/v báo cáo"),
        ("Về việc báo cáo", "7/LĐLĐ", "Công văn", "Về việc báo cáo"),
        ("Về việc khen thưởng", "7/QĐ-LĐLĐ", "Quyết định", "Về việc khen thưởng"),
        ("Quyết địnhh lạ", "", "", "Quyết địnhh lạ"),
        ("Báo cáo quý", "", "", "Báo cáo quý"),
    ],
)
def test_the_type_is_cut_off(text, number, kind, abstract):
    assert cut_type_off(text, number, Words()) == (kind, abstract)


def test_what_tells_no_type_is_a_wrong_row_and_no_guess(admin_user):
    sheet = find_columns(table(INCOMING, ["", "", BODY, "", "05/03/2024", "Báo cáo quý", *[""] * 4]))
    assert COMBINED in sheet.columns
    [planned] = make_plan(sheet, admin_user, Words()).rows
    assert planned.outcome is Outcome.ERROR
    assert "Loại văn bản" in planned.problem


PLAIN = ["Số, ký hiệu", "Loại văn bản", "Trích yếu", "Cơ quan ban hành", "Ngày ban hành"]
#: Two rows that are one document by the rule of the library, whatever else they say.
TWINS = [
    (("5/QĐ-LĐLĐ", "Quyết định", "05/03/2024"), ("05/QĐ-LĐLĐ", "Quy định", "06/04/2024")),
    (("5/QĐ-LĐLĐ", "Quyết định", ""), ("5/QĐ-LĐLĐ", "Quyết định", "06/04/2024")),
    (("5/QĐ-LĐLĐ", "Quyết định", "05/03/2024"), ("5/QĐ-LĐLĐ", "Quyết định", "")),
    (("", "Quyết định", "05/03/2024"), ("", "Quy định", "05/03/2024")),
]


@pytest.mark.parametrize(("first", "second"), TWINS)
def test_the_check_promises_what_taking_in_does(admin_client, admin_user, first, second):
    rows = [(number, kind, "Về khen thưởng", BODY, day) for number, kind, day in (first, second)]
    plan = make_plan(find_columns(table(PLAIN, *rows)), admin_user, Words())
    assert outcomes(plan) == ["create", "error"]
    assert "2" in plan.rows[1].problem


def test_two_rows_are_not_both_the_one_document_whose_year_is_not_known(admin_user):
    body = LegalDocumentPage._meta.get_field("issuer").related_model.objects.get(name=BODY)
    DocumentFactory(number="5/QĐ-LĐLĐ", issuer=body, issued_on=None, effective_on=None)
    rows = [("5/QĐ-LĐLĐ", "Quyết định", "Về khen thưởng", BODY, day) for day in ("05/03/2023", "05/03/2024")]
    assert outcomes(make_plan(find_columns(table(PLAIN, *rows)), admin_user, Words())) == ["update", "error"]


def test_the_database_has_the_same_rule():
    law = DocumentFactory(number="5/QĐ-LĐLĐ", document_type=DocumentTypeFactory(name="Quyết định"))
    other = DocumentFactory(number="6/QĐ-LĐLĐ", document_type=DocumentTypeFactory(name="Quy định"))
    with pytest.raises(IntegrityError), transaction.atomic():
        LegalDocumentPage.objects.filter(pk=other.pk).update(number_key=law.number_key)
