"""Wrong passwords make one wait, by every way there is; nothing that is stored leads back to anybody."""

from __future__ import annotations

import re
from datetime import timedelta
from unittest.mock import ANY

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import GroupPagePermission, PageViewRestriction

from background.lanes import Lane
from background.working import work_off
from sign_in.enums import Way
from sign_in.models import Attempts
from sign_in.throttle import LIMITS, Try, tidy
from tests.factories import ArticleFactory, home_page

pytestmark = pytest.mark.django_db

NAME, PASSWORD, ADDRESS = "bientap", "mot mat khau dai 1", "203.0.113.7"
FREE = LIMITS["name and address"].free


@pytest.fixture
def user():
    home_page()
    return User.objects.create_user(NAME, "bientap@congdoan.example", PASSWORD)


@pytest.fixture
def page():
    home_page()
    page = ArticleFactory(title="Chỉ cho ban chấp hành")
    PageViewRestriction.objects.create(page=page, restriction_type="password", password=PASSWORD)
    return page


def sign_in(path, field="username"):
    def post(client, password, name=NAME, address=ADDRESS):
        given = {field: name, "password": password, "next": "/"}
        return client.post(path, given, REMOTE_ADDR=address)

    return post


WAYS = {"staff": sign_in("/quan-tri/login/"), "readers": sign_in("/_util/login/")}


def open_page(client, password, address=ADDRESS):
    restriction = PageViewRestriction.objects.get()
    path = f"/_util/authenticate_with_password/{restriction.pk}/{restriction.page_id}/"
    given = {"password": password, "return_url": restriction.page.url}
    return client.post(path, given, REMOTE_ADDR=address)


def let_time_pass(**given):
    """Everything that was tried was tried so much earlier."""
    for row in Attempts.objects.all():
        row.last_at -= timedelta(**given)
        row.save()


# Accounts


@pytest.mark.parametrize("way", WAYS)
def test_after_some_wrong_passwords_even_the_right_one_has_to_wait(client, user, way):
    post = WAYS[way]
    assert [post(client, "sai").status_code for _ in range(FREE)] == [200] * FREE
    refused = post(client, PASSWORD)
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 30
    assert "Vui lòng đợi 1 phút" in refused.content.decode()
    assert "no-store" in refused["Cache-Control"]
    let_time_pass(seconds=31)
    assert post(client, PASSWORD).status_code == 302
    # Whoever has signed in begins anew.
    client.logout()
    assert [post(client, "sai").status_code for _ in range(FREE)] == [200] * FREE


def test_the_ways_to_one_account_are_counted_together(client, user):
    for number in range(FREE):
        list(WAYS.values())[number % 2](client, "sai")
    assert {post(client, PASSWORD).status_code for post in WAYS.values()} == {429}


def test_no_password_is_looked_at_while_one_waits(client, user, monkeypatch):
    looked_at = []
    monkeypatch.setattr(User, "check_password", lambda self, raw: looked_at.append(raw) or False)
    for _ in range(FREE + 10):
        WAYS["staff"](client, "sai")
    assert len(looked_at) == FREE


def test_an_unknown_name_is_answered_as_a_known_one(client, user):
    known = [WAYS["staff"](client, "sai") for _ in range(FREE + 1)]
    unknown = [WAYS["staff"](client, "sai", name="khongco", address="203.0.113.8") for _ in range(FREE + 1)]
    assert [each.status_code for each in known] == [each.status_code for each in unknown]
    assert known[-1].content == unknown[-1].content


def test_one_who_waits_keeps_nobody_else_waiting(client, user):
    for _ in range(FREE):
        WAYS["staff"](client, "sai")
    assert WAYS["staff"](client, "sai", name="khác").status_code == 200
    assert WAYS["staff"](client, PASSWORD, address="203.0.113.8").status_code == 302


def test_many_names_from_one_address_and_one_name_from_many_have_to_wait_too(client, user):
    for number in range(LIMITS["address"].free):
        assert WAYS["staff"](client, "sai", name=f"tên {number}").status_code == 200
    assert WAYS["staff"](client, "sai", name="tên khác").status_code == 429
    for number in range(LIMITS["name"].free):
        assert WAYS["staff"](client, "sai", address=f"198.51.100.{number}").status_code == 200
    assert WAYS["staff"](client, "sai", address="198.51.100.200").status_code == 429


