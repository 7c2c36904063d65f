"""Documents from a spreadsheet: checked first, taken in on the librarian's word, as drafts unless told so."""

from __future__ import annotations

import html
import io
import re
import zipfile
from copy import deepcopy
from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from documents.acquisition.spreadsheets.columns import find_columns
from documents.acquisition.spreadsheets.csv_reading import decoded
from documents.acquisition.spreadsheets.errors import UnreadableSheetError
from documents.acquisition.spreadsheets.tables import MOST_BYTES, read_table
from documents.models import LegalDocumentPage, Signer
from home.roles import LIBRARIANS, setup_roles
from tests.factories import (
    DocumentFactory,
    DocumentTypeFactory,
    FieldFactory,
    IssuingBodyFactory,
    LibraryFactory,
)

pytestmark = pytest.mark.django_db

HEAD = [
    "Số, ký hiệu",
    "Loại văn bản",
    "Trích yếu",
    "Cơ quan ban hành",
    "Ngày ban hành",
    "Lĩnh vực",
    "Người ký",
]
ROW = ["65/HD-TLĐ", "Hướng dẫn", "Hướng dẫn thu kinh phí", "Tổng LĐLĐ Việt Nam", "31/12/2024", "", "Trần B"]


def xlsx(*rows, head=HEAD):
    workbook = Workbook()
    for row in [head, *rows]:
        workbook.active.append(row)
    stored = io.BytesIO()
    workbook.save(stored)
    return stored.getvalue()


def csv_text(*rows, head=HEAD, separator=","):
    return "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in [head, *rows]) + "\r\n"


@pytest.fixture(scope="module")
def made_library(shared_content):
    DocumentTypeFactory(name="Hướng dẫn")
    IssuingBodyFactory(name="Tổng Liên đoàn Lao động Việt Nam", former_names="Tổng Công đoàn Việt Nam")
    FieldFactory(name="Tài chính")
    library = LibraryFactory()
    setup_roles()
    return library


@pytest.fixture
def library(made_library, db):
    return deepcopy(made_library)


@pytest.fixture
def librarian(client, library):
    user = User.objects.create_user("thuthu", password="x", is_staff=False)
    user.groups.add(Group.objects.get(name=LIBRARIANS))
    client.force_login(user)
    return user


class Desk:
    """What the librarian does: choose a file, read the check, say yes."""

    def __init__(self, client, library):
        self.client, self.library = client, library
        self.address = reverse("documents_from_sheet:index")

    def check(self, content, name="a.xlsx", **more):
        file = io.BytesIO(content)
        file.name = name
        return self.client.post(self.address, {"file": file, "library": self.library.pk, **more})

    def say(self, checked, action="take-in"):
        sheet = re.findall(r'name="sheet" value="([^"]*)"', checked.content.decode())[0]
        return self.client.post(self.address, {"sheet": html.unescape(sheet), "action": action})

    def outcomes(self, response):
        return [row.outcome.value for row in response.context["plan"].rows]

    def problems(self, response):
        return [row.problem for row in response.context["plan"].rows if row.problem]


@pytest.fixture
def desk(client, library, librarian):
    return Desk(client, library)


def test_checking_writes_nothing_and_taking_in_makes_drafts(desk, client):
    checked = desk.check(xlsx(ROW))
    assert desk.outcomes(checked) == ["create"]
    assert (LegalDocumentPage.objects.count(), Signer.objects.count()) == (0, 0)
    done = desk.say(checked)
    assert desk.outcomes(done) == ["create"]
    page = LegalDocumentPage.objects.get()
    assert (page.number, page.title, page.issued_on) == (
        "65/HD-TLĐ",
        "Hướng dẫn thu kinh phí",
        date(2024, 12, 31),
    )
    assert (page.issuer.name, page.signer.name) == ("Tổng Liên đoàn Lao động Việt Nam", "Trần B")
    assert not page.live
    assert client.get(page.url).status_code == 404


def test_what_is_ticked_is_published(desk, client):
    desk.say(desk.check(xlsx(ROW), publish="on"))
    page = LegalDocumentPage.objects.get()
    assert page.live
    assert client.get(page.url).status_code == 200


def test_the_same_file_twice_changes_nothing(desk):
    for publish in ({}, {"publish": "on"}):
        row = ["66/HD-TLĐ" if publish else "65/HD-TLĐ", *ROW[1:5], "Tài chính", "Trần B"]
        desk.say(desk.check(xlsx(row), **publish))
        again = desk.check(xlsx(row), **publish)
        assert desk.outcomes(again) == ["unchanged"]
        assert "take-in" not in again.content.decode()
    assert LegalDocumentPage.objects.count() == 2


