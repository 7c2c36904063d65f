"""The second of two editors is told, keeps what was typed, and chooses."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.urls import reverse
from wagtail.models import Site

from documents.models import LegalDocumentPage
from home.models import Navigation, SiteSettings
from home.roles import CHIEF_EDITORS, LIBRARIANS
from news.models import Organisation
from tests.factories import ArticleFactory, DocumentFactory, GalleryFactory

FIELD = re.compile(r'<(?:input|textarea)[^>]* name="([^"]+)"[^>]*>')


@pytest.fixture
def editors(make_staff, sign_in, newspaper):
    users = [make_staff(CHIEF_EDITORS, LIBRARIANS, name=name) for name in ("an", "binh")]
    return [sign_in(user) for user in users]


def opened(client, address: str) -> dict[str, str]:
    """What the form was opened with, as the browser sends it back."""
    page = client.get(address).content.decode()
    names = ("loaded_revision_id", "loaded_revision_created_at", "version_when_opened")
    found = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r' name="([^"]*)"', tag), re.search(r' value="([^"]*)"', tag)
        if name and name[1] in names:
            found[name[1]] = unescape(value[1]) if value else ""
    return found


def page_fields(page) -> dict[str, str]:
    data = {"title": page.title, "slug": page.slug, "action-publish": "on", "body-count": "0"}
    if isinstance(page, LegalDocumentPage):
        data |= {"number": page.number, "document_type": page.document_type_id, "issuer": page.issuer_id}
        data |= {"issued_on": "20/01/2017", "posted_on": "19/05/2026"}
    for formset in ("bylines", "related_pages", "comments", "files", "relations", "photos"):
        data |= {f"{formset}-TOTAL_FORMS": "0", f"{formset}-INITIAL_FORMS": "0"}
    return data


@pytest.mark.parametrize("with_revision", [True, False])
@pytest.mark.parametrize("kind", ["article", "gallery", "document"])
def test_the_second_editor_of_a_page_is_told_and_may_choose(kind, with_revision, newspaper, editors):
    page = {
        "article": lambda: ArticleFactory(parent=newspaper.life),
        "gallery": lambda: GalleryFactory(parent=newspaper.galleries),
        "document": lambda: DocumentFactory(parent=newspaper.library),
    }[kind]()
    if with_revision:
        page.save_revision().publish()
    first, second = editors
    field = "abstract" if kind == "document" else "lead"
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    forms = [page_fields(page) | opened(client, address) for client in editors]
    assert "loaded_revision_id" in forms[1]
    first.post(address, forms[0] | {field: "Của An"})
    told = second.post(address, forms[1] | {field: "Của Bình"})
    page.refresh_from_db()
    assert getattr(page, field) == "Của An"
    text = unescape(told.content.decode())
    assert "an Nguyễn" in text or "Nguyễn an" in text
    assert "Của Bình" in text
    assert f"/quan-tri/pages/{page.pk}/revisions/compare/" in text
    latest = page.get_latest_revision()
    renewed = {
        "loaded_revision_id": str(latest.pk),
        "loaded_revision_created_at": latest.created_at.isoformat(),
    }
    second.post(address, forms[1] | {field: "Của Bình"} | renewed)
    page.refresh_from_db()
    assert getattr(page, field) == "Của Bình"


def test_one_editor_saving_again_and_again_is_not_told(newspaper, editors):
    page = ArticleFactory(parent=newspaper.life)
    client = editors[0]
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    for lead in ("Một", "Hai", "Ba"):
        client.post(address, page_fields(page) | opened(client, address) | {"lead": lead})
        page.refresh_from_db()
        assert page.lead == lead


def test_what_the_form_saved_by_itself_is_no_conflict(newspaper, editors):
    page = ArticleFactory(parent=newspaper.life)
    page.save_revision()
    client, other = editors
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = page_fields(page) | opened(client, address) | {"lead": "Đang gõ"}
    draft = {name: value for name, value in form.items() if name != "action-publish"}
    saved = client.post(address, draft, headers={"accept": "application/json"})
    assert saved.json()["success"]
    again = draft | {"overwrite_revision_id": saved.json()["revision_id"], "lead": "Gõ tiếp"}
    assert client.post(address, again, headers={"accept": "application/json"}).json()["success"]
    client.post(address, form | {"lead": "Gõ xong"})
    page.refresh_from_db()
    assert page.lead == "Gõ xong"
    told = other.post(address, page_fields(page) | opened(client, address) | {"lead": "Của Bình"})
    assert told.status_code == 302, "opened after it"


def row_cases(newspaper):
    site = Site.objects.get(is_default_site=True)
    SiteSettings.for_site(site).save()
    organisation = Organisation.objects.create(name="Ban Tuyên giáo")
    return {
        "settings": (
            SiteSettings,
            reverse("wagtailsettings:edit", args=["home", "sitesettings", site.pk]),
            "slogan",
            {},
        ),
        "snippet": (
            Organisation,
            reverse("wagtailsnippets_news_organisation:edit", args=[organisation.pk]),
            "short_name",
            {"name": "Ban Tuyên giáo"},
        ),
    }


@pytest.mark.parametrize("kind", ["settings", "snippet"])
def test_the_second_editor_of_a_row_is_told_and_may_choose(kind, newspaper, admin_client):
    model, address, field, data = row_cases(newspaper)[kind]
    forms = [data | opened(admin_client, address) for _editor in range(2)]
    assert "version_when_opened" in forms[1]
    admin_client.post(address, forms[0] | {field: "Của An"})
    told = admin_client.post(address, forms[1] | {field: "Của Bình"})
    assert getattr(model.objects.get(), field) == "Của An"
    assert "Của Bình" in told.content.decode()
    [version] = re.findall(r'name="version_when_opened" value="(\w+)"', told.content.decode())
    admin_client.post(address, data | {"version_when_opened": version, field: "Của Bình"})
    assert getattr(model.objects.get(), field) == "Của Bình"


def test_every_row_that_staff_edit_is_watched():
    assert Navigation.base_form_class is SiteSettings.base_form_class is Organisation.base_form_class
