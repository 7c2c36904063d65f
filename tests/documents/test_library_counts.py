"""The number beside a choice is the length of the list it leads to, whatever else is chosen."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from django.http import QueryDict
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.enums import ValidityStatus
from documents.models import DocumentFile, DocumentRelation, LegalDocumentPage, LibraryPage, Signer
from documents.public.library.listing import LibraryList
from documents.public.library.panel import LibraryPanel
from documents.public.library.scope import Scope
from tests.factories import (
    AttachmentFactory,
    DocumentFactory,
    DocumentTypeFactory,
    FieldFactory,
    IssuingBodyFactory,
    many_documents,
    restrict,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def library():
    """Documents in which every value meets most others; some without any value; some that nobody may see."""
    top, letters = DocumentTypeFactory(name="Quyết định"), DocumentTypeFactory(name="Thông báo")
    letters.has_validity = False
    letters.save()
    bodies = [IssuingBodyFactory(name="Trung ương"), IssuingBodyFactory(name="Sở Y tế")]
    bodies.append(IssuingBodyFactory(name="Tỉnh", parent=bodies[0]))
    bodies.append(IssuingBodyFactory(name="Huyện", parent=bodies[2]))
    bodies.append(IssuingBodyFactory(name="Tỉnh cũ", successor=bodies[1]))
    fields = [FieldFactory(name="Tài chính"), FieldFactory(name="Tổ chức")]
    signers = [Signer.objects.create(name="Nguyễn Văn A"), None]
    made = many_documents(
        20,
        document_type=lambda n: (top, letters)[n % 4 == 3],
        issuer=lambda n: bodies[n % 5],
        signer=lambda n: signers[n % 2],
        issued_on=lambda n: date(2015 + n % 3, 1, 20) if n % 7 else None,
        effective_on=lambda n: (date(2016, 1, 1), date(2999, 1, 1), None)[n % 3],
        expires_on=lambda n: date(2020, 1, 1) if n % 6 == 0 else None,
        text=lambda n: "Điều 1." if n % 2 else "",
    )
    through = LegalDocumentPage.fields.through
    through.objects.bulk_create(
        through(legaldocumentpage_id=page.pk, field_id=field.pk)
        for n, page in enumerate(made)
        for field in fields[: n % 3]
    )
    attachment = AttachmentFactory()
    DocumentFile.objects.bulk_create(DocumentFile(page=page, attachment=attachment) for page in made[::5])
    DocumentRelation.objects.create(page=made[9], target=made[12], relation_type="replaces")
    DocumentFactory(live=False, issuer=bodies[0], text="Nháp")
    restrict(DocumentFactory(issuer=bodies[0], text="Kín"))
    return LibraryPage.objects.get()


CHOICES = {
    "loai": ["", "quyet-dinh", "thong-bao", "khong-co"],
    "co_quan": ["", "trung-uong", "so-y-te", "tinh", "huyen", "Tỉnh cũ"],
    "linh_vuc": ["", "tai-chinh", "to-chuc"],
    "nam": ["", "2015", "2016", "2017", "1999"],
    "hieu_luc": ["", *(status.value for status in ValidityStatus)],
    "toan_van": ["", "co", "khong"],
    "tep": ["", "co", "khong"],
}


def asked(library, **parameters):
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in parameters.items() if value})
    return LibraryList.asked(query, Scope(library), timezone.localdate())


def panel(here):
    return LibraryPanel(here, here.found())


def check(library, chosen):
    here = asked(library, **chosen)
    assert here.found().total == here.matching.count()
    assert {document.pk for document in here.sorted()} == {document.pk for document in here.matching}
    for field in panel(here).fields:
        if field.name == "sap_xep":
            continue
        for offer in field.offers:
            there = asked(library, **chosen | {field.name: offer.value})
            assert offer.number == there.matching.count(), (field.name, offer.value, chosen)


@settings(
    deadline=None,
    max_examples=12,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(chosen=st.fixed_dictionaries({}, optional={name: st.sampled_from(v) for name, v in CHOICES.items()}))
def test_counts_equal_lists(library, chosen):
    check(library, chosen)


def test_counts_equal_lists_where_nothing_and_where_one_thing_is_chosen(library):
    check(library, {})
    check(library, {"hieu_luc": "in_force"})
    check(library, {"nguoi_ky": str(Signer.objects.get().pk)})


@pytest.mark.parametrize(("name", "of"), [
    ("toan_van", lambda document: bool(document.text)),
    ("tep", lambda document: document.files.exists()),
])  # fmt: skip
def test_with_and_without_are_told_apart(library, name, of):
    shown = LegalDocumentPage.objects.published()
    for value, wanted in (("co", True), ("khong", False)):
        expected = {document.pk for document in shown if of(document) is wanted}
        assert {document.pk for document in asked(library, **{name: value}).matching} == expected


def test_filters_are_taken_together(library):
    both = asked(library, co_quan="trung-uong", toan_van="co")
    one, other = asked(library, co_quan="trung-uong"), asked(library, toan_van="co")
    assert set(both.matching) == set(one.matching) & set(other.matching)


def offered(here, name):
    return [offer.value for field in panel(here).fields if field.name == name for offer in field.offers]


def test_a_choice_that_leads_nowhere_is_not_offered_unless_it_was_made(library):
    here = asked(library, nam="1999")
    assert offered(here, "nam") == ["2017", "2016", "2015", "1999"]
    assert offered(here, "loai") == []


def test_choices_are_counted_and_named_in_one_query(library, django_assert_num_queries):
    offered(asked(library), "loai")
    for chosen in ({}, {"loai": "quyet-dinh", "co_quan": "Tỉnh cũ", "nguoi_ky": "1", "hieu_luc": "in_force"}):
        with django_assert_num_queries(1):  # the version of the catalogue
            offered(asked(library, **chosen), "loai")


def test_what_is_chosen_stands_above_the_list_and_can_be_dropped(client, library):
    chosen = {"co_quan": "tinh", "toan_van": "co", "sap_xep": "so"}
    page = client.get(library.url, chosen)
    chips = page.context["panel"].chosen
    assert [(chip.label, chip.title) for chip in chips] == [("Cơ quan ban hành", "Tỉnh"), ("Toàn văn", "Có")]
    for chip in chips:
        assert chip.address.replace("&", "&amp;") in page.content.decode()
        assert client.get(library.url + chip.address).context["documents"].paginator.count == chip.count
    cleared = client.get(library.url + page.context["panel"].cleared)
    assert cleared.context["documents"].paginator.count == 20
    assert cleared.context["chosen"].sort == "so"
    assert "filters-chosen" not in cleared.content.decode()


def test_what_was_chosen_stays_chosen(client, library):
    content = client.get(library.url, {"co_quan": "tinh", "toan_van": "co"}).content.decode()
    assert 'value="tinh" selected' in content
    assert 'value="co" selected' in content


def test_lists_offer_all_pairs_of_choices_without_error(client, library):
    pairs = product(["quyet-dinh", "khong-co"], ["trung-uong", "khong-co"])
    for kind, body in pairs:
        assert client.get(library.url, {"loai": kind, "co_quan": body}).status_code == 200