def test_a_change_is_named_and_kept_as_a_draft_of_what_is_published(desk):
    page = DocumentFactory(
        parent=desk.library, number="65/HD-TLĐ", title="Cũ", abstract="Cũ", issued_on=date(2024, 12, 31)
    )
    checked = desk.check(xlsx(ROW))
    changes = checked.context["plan"].rows[0].changes
    assert [(each.column, each.before, each.after) for each in changes] == [
        ("Trích yếu", "Cũ", "Hướng dẫn thu kinh phí"),
        ("Tiêu đề", "Cũ", "Hướng dẫn thu kinh phí"),
        ("Người ký", "", "Trần B"),
    ]
    assert '<del class="deletion">Cũ</del>' in checked.content.decode()
    desk.say(checked)
    page.refresh_from_db()
    assert (page.live, page.title, page.has_unpublished_changes) == (True, "Cũ", True)
    assert page.get_latest_revision_as_object().title == "Hướng dẫn thu kinh phí"
    assert desk.outcomes(desk.check(xlsx(ROW))) == ["unchanged"]


def test_a_title_that_no_cell_gives_stays_as_it_was(desk):
    DocumentFactory(
        parent=desk.library,
        number="65/HD-TLĐ",
        title="Hướng dẫn 65 về kinh phí",
        abstract="Cũ",
        issued_on=date(2024, 12, 31),
    )
    [planned] = desk.check(xlsx(ROW)).context["plan"].rows
    assert [each.column for each in planned.changes] == ["Trích yếu", "Người ký"]


def test_an_empty_cell_leaves_what_is_there(desk):
    DocumentFactory(
        parent=desk.library, number="65/HD-TLĐ", title=ROW[2], abstract=ROW[2], issued_on=date(2024, 12, 31)
    )
    assert desk.outcomes(desk.check(xlsx([*ROW[:4], "31/12/2024", "", ""]))) == ["unchanged"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({1: ""}, "Loại văn bản"),
        ({1: "Hướng dânx"}, "Hướng dânx"),
        ({3: "Bộ Không có"}, "Bộ Không có"),
        ({5: "Lĩnh vực lạ"}, "Lĩnh vực lạ"),
        ({4: "31/02/2024"}, "31/02/2024"),
        ({4: "1.5"}, "1.5"),
        ({4: "=TODAY()"}, "Ngày ban hành"),
        ({2: ""}, ""),
        ({0: "9" * 101}, "Số, ký hiệu"),
    ],
)
def test_a_wrong_row_is_told_and_the_others_go_in(desk, changes, words):
    wrong = [changes.get(place, cell) for place, cell in enumerate(ROW)]
    good = ["66/HD-TLĐ", *ROW[1:]]
    checked = desk.check(xlsx(wrong, good))
    assert desk.outcomes(checked) == ["error", "create"]
    assert words in desk.problems(checked)[0]
    desk.say(checked)
    assert [page.number for page in LegalDocumentPage.objects.all()] == ["66/HD-TLĐ"]


def test_everything_that_is_wrong_with_a_row_is_told_at_once(desk):
    wrong = ["9" * 101, "Loại lạ", "", "Bộ Không có", "31/02/2024", "Lĩnh vực lạ; =1", "Trần B"]
    problems = desk.problems(desk.check(xlsx(wrong)))[0]
    for word in ("Số, ký hiệu", "Loại lạ", "Bộ Không có", "31/02/2024", "Lĩnh vực lạ"):
        assert word in problems


def test_a_cell_that_is_no_text_is_not_looked_up_as_well(desk):
    problems = desk.problems(desk.check(xlsx([ROW[0], "=A1", *ROW[2:]])))[0]
    assert problems.count("“") == 1


def test_the_wrong_rows_come_back_as_a_file_that_can_be_mended_and_given_again(desk):
    checked = desk.check(xlsx([*ROW[:1], "Lạ", *ROW[2:]], ["66/HD-TLĐ", *ROW[1:]]))
    sheet = load_workbook(io.BytesIO(desk.say(checked, "errors").content)).active
    head, row = sheet.iter_rows(values_only=True)
    assert list(head[2:]) == HEAD
    assert row[1] == 2
    assert "Lạ" in row[0]
    assert LegalDocumentPage.objects.count() == 0
    mended = [list(head), [row[0], row[1], row[2], "Hướng dẫn", *row[4:]]]
    assert desk.outcomes(desk.check(xlsx(mended[1], head=mended[0]))) == ["create"]


def test_two_rows_about_one_document_are_told(desk):
    checked = desk.check(xlsx(ROW, ["065 / hd-tlđ", *ROW[1:]]))
    assert desk.outcomes(checked) == ["create", "error"]


@pytest.mark.parametrize(
    "day",
    [date(2024, 12, 31), "31/12/2024", "31-12-2024", "2024-12-31", "31.12.2024"],
)
def test_days_are_read_as_they_are_written(desk, day):
    checked = desk.check(xlsx([*ROW[:4], day, "", ""]))
    assert checked.context["plan"].rows[0].page.issued_on == date(2024, 12, 31)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_csv_is_read_in_every_encoding_and_separator(encoding, separator):
    text = csv_text(ROW, separator=separator)
    if encoding == "cp1258":
        text = as_cp1258(text)
    rows = read_table(io.BytesIO(text.encode(encoding)), "a.csv").rows
    assert [row.cells for row in rows] == [HEAD, ROW]