def test_addresses_of_one_ipv6_network_are_one(client, user):
    for number in range(FREE):
        WAYS["staff"](client, "sai", address=f"2001:db8:1:{number}::{number}")
    assert WAYS["staff"](client, PASSWORD, address="2001:db8:1:7::1").status_code == 429
    assert WAYS["staff"](client, PASSWORD, address="2001:db8:2::1").status_code == 302


def test_capitals_and_marks_make_no_other_name(client, user):
    names = ["bientap", "BienTap", "BIENTAP", "biêntập", "bientáp"]
    for name in names[:FREE]:
        WAYS["staff"](client, "sai", name=name)
    assert WAYS["staff"](client, PASSWORD).status_code == 429


# Waits


def test_waits_grow_and_have_an_end():
    limit = LIMITS["name and address"]
    waits = [limit.wait_after(failures).total_seconds() for failures in range(FREE, FREE + 9)]
    assert waits == [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]
    assert limit.wait_after(10**9) == limit.longest
    assert limit.wait_after(FREE - 1) == timedelta()


def test_tries_at_the_same_time_are_not_free():
    now = timezone.now()
    attempt = Try(Way.ACCOUNT, NAME, ADDRESS)
    # None of them has been answered yet.
    begun = [attempt.begin(now) for _ in range(FREE + 5)]
    assert [not wait for wait in begun] == [True] * FREE + [False] * 5


def test_a_guesser_gets_few_tries_in_a_day():
    attempt, now = Try(Way.ACCOUNT, NAME, ADDRESS), timezone.now()
    end, tries = now + timedelta(days=1), 0
    while now < end:
        wait = attempt.begin(now)
        tries += not wait
        now += wait
    assert tries < 40


def test_what_is_long_ago_is_forgotten_and_tidied():
    attempt, now = Try(Way.ACCOUNT, NAME, ADDRESS), timezone.now()
    for _ in range(FREE):
        attempt.begin(now)
    assert attempt.begin(now)
    later = now + timedelta(days=1, seconds=1)
    assert not attempt.begin(later)
    tidy(later + timedelta(days=2))
    assert not Attempts.objects.exists()


def test_a_try_costs_few_queries():
    attempt = Try(Way.ACCOUNT, NAME, ADDRESS)
    with CaptureQueriesContext(connection) as captured:
        attempt.begin(timezone.now())
    told = [query["sql"] for query in captured.captured_queries if "sign_in_attempts" in query["sql"]]
    assert len(told) == 3


def test_an_emptied_cache_frees_nobody(client, user):
    for _ in range(FREE):
        WAYS["staff"](client, "sai")
    cache.clear()
    assert WAYS["staff"](client, PASSWORD).status_code == 429


def test_nothing_that_is_stored_names_anybody(client, user):
    WAYS["staff"](client, "sai")
    rows = list(Attempts.objects.values_list("key", flat=True))
    assert len(rows) == 3
    assert all(re.fullmatch(r"[0-9a-f]{64}", key) for key in rows)


# Pages


def test_a_page_asks_for_its_password_in_the_look_of_the_site(client, page):
    asked = client.get(page.url)
    text = asked.content.decode()
    assert "Trang này cần mật khẩu" in text
    assert 'class="foot"' in text
    assert page.title not in text
    assert "Mật khẩu không đúng" in open_page(client, "sai").content.decode()
    assert open_page(client, PASSWORD)["Location"] == page.url
    assert page.title in client.get(page.url).content.decode()


def test_wrong_passwords_of_a_page_have_to_wait(client, page):
    assert [open_page(client, "sai").status_code for _ in range(FREE)] == [200] * FREE
    assert open_page(client, PASSWORD).status_code == 429
    assert page.title not in client.get(page.url).content.decode()
    assert open_page(Client(), PASSWORD, address="203.0.113.9").status_code == 302
    let_time_pass(seconds=31)
    assert open_page(client, PASSWORD).status_code == 302


def test_readers_sign_in_in_the_look_of_the_site(client, user):
    text = client.get("/_util/login/?next=/tin-moi/").content.decode()
    assert "Tên đăng nhập" in text
    assert 'value="/tin-moi/"' in text
    assert "không đúng" in WAYS["readers"](client, "sai").content.decode()


