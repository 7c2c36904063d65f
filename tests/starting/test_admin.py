"""The start in the admin, the page of an empty site, and the list of what is still missing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from counters.enums import Countable
from counters.models import Hit
from home.models import HomePage, SiteSettings
from home.roles import ADMINISTRATORS, CHIEF_EDITORS, EDITORS, LIBRARIANS, WRITERS
from search.index.maintenance import rebuild
from starting.checklist import State, lines
from starting.start import is_started

HEADING = "Trước khi đón bạn đọc"
ASKED = {"name": "Công đoàn Hồng Hà", "kind": "industry"}


@pytest.fixture
def superuser(db: None) -> User:
    return User.objects.create_superuser("root", "root@example.org", "x")


@pytest.fixture
def boss(superuser: User, client: Client) -> Client:
    client.force_login(superuser)
    return client


def state_of(label: str) -> State:
    return next(line.state for line in lines() if str(line.label) == label)


def test_the_page_of_an_empty_site_is_vietnamese_and_leads_to_the_start(empty_site, client: Client):
    text = client.get("/").content.decode()
    assert reverse("start_site") in text
    assert 'lang="vi"' in text
    assert "Wagtail" not in text


def test_a_superuser_starts_the_site(empty_site, boss: Client):
    assert boss.get(reverse("start_site")).status_code == 200
    answer = boss.post(reverse("start_site"), ASKED, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("wagtailadmin_home")
    assert HomePage.objects.get().seo_title == "Công đoàn Hồng Hà"


@pytest.mark.parametrize("wrong", [{"name": ""}, {"name": "x" * 300}, {"kind": "none"}, {"email": "a@"}])
def test_what_is_wrong_is_told_and_what_was_typed_stays(empty_site, boss: Client, wrong):
    answer = boss.post(reverse("start_site"), ASKED | {"address": "Số 27"} | wrong)
    assert answer.status_code == 200
    assert "Số 27" in answer.content.decode()
    assert not is_started()


def test_a_site_is_started_once(started, boss: Client):
    boss.post(reverse("start_site"), ASKED)
    assert HomePage.objects.get().seo_title == "Liên đoàn Lao động tỉnh Sông Mây"


@pytest.mark.parametrize(
    ("role", "sees_list"),
    [(ADMINISTRATORS, True), (CHIEF_EDITORS, False), (EDITORS, False), (LIBRARIANS, False), (WRITERS, False)],
)
def test_who_may_what(started, make_group_user, client: Client, role, sees_list):
    client.force_login(make_group_user(role))
    assert (HEADING in client.get(reverse("wagtailadmin_home")).content.decode()) is sees_list
    assert client.get(reverse("start_site"), follow=True).redirect_chain[-1][0] == reverse(
        "wagtailadmin_home"
    )
    client.post(reverse("send_test_mail"))
    assert len(mail.outbox) == sees_list


def test_strangers_are_asked_to_sign_in(started, client: Client):
    assert "/quan-tri/" in client.get(reverse("start_site")).headers["Location"]
    client.post(reverse("send_test_mail"))
    assert not mail.outbox


def test_an_empty_site_has_one_line(empty_site):
    (line,) = lines()
    assert line.state is State.MISSING
    assert line.url == reverse("start_site")


def test_each_line_follows_its_thing(started, make_group_user, settings):
    assert state_of("Tên và liên hệ") is State.DONE
    SiteSettings.objects.update(address="", phone="", email="")
    assert state_of("Tên và liên hệ") is State.MISSING
    assert state_of("Địa chỉ của trang") is State.MISSING
    Site.objects.update(hostname="congdoan.example")
    assert state_of("Địa chỉ của trang") is State.DONE
    assert state_of("Tài khoản cán bộ") is State.MISSING
    make_group_user(WRITERS)
    assert state_of("Tài khoản cán bộ") is State.DONE
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert state_of("Thư điện tử") is State.MISSING
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert state_of("Thư điện tử") is State.DONE


def test_the_timer_is_missed_once_counts_wait_for_more_than_a_day(started):
    assert state_of("Bộ hẹn giờ") is State.DONE
    long_ago = timezone.now() - timedelta(hours=30)
    page = HomePage.objects.get()
    Hit.objects.create(
        page=page, countable=Countable.VIEW, day=long_ago.date(), reader=b"r", counted_at=long_ago
    )
    assert state_of("Bộ hẹn giờ") is State.MISSING


def test_the_list_goes_once_nothing_is_missing(started, boss: Client, make_group_user, settings):
    Site.objects.update(hostname="congdoan.example")
    make_group_user(WRITERS)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert HEADING in boss.get(reverse("wagtailadmin_home")).content.decode()
    rebuild()
    assert [line.label for line in lines() if line.state is State.MISSING] == []
    assert HEADING not in boss.get(reverse("wagtailadmin_home")).content.decode()


def test_a_server_of_mail_that_fails_is_told(started, boss: Client, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    answer = boss.post(reverse("send_test_mail"), follow=True)
    assert "Không gửi được thư" in answer.content.decode()
