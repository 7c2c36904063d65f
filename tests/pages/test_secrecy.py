"""What is not public is told by no address: not by its own, not by a list, a feed, a file or an archive."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Page

from tests.factories import (
    ArticleFactory,
    AttachmentFactory,
    DocumentFactory,
    GalleryFactory,
    SectionFactory,
    home_page,
    pdf,
    restrict,
)

pytestmark = pytest.mark.django_db

SECRET = "Điều không ai được biết"


def article():
    file = AttachmentFactory(file=ContentFile(pdf(), name="a.pdf"))
    body = [{"type": "attachment", "value": {"file": file.pk, "title": ""}}]
    page = ArticleFactory(title=SECRET, lead=SECRET, tags=["thẻ"], body=body)
    return page, ["", "in/", f"tep/{file.pk}/", f"xem/{file.pk}/"]


def gallery():
    page = GalleryFactory(title=SECRET, lead=SECRET, photos=2)
    photo = page.photos.first()
    return page, ["", f"anh/{photo.pk}/", f"anh/{photo.pk}/tai-ve/", "tai-tat-ca/"]


def document():
    page = DocumentFactory(title=SECRET, abstract=SECRET, files=1)
    file = page.files.get()
    return page, ["", "in/", f"tep/{file.pk}/", f"doc/{file.pk}/", "tai-tat-ca/"]


def unpublish(page):
    page.unpublish()


def restrict_parent(page):
    restrict(page.get_parent())


CONTENTS = [article, gallery, document]
WAYS = [unpublish, restrict, restrict_parent]


@pytest.mark.parametrize("make", CONTENTS)
def test_the_addresses_of_a_public_page_answer(client, make):
    page, paths = make()
    assert [client.get(page.url + path).status_code for path in paths] == [200] * len(paths)


@pytest.mark.parametrize("hide", WAYS)
@pytest.mark.parametrize("make", CONTENTS)
@pytest.mark.parametrize("method", ["get", "head"])
def test_no_address_below_a_hidden_page_answers(client, make, hide, method):
    page, paths = make()
    url = page.url
    hide(page)
    statuses = {path: getattr(client, method)(url + path).status_code for path in paths}
    # A restricted page leads to the form that asks who is there.
    assert set(statuses.values()) <= ({404} if hide is unpublish else {302}), statuses


@pytest.mark.parametrize("hide", WAYS)
@pytest.mark.parametrize("make", CONTENTS)
def test_no_list_names_a_hidden_page(client, make, hide):
    page, _paths = make()
    parent_url = page.get_parent().url
    home = home_page()
    other = ArticleFactory(parent=SectionFactory(), title="Bài công khai", tags=["thẻ"], picked=[page])
    related = DocumentFactory(number="777/HD-TLĐ")
    related.relations.create(relation_type="related", target_id=page.pk if make is document else None)
    hide(page)
    addresses = [
        home.url, f"{home.url}tin-moi/", f"{home.url}rss/", parent_url, f"{parent_url}rss/", "/the/the/",
        "/sitemap.xml", "/sitemap-1.xml", other.url, f"{other.url}in/", related.url, f"{related.url}in/",
        *([f"{parent_url}csv/"] if make is document else []),
        "/tim-kiem/?q=dieu+khong+ai+duoc+biet", "/api/search/?q=dieu+khong+ai+duoc+biet",
    ]  # fmt: skip
    for address in addresses:
        response = client.get(address)
        content = response.getvalue().decode()
        assert SECRET not in content, address
        assert f"{page.slug}/" not in content, address


@pytest.mark.parametrize("make", CONTENTS)
def test_a_draft_of_a_public_page_shows_what_was_published(client, make):
    page, _paths = make()
    page = Page.objects.get(pk=page.pk).specific
    page.title = "Bản nháp chưa ai duyệt"
    page.save_revision()
    content = client.get(page.url).content.decode()
    assert SECRET in content
    assert "Bản nháp chưa ai duyệt" not in content


def test_a_file_is_served_only_by_the_page_that_offers_it(client):
    mine, other = DocumentFactory(files=1), DocumentFactory(files=1)
    assert client.get(f"{mine.url}tep/{other.files.get().pk}/").status_code == 404
    assert client.get(f"{mine.url}doc/{other.files.get().pk}/").status_code == 404


def test_a_photo_is_served_only_by_its_gallery(client):
    mine, other = GalleryFactory(photos=1), GalleryFactory(photos=1)
    photo = other.photos.get().pk
    for path in (f"anh/{photo}/", f"anh/{photo}/tai-ve/"):
        assert client.get(mine.url + path).status_code == 404


def test_wagtails_own_address_of_a_file_is_for_staff(client, admin_client):
    attachment = AttachmentFactory()
    assert client.get(attachment.url).status_code == 404
    assert admin_client.get(attachment.url).status_code == 200


def test_a_stored_file_has_no_address(client):
    attachment = AttachmentFactory()
    assert client.get(attachment.file.url).status_code == 404
