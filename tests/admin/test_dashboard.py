from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from counters.enums import Countable
from counters.models import DailyCount
from home.models import SiteSettings
from home.roles import CHIEF_EDITORS, LIBRARIANS, WRITERS
from tests.factories import ArticleFactory, DocumentFactory

HEADING = "documents-without-files"


def dashboard(client):
    response = client.get(reverse("wagtailadmin_home"))
    assert response.status_code == 200
    return response.content.decode()


def test_most_read_articles_of_the_week_are_listed_in_order(newspaper, make_staff, sign_in):
    today = timezone.localdate()
    for title, days_ago, count in (("Hôm nay", 0, 5), ("Tuần này", 6, 9), ("Tuần trước", 7, 100)):
        page = ArticleFactory(parent=newspaper.life, title=title)
        day = today - timezone.timedelta(days=days_ago)
        DailyCount.objects.create(page=page, countable=Countable.VIEW, file_id=0, day=day, count=count)
    page = dashboard(sign_in(make_staff(CHIEF_EDITORS)))
    panel = page[page.index('id="most-read') :]
    assert panel.index("Tuần này") < panel.index("Hôm nay")
    assert "Tuần trước" not in panel


@pytest.mark.parametrize(("group", "told"), [(LIBRARIANS, True), (CHIEF_EDITORS, True), (WRITERS, False)])
def test_documents_without_a_file_are_told_to_those_who_keep_them(
    group, told, newspaper, make_staff, sign_in
):
    DocumentFactory(parent=newspaper.library)
    assert (HEADING in dashboard(sign_in(make_staff(group)))) is told


def test_a_complete_library_says_nothing(newspaper, make_staff, sign_in):
    DocumentFactory(parent=newspaper.library, files=1)
    DocumentFactory(parent=newspaper.library, live=False)
    assert HEADING not in dashboard(sign_in(make_staff(LIBRARIANS)))


def test_the_admin_has_the_name_of_the_organisation(newspaper, client):
    SiteSettings.objects.create(site=newspaper.home.get_site(), organisation="Liên đoàn Lao động tỉnh Mẫu")
    page = client.get(reverse("wagtailadmin_login")).content.decode()
    assert "Liên đoàn Lao động tỉnh Mẫu" in page


def test_without_an_organisation_it_has_the_name_of_the_site(newspaper, client, settings):
    page = client.get(reverse("wagtailadmin_login")).content.decode()
    assert settings.WAGTAIL_SITE_NAME in page


def test_the_admin_speaks_vietnamese(newspaper, make_staff, sign_in):
    assert '<html lang="vi"' in dashboard(sign_in(make_staff(WRITERS)))