def as_cp1258(text):
    """With the tone marks apart, as the code page has them."""
    import unicodedata

    apart = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    result = ""
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in apart))
        result += base + "".join(part for part in parts if part in apart)
    return result


def test_unmarked_utf_16_is_known_too():
    assert decoded("Số, ký hiệu".encode("utf-16-le")) == "Số, ký hiệu"


def bomb():
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "")
        package.writestr("xl/worksheets/sheet1.xml", b"0" * (101 * 1024 * 1024))
    return stored.getvalue()


def laughs():
    stored = io.BytesIO(xlsx(ROW))
    with zipfile.ZipFile(stored) as package:
        members = {name: package.read(name) for name in package.namelist()}
    members["xl/workbook.xml"] = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><workbook>&b;</workbook>'
    )
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    return stored.getvalue()


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (lambda: b"", "a.xlsx"), (lambda: b"", "a.csv"), (lambda: b"PK\x03\x04 broken", "a.xlsx"),
        (lambda: b"MZ" + b"\x00" * 100, "a.xlsx"), (bomb, "a.xlsx"), (laughs, "a.xlsx"),
        (lambda: xlsx(ROW)[:-200], "a.xlsx"), (lambda: b"x" * (MOST_BYTES + 1), "a.csv"),
        (lambda: xlsx(ROW), "a.pdf"), (lambda: xlsx(ROW), "a"), (lambda: b"\xff\xfe\x00", "a.csv"),
        (lambda: b"\x81\x8d\x8f" * 20, "a.csv"), (lambda: b'"' * 200_001, "a.csv"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_table_is_refused_with_a_reason(make, name):
    content = make()
    with pytest.raises(UnreadableSheetError) as refusal:
        find_columns(read_table(io.BytesIO(content), name))
    assert str(refusal.value)


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"", "a.xlsx"), (b"PK", "a.xlsx"), (b"a,b\r\n1,2\r\n", "a.csv"), (b"x", 'a"b\n' + "x" * 200 + ".csv")],
)
def test_the_page_says_what_is_wrong_with_a_file(desk, content, name):
    response = desk.check(content, name)
    assert response.status_code == 200
    assert response.context["form"].errors["file"]


def test_too_many_rows_are_refused(desk, monkeypatch):
    monkeypatch.setattr("documents.acquisition.spreadsheets.views.MOST_ROWS", 2)
    rows = [[f"{n}/HD-TLĐ", *ROW[1:]] for n in range(3)]
    assert desk.check(xlsx(*rows)).context["form"].errors["file"]
    assert desk.outcomes(desk.check(xlsx(*rows[:2]))) == ["create", "create"]


def test_a_missing_column_is_named(desk):
    response = desk.check(xlsx(["1/HD", "Hướng dẫn"], head=["Số hiệu", "Loại"]))
    assert "Tiêu đề" in str(response.context["form"].errors["file"])


def test_the_template_is_taken_in_as_it_is_once_its_words_are_known(desk, client):
    FieldFactory(name="Tài chính công đoàn")
    response = client.get(reverse("documents_from_sheet:template"))
    content = b"".join(response.streaming_content)
    assert desk.outcomes(desk.check(content)) == ["create"]
    names = load_workbook(io.BytesIO(content)).worksheets[1]
    assert names["B2"].value == "Tổng Liên đoàn Lao động Việt Nam"


def test_an_exported_list_changes_nothing_when_given_back(desk, client):
    DocumentFactory(
        parent=desk.library, number="1/HD-TLĐ", abstract="Một; hai", fields=[FieldFactory(name="Tài chính")]
    )
    for kind in ("csv", "xlsx"):
        content = b"".join(client.get(f"{desk.library.url}{kind}/").streaming_content)
        assert desk.outcomes(desk.check(content, f"a.{kind}")) == ["unchanged"]


def test_it_is_for_those_who_may_add_documents(client, library):
    setup_roles()
    writer = User.objects.create_user("phongvien", password="x")
    writer.groups.add(Group.objects.get(name="Phóng viên"))
    client.force_login(writer)
    for name in ("index", "template"):
        assert client.get(reverse(f"documents_from_sheet:{name}")).status_code in {302, 403}
    assert "van-ban-tu-bang-tinh" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_who_may_not_publish_makes_drafts(desk, librarian):
    group = Group.objects.get(name=LIBRARIANS)
    group.page_permissions.filter(permission__codename="publish_page").delete()
    desk.say(desk.check(xlsx(ROW), publish="on"))
    assert not LegalDocumentPage.objects.get().live


def test_a_check_signed_for_another_user_or_tampered_with_is_refused(desk, client, admin_user):
    checked = desk.check(xlsx(ROW))
    client.force_login(admin_user)
    assert desk.say(checked).status_code in {302, 403}
    assert client.post(desk.address, {"sheet": "x", "action": "take-in"}).context["form"].errors
    assert LegalDocumentPage.objects.count() == 0


def test_the_desk_has_it_in_its_menu(desk, client):
    assert "van-ban-tu-bang-tinh" in client.get(reverse("wagtailadmin_home")).content.decode()
    assert client.get(desk.address).status_code == 200
