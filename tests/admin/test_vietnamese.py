"""Staff who read no English meet none: every role walks through the admin, among content in every state."""

from __future__ import annotations

import json
import re
from copy import deepcopy

import pytest
from django.contrib.auth.models import Group, User
from django.template import Template
from django.urls import reverse
from django.utils.translation import trans_real

from attachments.models import Attachment
from documents.models import LegalDocumentPage
from home.roles import ADMINISTRATORS, CHIEF_EDITORS, EDITORS, LIBRARIANS, WRITERS
from tests.admin.content import Work, make_work
from tests.admin.foreign_words import foreign_texts
from tests.admin.shown_texts import strings_in, texts_of_answer
from tests.admin.walking import walk
from tests.factories import ArticleFactory, DocumentFactory

LIFE_EDITORS = "Biên tập: Đời sống"
ROLES = {
    "writer": [WRITERS],
    "editor": [EDITORS, LIFE_EDITORS],
    "chief editor": [CHIEF_EDITORS],
    "librarian": [LIBRARIANS],
    "administrator": [ADMINISTRATORS],
}
FORMS = {
    f"{of}-{count}_FORMS": "0"
    for of in ("bylines", "related_pages", "comments")
    for count in ("TOTAL", "INITIAL")
}
WRONG = {"title": "", "slug": "a b", "go_live_at": "x", "display_date": "x", "body-count": "0"} | FORMS
REMARK = "wagtailadmin_pages:collect_workflow_action_data"
# A page type that only tests install; the language by which somebody who reads English finds it.
NOT_OURS = {"Vacancy", "Trang thuộc loại Vacancy", "English"}


@pytest.fixture(scope="module")
def made_work(made_newspaper) -> Work:
    writer = User.objects.create_user("lan", "lan@example.org", "x", first_name="Lan", last_name="Nguyễn Thị")
    writer.groups.set(Group.objects.filter(name=WRITERS))
    editor = User.objects.create_user("minh", "minh@example.org", "x", first_name="Minh", last_name="Trần")
    editor.groups.set(Group.objects.filter(name__in=ROLES["editor"]))
    places = made_newspaper
    return make_work(places.life, places.galleries, places.library, writer, editor)


@pytest.fixture
def work(made_work, newspaper) -> Work:
    return deepcopy(made_work)


@pytest.fixture(autouse=True)
def plain_rendering(monkeypatch):
    """Render as a running site does: for tests, Django copies the context of every template."""
    monkeypatch.setattr(Template, "_render", lambda self, context: self.nodelist.render(context))


@pytest.fixture
def superuser(db: None) -> User:
    return User.objects.create_superuser("quan", "quan@example.org", "x", first_name="Quân", last_name="Lê")


@pytest.fixture
def screens(newspaper, work) -> list[str]:
    """Addresses of screens that differ with what they show, and of those that only scripts know."""
    page, places = work.published, [newspaper.life, newspaper.home, newspaper.library]
    on_page = ("copy", "move", "delete", "unpublish", "workflow_history", "set_privacy", "usage", "history")
    older, newer = page.revisions.order_by("pk")
    state = work.waiting.current_workflow_task_state
    remark = [reverse(REMARK, args=[work.waiting.pk, action, state.pk]) for action in ("approve", "reject")]
    bulk = [
        f"{reverse('wagtail_bulk_action', args=[app, model, action])}?id={item.pk}"
        for app, model, item, actions in (
            ("wagtailcore", "page", page, ("delete", "move", "publish", "unpublish")),
            ("images", "siteimage", work.image, ("delete", "add_tags")),
            ("attachments", "attachment", work.file, ("add_tags", "add_to_collection")),
        )
        for action in actions
    ]
    return [
        reverse("wagtailadmin_home"),
        *(
            reverse("wagtailadmin_pages:edit", args=[each.pk])
            for each in (work.waiting, work.locked, work.gallery, work.document)
        ),
        *(reverse("wagtailadmin_explore", args=[place.pk]) for place in places),
        *(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]) for name in on_page),
        *remark,
        *bulk,
        reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, older.pk, newer.pk]),
        reverse("wagtailadmin_pages:add", args=["news", "articlepage", newspaper.life.pk]),
        reverse("wagtailadmin_pages:add", args=["documents", "legaldocumentpage", newspaper.library.pk]),
        f"{reverse('wagtailadmin_pages:search')}?q=h%E1%BB%99i",
        f"{reverse('wagtailimages:index')}?q=kh%C3%B4ng+c%C3%B3",
        reverse("wagtailimages:edit", args=[work.image.pk]),
        reverse("wagtaildocs:edit", args=[work.file.pk]),
        reverse("wagtailadmin_collections:edit", args=[work.collection.pk]),
        f"{reverse('searches')}?fruitless=on",
    ]


