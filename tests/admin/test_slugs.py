"""The patterns given to the browser make the slugs the server makes."""

from __future__ import annotations

import re
import unicodedata

import pytest
from django.urls import reverse

from home.roles import CHIEF_EDITORS
from news.models import ArticlePage
from pages.slug_input import READABLE_SLUG, ReadableSlugInput
from tests.factories import ArticleFactory
from vietnamese.alphabet import TONED_VOWELS
from vietnamese.slugs import slugify

TITLES = [
    "Đại hội Công đoàn",
    "ĐẠI HỘI CÔNG ĐOÀN",
    "Hướng dẫn số 65/HD-TLĐ",
    "  Người lao động – “Tết sum vầy” 2026!  ",
    "Ở đâu? Ừ, ở đây…",
    "".join(TONED_VOWELS),
    "ăâđêôơưĂÂĐÊÔƠƯ",
    "2026",
    " ".join(["phường"] * 30),
    "a" * 130,
]


def in_the_browser(title: str) -> str:
    """What the form's script does: the patterns in turn, everywhere, and lower case at the end."""
    for pattern, replacement in READABLE_SLUG:
        title = re.sub(pattern, replacement.replace("$1", r"\1"), title)
    return title.lower()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("title", TITLES)
def test_browser_and_server_make_the_same_slug(title, form):
    given = unicodedata.normalize(form, title)
    expected = slugify(given, max_length=100)
    assert in_the_browser(given)[: len(expected) or None] == expected


@pytest.mark.parametrize("address", ["article", "section", "tag"])
def test_every_slug_field_of_the_admin_has_the_patterns(address, newspaper, make_staff, sign_in):
    client = sign_in(make_staff(CHIEF_EDITORS))
    addresses = {
        "article": reverse("wagtailadmin_pages:add", args=["news", "articlepage", newspaper.life.pk]),
        "section": reverse("wagtailadmin_pages:add", args=["news", "sectionpage", newspaper.home.pk]),
        "tag": reverse("wagtailsnippets_pages_tag:add"),
    }
    page = client.get(addresses[address]).content.decode()
    assert "data-w-slug-formatters-value" in page


def test_the_widget_can_still_be_given_other_patterns():
    widget = ReadableSlugInput(formatters=[("x", "y")])
    assert widget.attrs["data-w-slug-formatters-value"] == '[[["x","gu"],"y"]]'


def new_article(newspaper, **fields):
    """Address and data of the form for an article, as a browser without scripts sends it."""
    data = {"title": "Đại hội Công đoàn", "display_date": "19/05/2026 08:00", "body-count": "0"}
    for formset in ("bylines", "related_pages", "comments"):
        data |= {f"{formset}-TOTAL_FORMS": "0", f"{formset}-INITIAL_FORMS": "0"}
    return reverse("wagtailadmin_pages:add", args=["news", "articlepage", newspaper.life.pk]), data | fields


def test_the_slug_is_made_from_the_title_unless_the_writer_chose_one(newspaper, make_staff, sign_in):
    client = sign_in(make_staff(CHIEF_EDITORS))
    slugs = []
    for slug in ("", "", "dai-hoi-cong-doan", "ten-khac"):
        client.post(*new_article(newspaper, slug=slug))
        slugs.append(ArticlePage.objects.order_by("-pk").first().slug)
    assert slugs == ["dai-hoi-cong-doan", "dai-hoi-cong-doan-2", "dai-hoi-cong-doan-3", "ten-khac"]


def test_a_slug_somebody_chose_and_that_is_taken_is_an_error(newspaper, make_staff, sign_in):
    ArticleFactory(parent=newspaper.life, slug="ten-khac")
    client = sign_in(make_staff(CHIEF_EDITORS))
    response = client.post(*new_article(newspaper, slug="ten-khac"))
    assert response.context["form"].errors["slug"]
