"""Staff who read no English meet none: Wagtail's words are complete, and its screens are walked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
import taggit
import wagtail
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from django.urls import reverse
from django.utils.translation import gettext, ngettext, pgettext
from wagtail.models import Collection, Site

from attachments.models import Attachment
from config.settings.environment import SITE_ROOT
from documents.models import LegalDocumentPage
from home.roles import CHIEF_EDITORS, LIBRARIANS
from tests.factories import (
    ArticleFactory,
    AttachmentFactory,
    DocumentFactory,
    GalleryFactory,
    SiteImageFactory,
)

# Parts of Wagtail that are not installed, or that a site in one language does not show.
NOT_SHOWN = {"simple_translation", "styleguide", "locales", "typed_table_block"}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
ENGLISH = re.compile(
    r"\b(the|this|you|your|are|is|and|of|for|with|has|been|not|page|pages|document|image|add|edit|delete"
    r"|save|search|created|updated|choose|select|status|history|settings|help|more|all|by|from)\b",
    re.IGNORECASE,
)
# Names, and words that Vietnamese shares with English.
ALLOWED = re.compile(r"(Wagtail|slug|HTML|URL|API|PDF|Excel|CSV|XLSX|Zalo|Facebook|Telex|VNI)", re.IGNORECASE)


def strings_of_wagtail(name: str) -> Iterator[Message]:
    roots = [Path(wagtail.__path__[0])] + ([Path(taggit.__path__[0])] if name == "django.po" else [])
    for root in roots:
        for file in sorted(root.rglob(f"locale/en/LC_MESSAGES/{name}")):
            if not NOT_SHOWN & set(file.parts):
                with file.open("rb") as lines:
                    yield from (message for message in read_po(lines) if message.id)


def wordings(name: str) -> dict[tuple[str | None, str], Message]:
    with (SITE_ROOT / "locale/wagtail/vi/LC_MESSAGES" / name).open("rb") as lines:
        ours = read_po(lines, locale="vi", abort_invalid=True)
    return {(message.context, first(message.id)): message for message in ours if message.id}


def first(text: str | tuple[str, ...]) -> str:
    return text if isinstance(text, str) else text[0]


def test_every_string_of_wagtail_has_a_vietnamese_wording():
    ours = wordings("django.po")
    missing = []
    for message in strings_of_wagtail("django.po"):
        if (message.context, first(message.id)) in ours:
            continue
        # Wagtail's own wording, where it has one that ours need not replace.
        if isinstance(message.id, tuple):
            said = ngettext(message.id[0], message.id[-1], 2)
        else:
            said = pgettext(message.context, message.id) if message.context else gettext(message.id)
        if said in message.id:
            missing.append(message.id)
    assert missing == []


def test_every_string_of_its_scripts_has_a_vietnamese_wording(client):
    ours = wordings("djangojs.po")
    assert [m.id for m in strings_of_wagtail("djangojs.po") if (m.context, first(m.id)) not in ours] == []
    script = client.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    assert "M\\u00e1y ch\\u1ee7 g\\u1eb7p l\\u1ed7i." in script


@pytest.mark.parametrize("name", ["django.po", "djangojs.po"])
def test_wordings_keep_the_placeholders(name):
    wrong = []
    for message in wordings(name).values():
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        allowed = {placeholder for text in ids for placeholder in PLACEHOLDER.findall(text)}
        said = set(PLACEHOLDER.findall(first(message.string)))
        needed = set.intersection(*(set(PLACEHOLDER.findall(text)) for text in ids))
        if not needed <= said <= allowed:
            wrong.append(message.id)
    assert wrong == []


class Words(HTMLParser):
    """The words a person sees or hears of a page, piece by piece."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style", "template", "svg", "code"}:
            self.hidden += 1
        for name, value in attrs:
            if name in {"aria-label", "title", "placeholder", "alt"} and value:
                self.pieces.append(value)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style", "template", "svg", "code"}:
            self.hidden -= 1

    def handle_data(self, data: str) -> None:
        if not self.hidden and data.strip():
            self.pieces.append(" ".join(data.split()))


def english(page: str) -> list[str]:
    words = Words()
    words.feed(page)
    return sorted({piece for piece in words.pieces if is_english(piece)})


def is_english(piece: str) -> bool:
    return piece.isascii() and bool(ENGLISH.search(ALLOWED.sub("", piece)))


