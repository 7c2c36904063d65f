"""No reference shows the title or the address of a page that its reader may not see: every kind, every state.

The kinds are found by looking at the models, so that a new one without a case here fails.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.db.models import Field
from django.test import Client
from django.utils import timezone
from wagtail import blocks
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PageViewRestriction, Site

from documents.enums import Confidentiality
from documents.lifecycle.actions import remove
from documents.models import DocumentCollectionPage, LegalDocumentPage
from home.models import Navigation, PlainPage
from news.models import ArticlePage, SectionPage
from tests.factories import (
    ArticleFactory,
    DocumentFactory,
    SectionFactory,
    home_page,
)

pytestmark = pytest.mark.django_db

SECRET = "Điều không ai được biết"
SLUG = "dia-chi-khong-ai-biet"
NUMBER = "4711/HD-TLĐ"
PASSWORD = "mật khẩu của trang"
# Of a page itself: what lies below a draft and is published has its slug in the address.
ADDRESS = re.compile(rf"{SLUG}(?!(?:/|%2F)bai-cong-khai)")


# What is looked for


def page_relations() -> Iterator[str]:
    """Every foreign key and many-to-many field of the project's own models and Wagtail's to a page."""
    for model in apps.get_models():
        for field in model._meta.get_fields(include_parents=False):
            if is_to_page(field) and not getattr(field.remote_field, "parent_link", False):
                yield f"{model._meta.label}.{field.name}"


def is_to_page(field: object) -> bool:
    target = getattr(field, "related_model", None)
    return isinstance(field, Field) and isinstance(target, type) and issubclass(target, Page)


def block_references() -> Iterator[tuple[str, type, str, list[str]]]:
    """Every chooser of pages and every rich text in a stream: its name, model, field and way to the block."""
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                for way in ways_to_pages(field.stream_block):
                    yield f"{model._meta.label}.{field.name}.{'.'.join(way)}", model, field.name, way


def ways_to_pages(block: blocks.Block, way: tuple[str, ...] = ()) -> Iterator[list[str]]:
    if isinstance(block, blocks.PageChooserBlock | blocks.RichTextBlock):
        yield list(way)
    elif isinstance(block, blocks.ListBlock):
        yield from ways_to_pages(block.child_block, (*way, "item"))
    elif isinstance(block, blocks.BaseStreamBlock | blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            yield from ways_to_pages(child, (*way, name))


def raw_with(block: blocks.Block, way: list[str], page: Page) -> object:
    """The stored form of a block that refers to the page at the end of the way."""
    if isinstance(block, blocks.PageChooserBlock):
        return page.pk
    if isinstance(block, blocks.RichTextBlock):
        return f'<p><a linktype="page" id="{page.pk}">ở đây</a></p>'
    name, *rest = way
    if isinstance(block, blocks.ListBlock):
        return [raw_with(block.child_block, rest, page)]
    child = raw_with(block.child_blocks[name], rest, page)
    if isinstance(block, blocks.BaseStreamBlock):
        return [{"type": name, "value": child}]
    others = {key: each.get_prep_value(each.get_default()) for key, each in block.child_blocks.items()}
    return others | {name: child}


def chosen_model(block: blocks.Block, way: list[str]) -> type[Page]:
    for name in way:
        block = block.child_block if isinstance(block, blocks.ListBlock) else block.child_blocks[name]
    target = block.target_model if isinstance(block, blocks.PageChooserBlock) else Page
    return ArticlePage if target is Page else target


BLOCKS = {name: (model, field, way) for name, model, field, way in block_references()}


# Pages of each kind


def secret_page(model: type[Page]) -> Page:
    factories: dict[type[Page], Callable[..., Page]] = {
        ArticlePage: ArticleFactory,
        SectionPage: SectionFactory,
        LegalDocumentPage: DocumentFactory,
    }
    more = {"number": NUMBER} if model is LegalDocumentPage else {}
    return factories[model](title=SECRET, slug=SLUG, **more)


def owner_of(model: type) -> object:
    if model is Navigation:
        return Navigation.objects.get_or_create(site=Site.objects.get())[0]
    if model is PlainPage:
        return home_page().add_child(instance=PlainPage(title="Giới thiệu"))
    return ArticleFactory(title="Bài công khai") if model is ArticlePage else home_page()


# States


def set_draft(page: Page) -> None:
    page.live = False
    page.save()
    page.save_revision()


def unpublish(page: Page) -> None:
    page.unpublish()


def restrict_to(kind: str) -> Callable[[Page], None]:
    def hide(page: Page) -> None:
        restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind, password=PASSWORD)
        if kind == PageViewRestriction.GROUPS:
            restriction.groups.add(Group.objects.create(name="Ban chấp hành"))

    hide.__name__ = f"restricted_by_{kind}"
    return hide


def set_confidential(page: Page) -> None:
    page.unpublish()
    if isinstance(page, LegalDocumentPage):
        page = LegalDocumentPage.objects.get(pk=page.pk)
        page.confidentiality = Confidentiality.SECRET
        page.save()


def expire(page: Page) -> None:
    page.unpublish(set_expired=True)


def be_overdue(page: Page) -> None:
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))


def schedule(page: Page) -> None:
    page.unpublish()
    page = page.specific_class.objects.get(pk=page.pk)
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    assert not Page.objects.get(pk=page.pk).live


def delete(page: Page) -> None:
    page.specific_class.objects.get(pk=page.pk).delete()


STATES = [
    set_draft, unpublish, restrict_to("login"), restrict_to("password"), restrict_to("groups"),
    set_confidential, expire, be_overdue, schedule, delete,
]  # fmt: skip


NOTHING: dict[str, list[str]] = {state.__name__: [] for state in STATES}


def in_every_state(page: Page) -> Iterator[str]:
    """Hide the page in one way after the other; says which."""
    for hide in STATES:
        with transaction.atomic():
            hide(Page.objects.get(pk=page.pk).specific)
            yield hide.__name__
            transaction.set_rollback(True)


def told(client: Client, *addresses: str) -> list[str]:
    """The addresses whose answer, or where it leads, names the secret page."""
    found = []
    for address in addresses:
        response = client.get(address)
        text = response.getvalue().decode("utf-8", "replace") + str(response.headers)
        if SECRET in text or ADDRESS.search(text):
            found.append(address)
    return found


# Blocks


@pytest.mark.parametrize("name", BLOCKS)
def test_no_block_shows_a_page_its_reader_may_not_see(client, name):
    home_page()
    model, field, way = BLOCKS[name]
    block = model._meta.get_field(field).stream_block
    owner = owner_of(model)
    page = secret_page(chosen_model(block, way))
    if isinstance(page, SectionPage):
        ArticleFactory(parent=page, title="Bài của chuyên mục")
    setattr(owner, field, raw_with(block, way, page))
    owner.save()
    address = owner.url if isinstance(owner, Page) else "/tim-kiem/"
    assert told(client, address), "the reference has to show what everybody may see"
    assert {state: told(client, address) for state in in_every_state(page)} == NOTHING


# Relations


def beside_an_article(page: Page) -> list[str]:
    return [ArticleFactory(title="Bài công khai", picked=[page]).url]


def section_of_an_article(page: Page) -> list[str]:
    """Below a section that is closed an article is so itself; of one that is a draft, only the section is."""
    article = ArticleFactory(parent=page, title="Bài công khai", tags=["thẻ"])
    return [article.url, f"{article.url}in/", "/", "/tin-moi/", "/the/the/", "/tim-kiem/?q=bai+cong+khai"]


def in_a_collection(page: Page) -> list[str]:
    collection = page.get_parent().add_child(instance=DocumentCollectionPage(title="Bộ văn bản"))
    collection.members.create(document=page)
    collection.save()
    return [collection.url]


def acted_upon(page: Page) -> list[str]:
    acting = DocumentFactory(number="1/QĐ-TLĐ", title="Văn bản khác")
    acting.relations.create(relation_type="replaces", target=page)
    acting.save()
    return [acting.url, f"{acting.url}in/", f"/api/documents/{acting.pk}/"]


def acting(page: Page) -> list[str]:
    other = DocumentFactory(number="1/QĐ-TLĐ", title="Văn bản khác")
    page.relations.create(relation_type="replaces", target=other)
    page.save()
    return [other.url, f"{other.url}in/", f"/api/documents/{other.pk}/"]


def named_instead_of_a_removed_one(page: Page) -> list[str]:
    removed = DocumentFactory(number="1/QĐ-TLĐ", title="Văn bản khác")
    editor = User.objects.create_superuser("quantri")
    remove(removed, user=editor, reason="Đăng nhầm", target=page)
    return [removed.url]


def citing(page: Page) -> list[str]:
    cited = DocumentFactory(number="1/QĐ-TLĐ", title="Văn bản khác")
    page.text = "Căn cứ Quyết định số 1/QĐ-TLĐ."
    page.save_revision().publish()
    return [cited.url, f"{cited.url}vien-dan/"]


def cited(page: Page) -> list[str]:
    return [ArticleFactory(title="Bài công khai", lead=f"Theo Hướng dẫn số {NUMBER}.").url]


def pinned(page: Page) -> list[str]:
    query = Query.get("họp mặt đầu xuân")
    SearchPromotion.objects.create(query=query, page=page, description="Nên đọc")
    return ["/tim-kiem/?q=họp+mặt+đầu+xuân"]


def redirected(page: Page) -> list[str]:
    Redirect.objects.create(old_path="/dia-chi-cu", redirect_page=page, site=Site.objects.get())
    return ["/dia-chi-cu/"]


def searched(page: Page) -> list[str]:
    return [
        "/tim-kiem/?q=dieu+khong+ai+duoc+biet",
        "/api/search/?q=dieu+khong+ai",
        "/api/suggest/?q=dieu+khong",
    ]


RELATIONS = {
    "news.ArticleRelation.related": (ArticlePage, beside_an_article),
    "news.ArticlePage.section": (SectionPage, section_of_an_article),
    "documents.CollectionMember.document": (LegalDocumentPage, in_a_collection),
    "documents.DocumentRelation.target": (LegalDocumentPage, acted_upon),
    "documents.DocumentRelation.page": (LegalDocumentPage, acting),
    "documents.LegalDocumentPage.removal_target": (LegalDocumentPage, named_instead_of_a_removed_one),
    "documents.Citation.source": (LegalDocumentPage, citing),
    "documents.Citation.target": (LegalDocumentPage, cited),
    "search.SearchEntry.page": (ArticlePage, searched),
    "wagtailsearchpromotions.SearchPromotion.page": (ArticlePage, pinned),
    "wagtailredirects.Redirect.redirect_page": (ArticlePage, redirected),
}
# Rows that belong to a page and are shown with it alone, to staff, or to nobody.
OWN = {
    "documents.StatusSpan.document", "documents.Provision.document", "documents.DocumentStructure.document",
    "counters.DailyCount.page", "counters.Hit.page", "counters.Total.page", "documents.DocumentEvent.page",
    "documents.DocumentFile.page", "documents.FileVersion.page", "documents.IntakeDoubt.other",
    "documents.IntakeEntry.document", "documents.RelationProposal.page", "documents.CollectionMember.page",
    "links.CheckedLink.page", "news.ArticleByline.page", "news.ArticleRelation.page",
    "news.GalleryPhoto.page", "news.TaggedArticle.content_object", "news.TaggedGallery.content_object",
    "news.WordOrigin.page",
    "wagtailcore.Comment.page", "wagtailcore.GroupPagePermission.page", "wagtailcore.Page.alias_of",
    "wagtailcore.PageLogEntry.page", "wagtailcore.PageSubscription.page",
    "wagtailcore.PageViewRestriction.page", "wagtailcore.Site.root_page", "wagtailcore.WorkflowPage.page",
}  # fmt: skip


def test_every_reference_to_a_page_has_a_case():
    known = {*RELATIONS, *OWN}
    assert set(page_relations()) - known == set()
    assert known - set(page_relations()) == set()
    rich_fields = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, RichTextField)
    ]
    assert rich_fields == []


@pytest.mark.parametrize("name", RELATIONS)
def test_no_relation_shows_a_page_its_reader_may_not_see(client, name):
    home_page()
    model, refer = RELATIONS[name]
    page = secret_page(model)
    addresses = refer(page)
    assert told(client, *addresses), "the reference has to show what everybody may see"
    assert {state: told(client, *addresses) for state in in_every_state(page)} == NOTHING


# Lists


@pytest.mark.parametrize("model", [ArticlePage, SectionPage, LegalDocumentPage])
def test_no_list_shows_a_page_its_reader_may_not_see(client, model):
    home_page()
    page = secret_page(model)
    if model is ArticlePage:
        page.tags.add("thẻ")
        page.save_revision().publish()
    parent = page.get_parent().url
    shown_below = [ArticleFactory(title="Bài công khai", parent=page).url] if model is SectionPage else []
    beside = ArticleFactory(
        title="Bài bên cạnh", parent=SectionFactory() if model is not ArticlePage else page.get_parent()
    )
    addresses = [
        "/", "/tin-moi/", "/rss/", "/sitemap.xml", "/sitemap-1.xml", parent, f"{parent}rss/", f"{parent}csv/",
        "/the/the/", beside.url, "/api/documents/", "/thong-ke/", *searched(page), *shown_below,
    ]  # fmt: skip
    assert told(client, *addresses)
    assert {state: told(client, *addresses) for state in in_every_state(page)} == NOTHING


# Who may see more


@pytest.mark.parametrize("hide", STATES[2:5], ids=lambda state: state.__name__)
def test_a_reader_who_is_let_in_finds_the_page_in_the_menu(client, hide):
    home_page()
    page = secret_page(ArticlePage)
    menu = owner_of(Navigation)
    menu.menu = [{"type": "link", "value": {"page": page.pk, "address": "", "label": ""}}]
    menu.save()
    hide(page)
    assert not told(client, "/tim-kiem/")
    member = User.objects.create_user("thanhvien")
    member.groups.set(Group.objects.filter(name="Ban chấp hành"))
    client.force_login(member)
    if (restriction := PageViewRestriction.objects.get()).restriction_type == PageViewRestriction.PASSWORD:
        assert not told(client, "/tim-kiem/")
        client.post(
            f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/",
            {"password": PASSWORD, "return_url": page.url},
        )
    assert told(client, "/tim-kiem/")
