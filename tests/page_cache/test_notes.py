"""The database notes every change of what public pages show, and it is said where it does not."""

from __future__ import annotations

import io

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection

from documents.triggers import remove_triggers
from page_cache.checks import check_notes_of_changes
from page_cache.content import ONLY_WHEN_CHANGED, PAGES, WATCHED
from page_cache.database_rules import missing_triggers, restore_triggers
from page_cache.models import ContentChange
from page_cache.notes import notes
from page_cache.version import MOST_NOTES, current_version
from tests.factories import ArticleFactory, home_page

pytestmark = pytest.mark.django_db

# Nothing of these stands on a page that is kept: they belong to staff, to searches, or to counting.
SHOWN_NOWHERE = {
    "auth_group", "auth_group_permissions", "auth_permission", "auth_user", "auth_user_groups",
    "auth_user_user_permissions", "django_content_type", "django_session",
    "django_tasks_database_dbtaskresult", "documents_cataloguechange",
    # What pages show of the provisions is kept with the structure, written in the same transaction.
    "documents_provision",
    "documents_intakebatch", "documents_intakedoubt", "documents_intakeentry", "documents_relationproposal",
    "links_checkedlink", "news_listchange", "news_publisherapprovaltask", "news_wordorigin",
    "page_cache_contentchange", "sign_in_attempts", "taggit_tag", "taggit_taggeditem",
}  # fmt: skip
OF_APPS_SHOWN_NOWHERE = ("counters_", "search_", "wagtailadmin_", "wagtailsearch", "wagtailusers_")
# Wagtail's own pictures and documents are replaced by ours; the rest is for editors.
OF_WAGTAIL_SHOWN_NOWHERE = {
    "wagtailcore_apitoken", "wagtailcore_collectionviewrestriction_groups", "wagtailcore_comment",
    "wagtailcore_commentreply", "wagtailcore_groupapprovaltask", "wagtailcore_groupapprovaltask_groups",
    "wagtailcore_groupcollectionpermission", "wagtailcore_grouppagepermission",
    "wagtailcore_groupsitepermission", "wagtailcore_modellogentry", "wagtailcore_pagelogentry",
    "wagtailcore_pagesubscription", "wagtailcore_pageviewrestriction_groups", "wagtailcore_referenceindex",
    "wagtailcore_revision", "wagtailcore_task", "wagtailcore_taskstate", "wagtailcore_uploadedfile",
    "wagtailcore_workflow", "wagtailcore_workflowcontenttype", "wagtailcore_workflowpage",
    "wagtailcore_workflowstate", "wagtailcore_workflowtask", "wagtaildocs_document", "wagtailimages_image",
    "wagtailimages_rendition", "wagtailredirects_redirect",
}  # fmt: skip


def test_every_table_is_watched_or_shown_nowhere():
    models = apps.get_models(include_auto_created=True)
    tables = {model._meta.db_table for model in models if not model.__module__.startswith("tests.")}
    watched = {PAGES, *WATCHED, *ONLY_WHEN_CHANGED}
    told = watched | SHOWN_NOWHERE | OF_WAGTAIL_SHOWN_NOWHERE
    assert {table for table in tables - told if not table.startswith(OF_APPS_SHOWN_NOWHERE)} == set()
    assert watched - tables == set()


def test_every_watched_table_has_its_notes():
    assert missing_triggers(connection) == []
    assert check_notes_of_changes(databases=["default"]) == []


def test_a_missing_note_is_named_and_made_again():
    gone = notes(connection.vendor)[3:5]
    remove_triggers(connection, gone)
    [found] = check_notes_of_changes(databases=["default"])
    assert gone[0].name in found.msg
    with pytest.raises(SystemCheckError):
        call_command("check", databases=["default"], stderr=io.StringIO())
    assert restore_triggers(connection) == [trigger.name for trigger in gone]
    assert missing_triggers(connection) == []


def test_notes_stay_few(client):
    home_page()
    article = ArticleFactory()
    client.get(article.url)
    ContentChange.objects.bulk_create(ContentChange(token=n) for n in range(MOST_NOTES + 1))
    client.get(article.url)
    version, count = current_version()
    assert count == 1
    client.get(article.url)
    assert current_version() == (version, 1)
