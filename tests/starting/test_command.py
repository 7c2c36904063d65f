"""The start from a terminal."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command

from news.models import SectionPage
from starting.start import is_started

NAME = "Công đoàn Công ty May Hồng Hà"
GOOD_PASSWORD = "Thuyen-ra-khoi-2026"


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("start_site", *arguments, stdout=out)
    return out.getvalue()


def test_it_says_what_it_made_and_then_that_nothing_was_missing(empty_site):
    assert "Văn bản" in run(NAME, "--kind", "grassroots")
    assert run(NAME, "--kind", "grassroots").strip() == "Everything was there already."


def test_sections_can_be_named(empty_site):
    run(NAME, "--section", "Tin xưởng", "--section", "Bữa ăn ca")
    assert set(SectionPage.objects.values_list("title", flat=True)) == {"Tin xưởng", "Bữa ăn ca"}


def test_an_administrator_signs_in_with_the_password_of_the_environment(empty_site, monkeypatch):
    monkeypatch.setenv("ADMINISTRATOR_PASSWORD", GOOD_PASSWORD)
    run(NAME, "--administrator", "quantri")
    user = authenticate(username="quantri", password=GOOD_PASSWORD)
    assert user is not None
    assert user.is_superuser
    assert user.wagtail_userprofile.preferred_language == "vi"


def test_the_password_of_an_account_that_is_there_is_left_alone(empty_site, monkeypatch):
    get_user_model().objects.create_user("quantri", password="cu")
    monkeypatch.setenv("ADMINISTRATOR_PASSWORD", GOOD_PASSWORD)
    run(NAME, "--administrator", "quantri")
    assert authenticate(username="quantri", password="cu")


@pytest.mark.parametrize("password", ["", "12345678", "quantri1"])
def test_without_a_good_password_nothing_is_made(empty_site, monkeypatch, password):
    monkeypatch.setenv("ADMINISTRATOR_PASSWORD", password)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    with pytest.raises(CommandError):
        run(NAME, "--administrator", "quantri")
    assert not is_started()


def test_a_name_of_blanks_is_refused(empty_site):
    with pytest.raises(CommandError):
        run("   ")
    assert not is_started()


@pytest.mark.parametrize("command", ["import_news", "import_documents"])
def test_imports_wait_for_the_start(empty_site, tmp_path: Path, command):
    lines = tmp_path / "lines.jsonl"
    lines.write_text("")
    with pytest.raises(CommandError, match="start_site"):
        call_command(command, str(lines))
    run(NAME)
    call_command(command, str(lines), stdout=io.StringIO())
