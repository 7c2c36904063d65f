from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.contrib.redirects.models import Redirect

from counters.bringing_forward import BadLine, bring_forward
from counters.enums import Countable
from counters.models import EarlierTraffic, Total
from counters.totals import PageTotals, file_totals, totals_for

pytestmark = pytest.mark.django_db


def test_numbers_are_set_not_added(page):
    lines = ["page,views,downloads", f"{page.pk},16051,9844"]
    assert bring_forward(lines) == (1, [])
    assert bring_forward(lines) == (1, [])
    assert totals_for([page.pk])[page.pk] == PageTotals(16_051, 9_844, 16_051, 9_844)


def test_own_counts_are_left_alone(page):
    Total.objects.create(page=page, countable=Countable.VIEW, count=5)
    bring_forward(["page,views,downloads", f"{page.pk},10,0"])
    assert Total.objects.get(countable=Countable.VIEW).count == 5
    assert totals_for([page.pk])[page.pk].views == 15


def test_a_line_of_a_file_leaves_the_views_alone(page):
    bring_forward(["page,views,downloads,file", f"{page.pk},100,1,", f"{page.pk},,20,7"])
    assert totals_for([page.pk])[page.pk] == PageTotals(100, 21, 100, 21)
    assert file_totals(page.pk)[Countable.FILE, 7] == 20


@pytest.mark.parametrize(
    "reference", ["/old/news-1.html", "/t1/", "t1", "http://older.example/t1/?x=1", "id"]
)
def test_a_page_is_found_by_id_address_or_redirect(page, reference):
    Redirect.objects.create(old_path=Redirect.normalise_path("/old/news-1.html"), redirect_page=page)
    reference = str(page.pk) if reference == "id" else reference
    assert bring_forward(["page,views,downloads", f"{reference},3,0"]) == (1, [])
    assert totals_for([page.pk])[page.pk].views == 3


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("/khong-co/,1,1", "no page: '/khong-co/'"),
        ("999999,1,1", "no page: '999999'"),
        (f"{'9' * 40},1,1", f"no page: '{'9' * 40}'"),
        (",1,1", "no page: ''"),
        ("{page},-1,0", "views is no number from 0: '-1'"),
        ("{page},1,nhiều", "downloads is no number from 0: 'nhiều'"),
        ("{page},²,0", "views is no number from 0: '²'"),
        ("{page},99999999999999999999,0", "views is no number from 0: '99999999999999999999'"),
    ],
)
def test_a_bad_line_is_named_and_left_out(page, line, reason):
    lines = ["page,views,downloads", line.replace("{page}", str(page.pk)), f"{page.pk},6.190,0"]
    assert bring_forward(lines) == (1, [BadLine(2, reason)])
    assert totals_for([page.pk])[page.pk] == PageTotals(views=6_190, views_brought_forward=6_190)


def test_a_missing_column_is_named():
    with pytest.raises(ValueError, match="downloads, views"):
        bring_forward(["page,lượt", "1,2"])


def test_the_command_takes_over_pages_and_visits(page, tmp_path: Path, capsys):
    file = tmp_path / "older.csv"
    file.write_text(f"\ufeffpage,views,downloads\n{page.pk},3,4\n", encoding="utf-8")
    call_command("bring_forward_counts", str(file), visits=500, source="cũ", dry_run=True)
    assert not Total.objects.exists()
    call_command("bring_forward_counts", str(file), visits=500, source="cũ")
    assert totals_for([page.pk])[page.pk].downloads == 4
    assert EarlierTraffic.objects.get().visits == 500
    assert "1 lines taken over." in capsys.readouterr().out


def test_the_command_fails_when_lines_were_left_out(page, tmp_path: Path, capsys):
    file = tmp_path / "older.csv"
    file.write_text(f"page,views,downloads\n0,1,1\n{page.pk},3,4\n", encoding="utf-8")
    with pytest.raises(CommandError, match="1 lines"):
        call_command("bring_forward_counts", str(file))
    assert "line 2: no page: '0'" in capsys.readouterr().err
    assert totals_for([page.pk])[page.pk].views == 3


@pytest.mark.parametrize("options", [{"visits": 5}, {"visits": -1, "source": "cũ"}])
def test_visits_need_a_source_and_a_number(tmp_path: Path, options):
    file = tmp_path / "older.csv"
    file.write_text("page,views,downloads\n", encoding="utf-8")
    with pytest.raises(CommandError, match="--visits"):
        call_command("bring_forward_counts", str(file), **options)