@pytest.fixture
def screens(newspaper):
    """The addresses of screens that staff meet, by what they are."""
    article, gallery = ArticleFactory(parent=newspaper.life), GalleryFactory(parent=newspaper.galleries)
    document, image, file = DocumentFactory(parent=newspaper.library), SiteImageFactory(), AttachmentFactory()
    article.save_revision()
    collection = Collection.get_first_root_node().add_child(name="Ảnh hội nghị")
    pages = [newspaper.home, newspaper.life, article, gallery, newspaper.library, document]
    of_pages = [
        reverse(f"wagtailadmin_pages:{name}", args=[page.pk])
        for page in pages
        for name in ("edit", "history", "usage")
    ]
    on_article = ("copy", "move", "delete", "unpublish", "workflow_history", "set_privacy")
    return [
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_explore_root"),
        *of_pages,
        *(reverse(f"wagtailadmin_pages:{name}", args=[article.pk]) for name in on_article),
        reverse("wagtailadmin_pages:delete", args=[document.pk]),
        reverse("wagtailadmin_explore", args=[newspaper.life.pk]),
        reverse("wagtailadmin_pages:add_subpage", args=[newspaper.home.pk]),
        reverse("wagtailadmin_pages:add", args=["news", "articlepage", newspaper.life.pk]),
        reverse("wagtailadmin_pages:add", args=["documents", "legaldocumentpage", newspaper.library.pk]),
        reverse("wagtailadmin_pages:search"),
        reverse("wagtailimages:index"),
        reverse("wagtailimages:add_multiple"),
        reverse("wagtailimages:edit", args=[image.pk]),
        reverse("wagtailimages:delete", args=[image.pk]),
        reverse("wagtaildocs:index"),
        reverse("wagtaildocs:add_multiple"),
        reverse("wagtaildocs:edit", args=[file.pk]),
        reverse("wagtailadmin_account"),
        reverse("wagtailadmin_reports:site_history"),
        reverse("wagtailadmin_reports:locked_pages"),
        reverse("wagtailadmin_reports:aging_pages"),
        reverse("wagtailadmin_reports:workflow"),
        reverse("wagtailadmin_workflows:index"),
        reverse("wagtailadmin_collections:index"),
        reverse("wagtailadmin_collections:edit", args=[collection.pk]),
        reverse("wagtailusers_users:index"),
        reverse("wagtailusers_users:add"),
        reverse("wagtailusers_groups:index"),
        reverse("wagtailsites:index"),
        reverse("wagtailsites:edit", args=[Site.objects.get().pk]),
        reverse("wagtailredirects:index"),
        reverse("wagtailredirects:add"),
        reverse("wagtailsearchpromotions:index"),
        reverse("wagtailsnippets_documents_issuingbody:list"),
        reverse("wagtailsnippets_pages_tag:list"),
        reverse("wagtailsettings:edit", args=["home", "sitesettings"]),
    ]


@pytest.mark.parametrize("role", ["editor and librarian", "administrator"])
def test_no_screen_of_the_admin_says_anything_in_english(role, screens, make_staff, sign_in, admin_user):
    client = sign_in(admin_user if role == "administrator" else make_staff(CHIEF_EDITORS, LIBRARIANS))
    said: dict[str, list[str]] = {}
    seen = 0
    for address in screens:
        response = client.get(address, follow=True)
        seen += response.status_code == 200
        if found := english(response.content.decode()):
            said[address] = found
    assert seen >= 40
    # Pages that Wagtail's migrations make before there is a site.
    assert {piece for found in said.values() for piece in found} <= {
        "Welcome to your new Wagtail site!",
        "Root page",
    }


def test_what_is_said_after_an_action_is_vietnamese(newspaper, make_staff, sign_in):
    client = sign_in(make_staff(CHIEF_EDITORS, LIBRARIANS))
    document = DocumentFactory(parent=newspaper.library)
    ArticleFactory(parent=newspaper.life, related_pages=[])
    copy = reverse("wagtailadmin_pages:copy", args=[document.pk])
    answers = [
        client.post(
            copy,
            {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": newspaper.library.pk},
            follow=True,
        ),
        client.post(reverse("wagtaildocs:add"), {"title": ""}, follow=True),
        client.post(reverse("wagtailimages:add"), {"title": ""}, follow=True),
        client.post(reverse("wagtailadmin_pages:delete", args=[document.pk]), follow=True),
    ]
    assert LegalDocumentPage.objects.filter(slug="ban-sao").exists()
    assert not Attachment.objects.exists()
    for answer in answers:
        assert answer.status_code == 200
        assert english(answer.content.decode()) == []