# Forgotten passwords


def ask_for_new(client, email, address=ADDRESS):
    return client.post("/quan-tri/password_reset/", {"email": email}, REMOTE_ADDR=address)


def test_a_request_for_a_new_password_does_not_tell_whether_there_is_an_account(client, user):
    with CaptureQueriesContext(connection) as for_known:
        known = ask_for_new(client, user.email)
    with CaptureQueriesContext(connection) as for_unknown:
        unknown = ask_for_new(client, "khongco@congdoan.example")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert len(for_known) == len(for_unknown), "nor by the time it takes"
    assert mail.outbox == []
    work_off(Lane.QUICK)
    assert [message.to for message in mail.outbox] == [[user.email]]


def test_the_link_to_a_new_password_works_and_is_kept_nowhere(client, user):
    ask_for_new(client, user.email)
    kept = DBTaskResult.objects.get().args_kwargs
    work_off(Lane.QUICK)
    link = re.search(r"/quan-tri/password_reset/confirm/\S+", mail.outbox[0].body).group()
    assert kept == DBTaskResult.objects.get().args_kwargs == {"args": [[user.pk], "http", ANY], "kwargs": {}}
    form = client.get(link, follow=True)
    assert form.context["validlink"]


def test_who_has_left_meanwhile_gets_no_link(client, user):
    ask_for_new(client, user.email)
    type(user).objects.update(is_active=False)
    work_off(Lane.QUICK)
    assert mail.outbox == []


def test_requests_for_a_new_password_are_limited(client, user):
    statuses = [ask_for_new(client, user.email).status_code for _ in range(FREE + 3)]
    assert statuses == [302] * FREE + [429] * 3


def test_a_mail_that_cannot_be_sent_is_no_error_for_who_asks_and_is_tried_again(client, user, settings):
    working, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "khong.co.Backend"
    assert ask_for_new(client, user.email).status_code == 302
    work_off(Lane.QUICK)
    settings.EMAIL_BACKEND = working
    DBTaskResult.objects.update(run_after=timezone.now())
    work_off(Lane.QUICK)
    assert len(mail.outbox) == 1


# The log


def security_lines(caplog):
    return [record.getMessage() for record in caplog.records if record.name == "security"]


def test_the_log_tells_of_failures_refusals_and_sign_ins_without_addresses(client, user, page, caplog):
    caplog.set_level("INFO", "security")
    WAYS["staff"](client, "sai", name="mật khẩu gõ nhầm vào ô tên")
    for _ in range(FREE + 1):
        WAYS["staff"](client, "sai")
    open_page(client, "sai")
    let_time_pass(minutes=2)
    WAYS["staff"](client, PASSWORD)
    lines = security_lines(caplog)
    # How much of the wait is left is a matter of the clock.
    assert [re.sub(r"wait=(29|30)s$", "wait", line) for line in lines] == [
        "Wrong password: way=account subject=unknown",
        *[f"Wrong password: way=account subject=account:{user.pk}"] * FREE,
        f"Refused after too many tries: way=account subject=account:{user.pk} wait",
        f"Wrong password: way=page subject=restriction:{PageViewRestriction.objects.get().pk}",
        f"Signed in: way=account subject=account:{user.pk}",
    ]
    assert ADDRESS not in "\n".join(lines)
    assert "gõ nhầm" not in "\n".join(lines)


def test_the_log_tells_who_may_do_more_or_less(user, caplog):
    # Nobody is signed in here, and what a command changes is told at this level alone.
    caplog.set_level("DEBUG", "security")
    group = Group.objects.create(name="Thử")
    caplog.clear()
    user.groups.add(group)
    user.is_superuser = True
    user.set_password("mot mat khau khac 2")
    user.save()
    user.groups.clear()
    given = GroupPagePermission.objects.create(
        group=group,
        page=home_page(),
        permission=Group.permissions.rel.model.objects.get(codename="change_page"),
    )
    given.delete()
    told = "\n".join(security_lines(caplog))
    for what in (
        f"user_groups added {group.pk} subject=user:{user.pk}",
        f"is_superuser to True subject=user:{user.pk}",
        f"password subject=user:{user.pk}",
        "user_groups cleared",
        "grouppagepermission given",
        "grouppagepermission taken",
    ):
        assert what in told
    assert "mot mat khau" not in told
