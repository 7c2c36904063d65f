"""Dropping files in the admin, and checking the drafts made of them."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Collection
from wagtail.test.utils.form_data import querydict_from_html

from attachments.models import Attachment
from background.lanes import Lane
from background.working import work_off
from documents.enums import IntakeReason, IntakeState
from documents.models import DocumentType, IntakeBatch, IntakeEntry, IssuingBody, LegalDocumentPage, Signer
from home.roles import ADMINISTRATORS, CHIEF_EDITORS, EDITORS, LIBRARIANS, WRITERS
from tests.factories import DocumentTypeFactory, FieldFactory, IssuingBodyFactory
from tests.factories.files import pdf
from tests.factories.intake import DECISION_TEXT, read_as

LIFE_EDITORS = "Biên tập: Đời sống"
ROLES = {
    "writer": (WRITERS,),
    "editor": (EDITORS, LIFE_EDITORS),
    "chief editor": (CHIEF_EDITORS,),
    "librarian": (LIBRARIANS,),
    "administrator": (ADMINISTRATORS,),
}
ALLOWED = {"librarian", "administrator"}


def send(client, newspaper, *names, **fields):
    files = [SimpleUploadedFile(name, pdf(10 * place)) for place, name in enumerate(names, 1)]
    data = {
        "dropped": files,
        "library": newspaper.library.pk,
        "collection": Collection.get_first_root_node().pk,
        **fields,
    }
    return client.post(reverse("drop_files:add"), data)


@pytest.fixture
def client_at_desk(make_staff, sign_in):
    return sign_in(make_staff(LIBRARIANS))


@pytest.fixture
def entry(client_at_desk, newspaper):
    """A draft that has been read, its type and issuer unknown to the library."""
    send(client_at_desk, newspaper, "a.pdf")
    read_as(Attachment.objects.get(), DECISION_TEXT)
    work_off(Lane.QUICK)
    return IntakeEntry.objects.get()


def edit_form(client, page):
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    return querydict_from_html(response.content.decode(), form_id="page-edit-form")


@pytest.mark.parametrize("role", ROLES)
def test_only_librarians_and_administrators_take_in_files(role, newspaper, make_staff, sign_in):
    client = sign_in(make_staff(*ROLES[role]))
    answers = {
        client.get(reverse("drop_files:add")).status_code,
        client.get(reverse("drafts_to_check:index")).status_code,
        send(client, newspaper, "a.pdf").status_code,
    }
    assert answers == ({200, 302} if role in ALLOWED else {302})
    assert LegalDocumentPage.objects.exists() is (role in ALLOWED)
    dashboard = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (reverse("drop_files:add") in dashboard) is (role in ALLOWED)


def test_strangers_are_sent_to_sign_in(client, newspaper):
    for name in ("drop_files:add", "drafts_to_check:index"):
        assert client.get(reverse(name)).url.startswith(reverse("wagtailadmin_login"))
    assert send(client, newspaper, "a.pdf").status_code == 401
    assert not LegalDocumentPage.objects.exists()


def test_after_dropping_the_batch_shows_every_file(client_at_desk, newspaper):
    response = send(client_at_desk, newspaper, "tốt.pdf", "xấu.exe")
    batch = client_at_desk.get(response.url)
    page = batch.content.decode()
    assert "tốt.pdf" in page
    assert "xấu.exe" in page
    assert "look_again" in page
    draft = LegalDocumentPage.objects.get()
    assert reverse("wagtailadmin_pages:edit", args=[draft.pk]) in page
    assert not draft.live


def test_no_file_is_a_message_and_no_batch(client_at_desk, newspaper):
    response = send(client_at_desk, newspaper)
    assert response.status_code == 200
    assert "dropped" in response.context["form"].errors


def test_a_batch_that_is_not_there_answers_404(client_at_desk):
    assert client_at_desk.get(reverse("drafts_to_check:batch", args=[999])).status_code == 404


def test_looking_at_a_list_writes_nothing_and_says_what_waits(client_at_desk, newspaper):
    send(client_at_desk, newspaper, "a.pdf")
    read_as(Attachment.objects.get(), DECISION_TEXT)
    batch = IntakeBatch.objects.get()
    for address in (reverse("drafts_to_check:index"), reverse("drafts_to_check:batch", args=[batch.pk])):
        # Wagtail makes the settings of a site when they are first asked for.
        client_at_desk.get(address)
        with CaptureQueriesContext(connection) as queries:
            page = client_at_desk.get(address).content.decode()
        kinds = {query["sql"].split()[0] for query in queries}
        assert kinds <= {"SELECT", "SAVEPOINT", "RELEASE"}
        assert "look_again" in page
        assert 'data-state="waiting"' in page
    assert IntakeEntry.objects.get().state == IntakeState.WAITING


def test_the_list_shows_what_the_worker_has_filled_in(client_at_desk, newspaper, entry):
    assert entry.state == IntakeState.READ
    page = client_at_desk.get(reverse("drafts_to_check:index")).content.decode()
    assert "12/QĐ-LĐLĐ" in page
    assert "LĐLĐ tỉnh Lâm Đồng" in page
    assert "look_again" not in page


def test_lists_of_drafts_take_a_constant_number_of_queries(
    client_at_desk, newspaper, entry, django_assert_num_queries
):
    url = reverse("drafts_to_check:index")
    client_at_desk.get(url)
    with CaptureQueriesContext(connection) as few:
        client_at_desk.get(url)
    expected = len(few)
    send(client_at_desk, newspaper, *(f"{number}.pdf" for number in range(8)))
    for attachment in Attachment.objects.exclude(title="a"):
        read_as(attachment, DECISION_TEXT.replace("Số: 12", f"Số: {attachment.pk + 100}"))
    work_off(Lane.QUICK)
    with django_assert_num_queries(expected):
        client_at_desk.get(url)


def test_doubts_stand_in_the_edit_form_at_its_top_and_beside_the_field(client_at_desk, entry):
    page = client_at_desk.get(reverse("wagtailadmin_pages:edit", args=[entry.document_id])).content.decode()
    assert "intake-panel" in page
    assert 'name="intake_issuer"' in page
    assert page.count("intake-doubt") >= 3


def test_names_are_created_with_the_librarians_word(client_at_desk, entry):
    form = edit_form(client_at_desk, entry.document)
    form["intake_document_type"] = "new:Quyết định"
    form["intake_issuer"] = "new:LĐLĐ tỉnh Lâm Đồng"
    client_at_desk.post(reverse("wagtailadmin_pages:edit", args=[entry.document_id]), form)
    page = LegalDocumentPage.objects.get()
    assert (page.document_type.name, page.document_type.abbreviation) == ("Quyết định", "QĐ")
    assert page.issuer.name == "LĐLĐ tỉnh Lâm Đồng"
    assert page.signer is None
    assert {doubt.field for doubt in entry.doubts.all()} == {"signer", "relations"}


def test_one_that_exists_is_taken_in_place_of_the_name(client_at_desk, entry):
    body = IssuingBodyFactory(name="Liên đoàn Lao động tỉnh Lâm Đồng (cũ)")
    form = edit_form(client_at_desk, entry.document)
    form["intake_issuer"] = str(body.pk)
    client_at_desk.post(reverse("wagtailadmin_pages:edit", args=[entry.document_id]), form)
    assert LegalDocumentPage.objects.get().issuer == body
    assert IssuingBody.objects.count() == 1


def test_without_a_word_nothing_is_created(client_at_desk, entry):
    form = edit_form(client_at_desk, entry.document)
    form["intake_issuer"] = "999999"
    client_at_desk.post(reverse("wagtailadmin_pages:edit", args=[entry.document_id]), form)
    assert not IssuingBody.objects.exists()
    assert not DocumentType.objects.exists()


def test_what_was_checked_is_no_longer_marked(client_at_desk, entry):
    form = edit_form(client_at_desk, entry.document)
    form["intake_confirmed"] = "1"
    client_at_desk.post(reverse("wagtailadmin_pages:edit", args=[entry.document_id]), form)
    entry.refresh_from_db()
    assert entry.state == IntakeState.CONFIRMED
    page = client_at_desk.get(reverse("wagtailadmin_pages:edit", args=[entry.document_id])).content.decode()
    assert "intake-panel" not in page


def test_publishing_is_the_librarians_word_too(client_at_desk, entry):
    form = edit_form(client_at_desk, entry.document)
    form["intake_document_type"] = "new:Quyết định"
    form["intake_issuer"] = "new:LĐLĐ tỉnh Lâm Đồng"
    form["action-publish"] = "1"
    client_at_desk.post(reverse("wagtailadmin_pages:edit", args=[entry.document_id]), form)
    page = LegalDocumentPage.objects.get()
    assert page.live
    assert page.issuer.name == "LĐLĐ tỉnh Lâm Đồng"
    entry.refresh_from_db()
    assert entry.state == IntakeState.CONFIRMED
    assert not entry.doubts.exists()


def test_the_list_confirms_with_one_click(client_at_desk, entry):
    client_at_desk.post(reverse("drafts_to_check:confirm", args=[entry.pk]))
    entry.refresh_from_db()
    assert entry.state == IntakeState.CONFIRMED
    assert client_at_desk.get(reverse("drafts_to_check:confirm", args=[entry.pk])).status_code == 405
    assert client_at_desk.post(reverse("drafts_to_check:confirm", args=[999])).status_code == 404


def test_a_draft_that_is_deleted_leaves_the_list(client_at_desk, entry):
    entry.document.delete()
    assert client_at_desk.get(reverse("drafts_to_check:index")).status_code == 200
    assert not IntakeEntry.objects.exists()


def words_of(text):
    """The library knows every name that stands in the text."""
    DocumentTypeFactory(name="Quyết định")
    IssuingBodyFactory(name="Liên đoàn Lao động tỉnh Lâm Đồng")
    Signer.objects.create(name="Nguyễn Thị Lan Hương")
    return text


@pytest.fixture
def batch(client_at_desk, newspaper):
    """Three drafts without grave doubts, and one that lacks its date."""
    text = words_of(DECISION_TEXT)
    send(client_at_desk, newspaper, *(f"{letter}.pdf" for letter in "abcd"))
    for place, attachment in enumerate(Attachment.objects.order_by("pk")):
        numbered = text.replace("Số: 12", f"Số: {20 + place}")
        read_as(attachment, numbered.replace("ngày 10 tháng", "ngày   tháng") if place == 3 else numbered)
    work_off(Lane.QUICK)
    return IntakeBatch.objects.get()


def entries(batch):
    return list(batch.entries.order_by("pk"))


def publish(client, entries, **data):
    return client.post(
        reverse("drafts_to_check:publish"), {"chosen": [entry.pk for entry in entries], **data}, follow=True
    )


def test_drafts_are_published_together_from_their_list(client_at_desk, batch):
    page = client_at_desk.get(reverse("drafts_to_check:batch", args=[batch.pk])).content.decode()
    assert page.count('name="chosen"') == 3
    assert not LegalDocumentPage.objects.live().exists()
    response = publish(client_at_desk, entries(batch)[:2], batch=batch.pk)
    assert response.redirect_chain[-1][0] == reverse("drafts_to_check:batch", args=[batch.pk])
    assert [page.number for page in LegalDocumentPage.objects.live().order_by("pk")] == [
        "20/QĐ-LĐLĐ",
        "21/QĐ-LĐLĐ",
    ]
    assert [entry.state for entry in entries(batch)] == ["confirmed", "confirmed", "read", "read"]


def test_one_that_has_to_be_opened_keeps_none_of_the_others_back(client_at_desk, batch):
    response = publish(client_at_desk, entries(batch))
    assert LegalDocumentPage.objects.live().count() == 3
    assert [message.level_tag for message in response.context["messages"]] == ["success", "error"]
    assert not entries(batch)[3].document.live


def test_what_the_form_would_refuse_the_list_refuses_too(client_at_desk, batch):
    page = entries(batch)[0].document.get_latest_revision_as_object()
    page.number = "21/QĐ-LĐLĐ"
    page.save_revision(clean=False)
    response = publish(client_at_desk, entries(batch)[:1])
    assert not LegalDocumentPage.objects.live().exists()
    assert "Số, ký hiệu" in str(next(iter(response.context["messages"])))


@pytest.mark.parametrize("chosen", [[], ["x"], ["9" * 40], ["999"]])
def test_whatever_is_sent_nothing_else_is_published(client_at_desk, batch, chosen):
    response = client_at_desk.post(
        reverse("drafts_to_check:publish"), {"chosen": chosen, "batch": "9" * 40}, follow=True
    )
    assert response.status_code == 200
    assert not LegalDocumentPage.objects.live().exists()


def test_writers_publish_nothing_from_the_list(batch, make_staff, sign_in):
    publish(sign_in(make_staff(WRITERS)), entries(batch))
    assert not LegalDocumentPage.objects.live().exists()


def test_after_one_draft_comes_the_next(client_at_desk, batch):
    first, second, third, fourth = entries(batch)
    for entry, following in ((third, fourth), (fourth, first), (first, second)):
        form = edit_form(client_at_desk, entry.document)
        form["issued_on"] = "2018-05-10"
        form["action-publish"] = "1"
        response = client_at_desk.post(reverse("wagtailadmin_pages:edit", args=[entry.document_id]), form)
        assert response.url == reverse("wagtailadmin_pages:edit", args=[following.document_id])
    form = edit_form(client_at_desk, second.document)
    form["intake_confirmed"] = "1"
    response = client_at_desk.post(reverse("wagtailadmin_pages:edit", args=[second.document_id]), form)
    assert response.url == reverse("drafts_to_check:batch", args=[batch.pk])


def test_a_draft_that_is_only_saved_stays_open(client_at_desk, batch):
    entry = entries(batch)[0]
    url = reverse("wagtailadmin_pages:edit", args=[entry.document_id])
    assert client_at_desk.post(url, edit_form(client_at_desk, entry.document)).url == url


def test_a_name_learnt_from_one_draft_is_filled_in_in_the_others(client_at_desk, newspaper):
    send(client_at_desk, newspaper, "a.pdf", "b.pdf")
    first, second = Attachment.objects.order_by("pk")
    read_as(first, DECISION_TEXT)
    read_as(second, DECISION_TEXT.replace("Số: 12", "Số: 13"))
    work_off(Lane.QUICK)
    one, other = IntakeEntry.objects.order_by("pk")
    form = edit_form(client_at_desk, one.document)
    form["intake_signer"] = "new:Nguyễn Thị Lan Hương"
    client_at_desk.post(reverse("wagtailadmin_pages:edit", args=[one.document_id]), form)
    page = LegalDocumentPage.objects.get(intake_entry=other)
    assert page.get_latest_revision_as_object().signer == page.signer == Signer.objects.get()
    assert {doubt.field for doubt in other.doubts.filter(reason=IntakeReason.UNKNOWN)} == {
        "document_type",
        "issuer",
    }


def test_all_drafts_of_a_drop_are_given_its_fields(client_at_desk, newspaper):
    field = FieldFactory(name="Tài chính công đoàn")
    send(client_at_desk, newspaper, "a.pdf", "b.pdf", fields_of_activity=[field.pk])
    for page in LegalDocumentPage.objects.all():
        assert list(page.fields.all()) == list(page.get_latest_revision_as_object().fields.all()) == [field]


def test_a_type_that_only_informs_has_no_validity(client_at_desk, entry):
    form = edit_form(client_at_desk, entry.document)
    form["intake_document_type"] = "new:Công văn"
    client_at_desk.post(reverse("wagtailadmin_pages:edit", args=[entry.document_id]), form)
    assert not DocumentType.objects.get().has_validity