def foreign_on_the_way(client, screens, at_most=None):
    """The addresses of what was seen; what was read there that is not Vietnamese, each with its address."""
    seen: set[str] = set()
    found: dict[str, str] = {}
    for address, answer in walk(client, screens):
        seen.add(address)
        for text in foreign_texts(texts_of_answer(answer)):
            found.setdefault(text, address)
        if len(seen) == at_most:
            break
    return seen, {text: address for text, address in found.items() if text not in NOT_OURS}


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
def test_no_role_meets_a_word_of_english(role, screens, make_staff, sign_in):
    client = sign_in(make_staff(*ROLES[role], name="hoa"))
    seen, found = foreign_on_the_way(client, screens, at_most=40)
    assert found == {}
    assert len(seen) >= 40


@pytest.mark.slow
def test_nor_is_there_one_on_any_screen_at_all(screens, superuser, sign_in):
    seen, found = foreign_on_the_way(sign_in(superuser), screens)
    assert found == {}
    assert len(seen) >= 150


def test_a_wording_that_is_gone_is_found(superuser, sign_in, monkeypatch):
    client, home = sign_in(superuser), reverse("wagtailadmin_home")
    assert foreign_on_the_way(client, [home], at_most=1)[1] == {}
    catalogue = trans_real.translation("vi")
    for word in ("Trang tổng quan", "Tìm kiếm", "Trợ giúp"):
        msgid = next(msgid for msgid, said in catalogue._catalog.items() if said == word)
        monkeypatch.setitem(catalogue._catalog._catalogs[0], msgid, msgid)
        assert foreign_on_the_way(client, [home], at_most=1)[1]
        monkeypatch.undo()


def test_what_is_said_after_an_action_is_vietnamese(newspaper, make_staff, sign_in):
    client = sign_in(make_staff(CHIEF_EDITORS, LIBRARIANS, name="hoa"))
    document = DocumentFactory(parent=newspaper.library)
    article = ArticleFactory(parent=newspaper.life, related_pages=[])
    copied = {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": newspaper.library.pk}
    answers = [
        client.post(reverse(name, args=args), sent, follow=True)
        for name, args, sent in (
            ("wagtailadmin_pages:copy", [document.pk], copied),
            ("wagtailadmin_pages:copy", [document.pk], copied | {"new_slug": "a b"}),
            ("wagtailadmin_pages:edit", [article.pk], WRONG),
            ("wagtaildocs:add", [], {"title": ""}),
            ("wagtailimages:add", [], {"title": ""}),
            ("wagtailadmin_account", [], {"name_email-email": "x", "password-new_password1": "12"}),
            ("wagtailadmin_pages:unpublish", [article.pk], {}),
            ("wagtailadmin_pages:delete", [document.pk], {}),
        )
    ]
    assert LegalDocumentPage.objects.filter(slug="ban-sao").exists()
    assert not Attachment.objects.exists()
    for answer in answers:
        assert answer.status_code == 200
        assert [text for text in foreign_texts(texts_of_answer(answer)) if text not in NOT_OURS] == []


def test_scripts_are_given_vietnamese_words(client):
    script = client.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    words = json.loads(re.search(r"const newcatalog = (\{.*?\});?\n", script, re.DOTALL)[1])
    assert foreign_texts(strings_in(words)) == []
    assert words["A server error occurred."] == "Máy chủ gặp lỗi."
