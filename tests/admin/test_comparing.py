"""Two versions of a document laid side by side: every field that staff may edit, in words they can read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Revision

from documents.enums import Confidentiality, FileRole, RelationType, Urgency
from documents.models import DocumentFile, DocumentRelation, LegalDocumentPage, Signer
from home.roles import LIBRARIANS
from tests.factories import (
    AttachmentFactory,
    DocumentFactory,
    DocumentTypeFactory,
    FieldFactory,
    IssuingBodyFactory,
)

pytestmark = pytest.mark.django_db

SPAN = {kind: re.compile(rf'<span class="{kind}">(.*?)</span>') for kind in ("deletion", "addition")}
FILES, RELATIONS = "Tệp đính kèm", "Quan hệ với văn bản khác"
Change = Callable[[LegalDocumentPage], object]


@pytest.fixture
def document() -> LegalDocumentPage:
    document = DocumentFactory(
        number="65/HD-TLĐ",
        files=[AttachmentFactory(title="Bản ký")],
        fields=[FieldFactory(name="Tài chính")],
        signer=Signer.objects.create(name="Trần Thanh Hải"),
        signer_position="Phó Chủ tịch",
        abstract="Về thu kinh phí",
        text="Điều một. Phạm vi",
    )
    DocumentRelation.objects.create(
        page=document, relation_type=RelationType.REPLACES, target=DocumentFactory(title="Hướng dẫn cũ")
    )
    return document


def set_field(name: str, value: object) -> Change:
    return lambda page: setattr(page, name, value() if callable(value) else value)


def set_relation(**values: object) -> Change:
    def change(page: LegalDocumentPage) -> None:
        [relation] = page.relations.all()
        for name, value in values.items():
            setattr(relation, name, value() if callable(value) else value)
        page.relations.set([relation])

    return change


def set_file(**values: object) -> Change:
    def change(page: LegalDocumentPage) -> None:
        [file] = page.files.all()
        for name, value in values.items():
            setattr(file, name, value() if callable(value) else value)
        page.files.set([file])

    return change


def add_file(page: LegalDocumentPage) -> None:
    page.files.add(DocumentFile(attachment=AttachmentFactory(title="Phụ lục một"), role=FileRole.ANNEX))


def drop_files(page: LegalDocumentPage) -> None:
    page.files.clear()


def add_relation(page: LegalDocumentPage) -> None:
    page.relations.add(
        DocumentRelation(relation_type=RelationType.BASED_ON, target_text="Luật Công đoàn", scope="Điều 5")
    )


CASES: list[tuple[str, Change, list[str], list[str]]] = [
    # label, change, words taken away, words put in
    ("Số, ký hiệu", set_field("number", "66/HD-TLĐ"), ["65"], ["66"]),
    ("Tiêu đề", set_field("title", "Tên mới"), ["Văn", "bản", "số"], ["Tên", "mới"]),
    (
        "Loại văn bản", set_field("document_type", lambda: DocumentTypeFactory(name="Chỉ thị")),
        ["Hướng dẫn"], ["Chỉ thị"],
    ),
    ("Trích yếu", set_field("abstract", "Về chi kinh phí"), ["thu"], ["chi"]),
    ("Độ mật", set_field("confidentiality", Confidentiality.SECRET), ["Thường"], ["Tối mật"]),
    ("Độ khẩn", set_field("urgency", Urgency.EXPRESS), ["Thường"], ["Hỏa tốc"]),
    (
        "Cơ quan ban hành", set_field("issuer", lambda: IssuingBodyFactory(name="LĐLĐ tỉnh")),
        ["Tổng Liên đoàn Lao động Việt Nam"], ["LĐLĐ tỉnh"],
    ),
    ("Người ký", set_field("signer", None), ["Trần Thanh Hải"], []),
    (
        "Người ký", set_field("signer", lambda: Signer.objects.create(name="Lê An")),
        ["Trần Thanh Hải"], ["Lê An"],
    ),
    ("Chức vụ người ký", set_field("signer_position", "Chủ tịch"), ["Phó"], []),
    (
        "Lĩnh vực", set_field("fields", lambda: [FieldFactory(name="Nữ công")]),
        ["Tài chính"], ["Nữ công"],
    ),
    ("Ngày ban hành", set_field("issued_on", date(2017, 2, 3)), ["20/01/2017"], ["03/02/2017"]),
    ("Ngày đăng", set_field("posted_on", date(2017, 2, 3)), [], ["03/02/2017"]),
    ("Ngày có hiệu lực", set_field("effective_on", None), ["01/02/2017"], []),
    ("Ngày hết hiệu lực", set_field("expires_on", date(2030, 2, 3)), [], ["03/02/2030"]),
    ("Toàn văn", set_field("text", "Điều hai. Phạm vi"), ["một"], ["hai"]),
    (FILES, set_file(attachment=lambda: AttachmentFactory(title="Bản sửa")), ["Bản ký"], ["Bản sửa"]),
    (FILES, set_file(role=FileRole.EDITABLE), ["Bản ký ban hành"], ["Bản soạn thảo"]),
    (FILES, set_file(title="Bản có dấu"), [], ["Bản", "có", "dấu"]),
    (FILES, add_file, [], ["Phụ lục một"]),
    (FILES, drop_files, ["Bản ký"], []),
    (RELATIONS, set_relation(relation_type=RelationType.ABOLISHES), ["Thay thế"], ["Bãi bỏ"]),
    (RELATIONS, set_relation(scope="Điều 3"), [], ["Điều", "3"]),
    (
        RELATIONS, set_relation(target=lambda: DocumentFactory(title="Chỉ thị kia")),
        ["Hướng dẫn cũ"], ["Chỉ thị kia"],
    ),
    (
        RELATIONS,
        set_relation(target=None, target_text="Luật Công đoàn", target_url="https://luat.example/"),
        ["Hướng dẫn cũ"], ["Luật", "Công", "đoàn", "https", "luat"],
    ),
    (RELATIONS, set_relation(effective_on=date(2018, 2, 3)), [], ["03/02/2018"]),
    (RELATIONS, set_relation(ends_on=date(2018, 2, 3)), [], ["03/02/2018"]),
    (RELATIONS, set_relation(abolishes_clauses=True), ["Không"], ["Có"]),
    (RELATIONS, set_relation(is_suffered=True, target=None, target_text="X"), ["Không"], ["Có"]),
    (RELATIONS, add_relation, [], ["Luật Công đoàn", "Điều 5"]),
]  # fmt: skip


def changes_of(before: Revision, after: Revision) -> dict[str, ComparedChange]:
    """What the view of Wagtail lists, by label."""
    old, new = before.as_object(), after.as_object()
    compared = [compare(old, new) for compare in comparisons()]
    return {str(each.field_label()): ComparedChange(each) for each in compared if each.has_changed()}


def comparisons() -> list[Callable[..., Any]]:
    panel = LegalDocumentPage.get_edit_handler()
    bound = panel.get_bound_panel(instance=None, request=None, form=None, prefix="")
    return bound.get_comparison()


class ComparedChange:
    """The words taken away, those put in, and all of the HTML."""

    def __init__(self, comparison: Any) -> None:
        rows = comparison.get_child_comparisons() if comparison.is_child_relation else [comparison]
        self.html = ""
        self.gone: list[str] = []
        self.come: list[str] = []
        for row in rows:
            fields = row.get_field_comparisons() if comparison.is_child_relation else [row]
            html = " ".join(str(field.htmldiff()) for field in fields)
            self.html += html
            self.gone += SPAN["deletion"].findall(html)
            self.come += SPAN["addition"].findall(html)
            if comparison.is_child_relation and row.is_addition():
                self.come.append(html)
            if comparison.is_child_relation and row.is_deletion():
                self.gone.append(html)


@pytest.mark.parametrize(("label", "change", "gone", "come"), CASES)
def test_a_change_of_any_field_is_readable(label, change, gone, come, document):
    before = document.save_revision(clean=False)
    change(document)
    changes = changes_of(before, document.save_revision(clean=False))
    assert set(changes) == {label}
    found = changes[label]
    assert all(word in " ".join(found.gone) for word in gone)
    assert all(word in " ".join(found.come) for word in come)
    for raw in ("None", "True", "False", "&lt;"):
        assert raw not in found.html


def test_the_librarian_sees_two_versions_side_by_side(newspaper, document, make_staff, sign_in):
    before = document.save_revision()
    document.issued_on = date(2017, 1, 21)
    after = document.save_revision()
    address = reverse("wagtailadmin_pages:revisions_compare", args=[document.pk, before.pk, after.pk])
    page = sign_in(make_staff(LIBRARIANS)).get(address).content.decode()
    assert '<span class="deletion">20/01/2017</span> <span class="addition">21/01/2017</span>' in page


def test_every_field_of_the_form_is_compared():
    compared = {comparison.args[0].name for comparison in comparisons()}
    wanted = {
        field.name for field in LegalDocumentPage._meta.get_fields()
        if getattr(field, "editable", False) and field.model is LegalDocumentPage and not field.primary_key
    }  # fmt: skip
    assert wanted - {"page_ptr"} <= compared
    assert {"files", "relations"} <= compared
