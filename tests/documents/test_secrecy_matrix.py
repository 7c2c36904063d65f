"""Who sees what of a document: every role, in every state, at every place. No cell tells what is hidden."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import openpyxl
import pytest
from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.models import Workflow, WorkflowPage

from documents.enums import Confidentiality
from documents.lifecycle.actions import remove, replace_file, withdraw
from documents.models import CollectionMember, DocumentCollectionPage, LegalDocumentPage, LibraryPage
from home.roles import setup_roles
from home.roles.names import ADMINISTRATORS, LIBRARIANS, WORKFLOW, WRITERS
from tests.factories import (
    ArticleFactory,
    AttachmentFactory,
    DocumentFactory,
    LibraryFactory,
    home_page,
    restrict,
)
from tests.factories.portable import pdf_pages

pytestmark = pytest.mark.django_db

SECRET = "Điều không ai được biết"
NUMBER = "4711/HD-TLĐ"
ROLES = {
    "anonymous": None, "member": (), "writer": (WRITERS,), "librarian": (LIBRARIANS,),
    "administrator": (ADMINISTRATORS,),
}  # fmt: skip


def draft(page, user):
    page.live = False
    page.save()


def in_moderation(page, user):
    draft(page, user)
    page.save_revision(user=user)
    workflow = Workflow.objects.get(name=WORKFLOW)
    WorkflowPage.objects.create(page=page.get_parent(), workflow=workflow)
    workflow.start(page, user)


def published(page, user):
    page.save_revision(user=user).publish()


def restricted(page, user):
    restrict(page)


def withdrawn(page, user):
    withdraw(page, user=user, reason="Ban hành nhầm")


def removed(page, user):
    remove(page, user=user, reason="Đăng nhầm", note="Đã gỡ")


def expired(page, user):
    page.expire_at = timezone.now() - timedelta(hours=1)
    page.live, page.expired = False, True
    page.save()


# What a page and everything below it answers; a restricted one leads anonymous readers to the form of login.
STATES = {
    draft: 404, in_moderation: 404, published: 200, restricted: 302, withdrawn: 200, removed: 410,
    expired: 404,
}  # fmt: skip


@pytest.fixture
def library():
    home_page()
    library = LibraryFactory()
    setup_roles()
    return library


@pytest.fixture
def document(library):
    file = AttachmentFactory(file=ContentFile(pdf_pages("Trang mot"), name="a.pdf"))
    page = DocumentFactory(title=SECRET, abstract=SECRET, text=SECRET, number=NUMBER, files=[file])
    corrected = AttachmentFactory(file=ContentFile(pdf_pages("Trang mot", "Trang hai"), name="b.pdf"))
    editor = User.objects.create_superuser("quantri")
    replace_file(page.files.get(), corrected, user=editor, reason="Thiếu một trang")
    collection = library.add_child(instance=DocumentCollectionPage(title="Bộ văn bản"))
    CollectionMember.objects.create(page=collection, document=page)
    return LegalDocumentPage.objects.get(pk=page.pk)


def places_below(page):
    file = page.files.get()
    return [
        "", "in/", f"tep/{file.pk}/", f"tep/{file.pk}/ban/1/", f"doc/{file.pk}/", f"doc/{file.pk}/?chu=1",
        f"doc/{file.pk}/anh/1-800/", f"doc/{file.pk}/chu/1/", "tai-tat-ca/", "vien-dan/", "tin-bai/",
    ]  # fmt: skip


def lists(page):
    library, collection = LibraryPage.objects.get(), DocumentCollectionPage.objects.get()
    digests = [page.files.get().attachment.sha256, page.file_versions.get().sha256]
    return [
        "/", "/sitemap.xml", "/sitemap-1.xml", library.url, f"{library.url}rss/", f"{library.url}csv/",
        f"{library.url}xlsx/", collection.url, f"{collection.url}tai-tat-ca/",
        "/tim-kiem/?q=khong+ai+duoc+biet", "/api/search/?q=khong+ai+duoc+biet", "/api/suggest/?q=khong+ai",
        "/api/suggest/?q=4711", "/api/documents/", "/api/documents/?number=4711hdtld",
        f"/api/documents/{page.pk}/", *(f"/api/files/{digest}/" for digest in digests),
    ]  # fmt: skip


def text_of(response):
    content = response.getvalue()
    if response["Content-Type"].endswith("sheet"):
        book = openpyxl.load_workbook(io.BytesIO(content))
        return "\n".join(str(cell) for row in book.active.values for cell in row)
    if response["Content-Type"] == "application/zip":
        package = zipfile.ZipFile(io.BytesIO(content))
        members = [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
        return "\n".join([*package.namelist(), *members])
    return content.decode("utf-8", "replace")


def reader(role):
    client = Client()
    if (groups := ROLES[role]) is not None:
        user = User.objects.create_user(role)
        user.groups.set(Group.objects.filter(name__in=groups))
        assert user.groups.count() == len(groups)
        client.force_login(user)
    return client


@pytest.mark.parametrize("state", STATES)
def test_every_role_sees_what_is_public_and_nothing_else(document, state):
    below, elsewhere = places_below(document), lists(document)
    citing = ArticleFactory(title="Bài viết", lead=f"Theo Hướng dẫn số {NUMBER}.")
    state(document, User.objects.get(username="quantri"))
    for role in ROLES:
        client = reader(role)
        is_let_in = state is restricted and role != "anonymous"
        statuses = {path: client.get(document.url + path).status_code for path in below}
        assert statuses == dict.fromkeys(below, 200 if is_let_in else STATES[state]), role
        told = {address: text_of(client.get(address)) for address in (*elsewhere, citing.url)}
        # Lists, searches and data are the same for everybody; who is let in finds the page by its address.
        naming = {address for address, text in told.items() if SECRET in text or f"{document.slug}/" in text}
        assert bool(naming) is (STATES[state] == 200), (role, naming)
        if STATES[state] == 200:
            assert naming >= {"/tim-kiem/?q=khong+ai+duoc+biet", "/api/documents/", "/sitemap-1.xml"}


# Files of a confidential draft


def confidential(page, user):
    draft(page, user)
    page.confidentiality = Confidentiality.SECRET
    page.save()


def places_of_files_in_the_admin(files):
    """Every place at which a member of staff may meet a file."""
    return [
        "/quan-tri/documents/", "/quan-tri/documents/?q=tep+mat", "/quan-tri/documents/chooser/",
        "/quan-tri/documents/chooser/results/?q=tep+mat", "/quan-tri/api/main/documents/",
        *(f"/quan-tri/documents/chooser/chosen-multiple/?id={file.pk}" for file in files),
        *(f"/quan-tri/documents/chooser/chosen/{file.pk}/" for file in files),
        *(f"/quan-tri/api/main/documents/{file.pk}/" for file in files),
        *(f"/quan-tri/documents/edit/{file.pk}/" for file in files),
        *(f"/quan-tri/documents/usage/{file.pk}/" for file in files),
        *(f"/quan-tri/documents/delete/{file.pk}/" for file in files),
        *(file.url for file in files),
    ]  # fmt: skip


def met(client, addresses):
    """The addresses that name a file, or hand it out."""
    found = set()
    for address in addresses:
        response = client.get(address)
        content = response.getvalue()
        text = content.decode("utf-8", "replace")
        # JSON of the admin writes letters with marks as numbers.
        if "Tệp mật" in text or "T\\u1ec7p m\\u1eadt" in text or content.startswith(b"%PDF"):
            found.add(address)
    return found


@pytest.fixture
def secret_files(document):
    """The present file and the former one."""
    files = [document.files.get().attachment, document.file_versions.get().attachment]
    for number, file in enumerate(files):
        file.title = f"Tệp mật {number}"
        file.save()
    return files


def test_only_who_may_see_a_confidential_draft_meets_its_files(document, secret_files):
    addresses = places_of_files_in_the_admin(secret_files)
    librarian = reader("librarian")
    assert met(librarian, addresses) == set(addresses), "files of an ordinary document are there for staff"
    confidential(document, User.objects.get(username="quantri"))
    assert met(librarian, addresses) == set(addresses)
    for role in ("anonymous", "member", "writer"):
        assert met(reader(role), addresses) == set(), role


def test_the_public_gets_no_file_of_a_confidential_draft_from_whatever_offers_it(document, secret_files):
    file = secret_files[0]
    body = [{"type": "attachment", "value": {"file": file.pk, "title": ""}}]
    article = ArticleFactory(title="Bài viết", body=body)
    twin = DocumentFactory(number="4712/HD-TLĐ", title="Văn bản khác", files=[file])
    held = twin.files.get()
    addresses = [
        article.url, f"{article.url}tep/{file.pk}/", f"{article.url}xem/{file.pk}/", twin.url,
        f"{twin.url}tep/{held.pk}/", f"{twin.url}doc/{held.pk}/", f"{twin.url}tai-tat-ca/",
        f"/api/documents/{twin.pk}/",
    ]  # fmt: skip
    public = reader("anonymous")
    digest = file.sha256

    def told(address):
        content = public.get(address).getvalue()
        text = content.decode("utf-8", "replace")
        return content.startswith((b"%PDF", b"PK")) or "Tệp mật" in text or digest in text

    assert [address for address in addresses if told(address)] == addresses
    confidential(document, User.objects.get(username="quantri"))
    assert [address for address in addresses if told(address)] == []
