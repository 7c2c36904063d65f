"""Who may do what where."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.urls import reverse
from wagtail import hooks
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Workflow, WorkflowPage
from wagtail.permissions import policy_registry

from attachments.models import Attachment
from documents.models import DocumentType, Signer
from home.roles import (
    ADMINISTRATORS,
    CHIEF_EDITORS,
    EDITORS,
    LIBRARIANS,
    WRITERS,
    editors_of,
    place_group_name,
    setup_roles,
)
from images.models import SiteImage
from news.models import Organisation, Person
from pages.models import Tag
from tests.factories import ArticleFactory, DocumentFactory, SectionFactory, home_page

LIFE_EDITORS = "Biên tập: Đời sống"
GALLERY_EDITORS = "Biên tập: Thư viện ảnh"
PLACES = ("home", "life", "law", "galleries", "library")
ROLES = {
    "writer": (WRITERS,),
    "editor": (EDITORS, LIFE_EDITORS),
    "photo editor": (EDITORS, GALLERY_EDITORS),
    "editor without a section": (EDITORS,),
    "chief editor": (CHIEF_EDITORS,),
    "librarian": (LIBRARIANS,),
    "administrator": (ADMINISTRATORS,),
}
EVERYWHERE = set(PLACES)
ADD = {
    "writer": {"life", "law", "galleries"},
    "editor": {"life"},
    "photo editor": {"galleries"},
    "editor without a section": set(),
    "chief editor": EVERYWHERE,
    "librarian": {"library"},
    "administrator": EVERYWHERE,
}
PUBLISH = ADD | {"writer": set()}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_adds_and_publishes_where_it_should_and_nowhere_else(role, newspaper, make_staff):
    user = make_staff(*ROLES[role])
    places = {name: getattr(newspaper, name).permissions_for_user(user) for name in PLACES}
    assert {name for name, place in places.items() if place.can_add_subpage()} == ADD[role]
    assert {name for name, place in places.items() if place.can_publish_subpage()} == PUBLISH[role]


@pytest.mark.parametrize("role", ROLES)
def test_pages_of_others_are_edited_by_those_who_publish_there(role, newspaper, make_staff):
    user = make_staff(*ROLES[role])
    article = ArticleFactory(parent=newspaper.life, owner=make_staff())
    document = DocumentFactory(parent=newspaper.library, owner=make_staff())
    for page, place in ((article, "life"), (document, "library")):
        permissions = page.permissions_for_user(user)
        allowed = place in PUBLISH[role]
        assert permissions.can_edit() is allowed
        assert permissions.can_publish() is allowed
        assert permissions.can_unpublish() is allowed
        assert permissions.can_delete() is allowed


def test_writers_edit_their_own_pages_and_publish_none(newspaper, make_staff):
    writer = make_staff(WRITERS)
    own = ArticleFactory(parent=newspaper.law, owner=writer, live=False)
    permissions = own.permissions_for_user(writer)
    assert permissions.can_edit()
    assert permissions.can_submit_for_moderation()
    assert not permissions.can_publish()
    own.live = True
    own.save()
    assert not own.permissions_for_user(writer).can_delete()


MODELS = {
    "people and tags": (Person, Organisation, Tag),
    "vocabularies": (DocumentType, Signer),
    "accounts": (User, Group),
}
MANAGES = {
    "writer": set(),
    "editor": {"people and tags"},
    "chief editor": {"people and tags"},
    "librarian": {"vocabularies"},
    "administrator": {"people and tags", "vocabularies", "accounts"},
}


@pytest.mark.parametrize("role", MANAGES)
@pytest.mark.parametrize("action", ["add", "change", "delete"])
def test_each_role_manages_its_own_things(role, action, make_staff):
    user = make_staff(*ROLES[role])
    allowed = {
        name
        for name, models in MODELS.items()
        if all(
            user.has_perm(f"{model._meta.app_label}.{action}_{model._meta.model_name}") for model in models
        )
    }
    assert allowed == MANAGES[role]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("model", [SiteImage, Attachment])
def test_everybody_uploads_and_chooses_pictures_and_files(role, model, make_staff):
    user = make_staff(*ROLES[role])
    policy = policy_registry.get_by_type(model)
    assert policy.user_has_permission(user, "add")
    assert policy.user_has_permission(user, "choose")


def test_administrators_have_all_that_the_form_of_groups_offers(newspaper, client):
    # Wagtail's own permissions are known once its addresses are.
    client.get(reverse("wagtailadmin_login"))
    offered = {perm for hook in hooks.get_hooks("register_permissions") for perm in hook()}
    assert offered <= set(Group.objects.get(name=ADMINISTRATORS).permissions.all())


@pytest.mark.parametrize("role", ROLES)
def test_everybody_gets_into_the_admin(role, make_staff, sign_in):
    assert sign_in(make_staff(*ROLES[role])).get(reverse("wagtailadmin_home")).status_code == 200


def test_those_without_a_role_stay_outside(make_staff, sign_in):
    response = sign_in(make_staff()).get(reverse("wagtailadmin_home"))
    assert response.status_code == 302
    assert "login" in response["Location"]


def test_setting_up_again_changes_nothing(newspaper):
    def state():
        return (
            sorted(Group.objects.values_list("name", "permissions")),
            sorted(GroupPagePermission.objects.values_list("group__name", "page", "permission")),
            sorted(GroupCollectionPermission.objects.values_list("group__name", "collection", "permission")),
            sorted(WorkflowPage.objects.values_list("page", "workflow")),
        )

    before = state()
    setup_roles()
    assert state() == before


def test_setting_up_again_keeps_what_an_administrator_added(newspaper, make_staff):
    writers = Group.objects.get(name=WRITERS)
    added = Group.objects.get(name=LIBRARIANS).permissions.last()
    writers.permissions.add(added)
    setup_roles()
    assert added in writers.permissions.all()


def test_the_command_names_the_groups(newspaper, capsys):
    call_command("setup_roles")
    names = capsys.readouterr().out.split("\n")
    assert {WRITERS, EDITORS, CHIEF_EDITORS, LIBRARIANS, ADMINISTRATORS, LIFE_EDITORS} <= set(names)


def test_examples_of_the_framework_go_while_unused(newspaper):
    assert not Group.objects.filter(name__in=["Moderators", "Editors"]).exists()
    assert [workflow.name for workflow in Workflow.objects.all()] == ["Duyệt tin bài"]


def test_groups_in_use_stay(db):
    home_page()
    user = User.objects.create_user("old")
    user.groups.add(Group.objects.get(name="Moderators"))
    setup_roles()
    assert user.groups.filter(name="Moderators").exists()


def test_a_new_section_has_editors_and_review_at_once(newspaper):
    section = SectionFactory(title="Thể thao")
    assert editors_of(section).name == "Biên tập: Thể thao"
    assert section.get_workflow().name == "Duyệt tin bài"


def test_a_section_below_another_gets_its_own_editors_too(newspaper, make_staff):
    section = SectionFactory(title="Nhà ở", parent=newspaper.life)
    user = make_staff(EDITORS, "Biên tập: Nhà ở")
    assert section.permissions_for_user(user).can_publish()
    assert not newspaper.life.permissions_for_user(user).can_publish()


def test_a_renamed_section_keeps_its_editors(newspaper):
    group = editors_of(newspaper.life)
    newspaper.life.title = "Đời sống công nhân"
    newspaper.life.save()
    group.refresh_from_db()
    assert group.name == "Biên tập: Đời sống công nhân"


def test_a_deleted_section_takes_its_group_along(newspaper):
    newspaper.law.delete()
    assert not Group.objects.filter(name="Biên tập: Pháp luật").exists()


def test_sections_of_one_title_have_a_group_each(newspaper):
    namesake = SectionFactory(title="Đời sống", parent=newspaper.law)
    assert editors_of(namesake) != editors_of(newspaper.life)
    assert place_group_name(namesake) == f"Biên tập: Đời sống ({namesake.pk})"


def test_a_very_long_title_still_makes_a_name(newspaper):
    section = SectionFactory(title="Chuyên mục " * 20)
    assert len(editors_of(section).name) <= 150


def test_before_the_setup_a_section_changes_no_group(db):
    home_page()
    names = set(Group.objects.values_list("name", flat=True))
    SectionFactory()
    assert set(Group.objects.values_list("name", flat=True)) == names


def test_the_library_and_plain_pages_need_no_review(newspaper):
    assert newspaper.library.get_workflow() is None
    assert newspaper.home.get_workflow() is None
    assert newspaper.life.get_workflow() == newspaper.galleries.get_workflow()


@pytest.mark.parametrize(("role", "allowed"), [("writer", False), ("editor", True), ("chief editor", True)])
def test_writers_do_not_create_sections(role, allowed, newspaper, make_staff, sign_in):
    client = sign_in(make_staff(*ROLES[role]))
    response = client.get(reverse("wagtailadmin_pages:add", args=["news", "sectionpage", newspaper.life.pk]))
    assert response.status_code == (200 if allowed else 302)
