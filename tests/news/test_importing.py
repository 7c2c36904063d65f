from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from news.models import ArticlePage, SectionPage
from search.models import SearchEntry
from tests.factories import SectionFactory, home_page, restrict

pytestmark = pytest.mark.django_db

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "news.jsonl.gz"

ROWS = [
    {
        "id": f"a{number}",
        "title": f"Bài số {number}",
        "lead": "Tóm tắt",
        "body": "Đoạn một <b>.\n\nĐoạn hai & ba.",
        "category": category,
        "date": day,
        "source": "báo",
    }
    for number, (category, day) in enumerate(
        [("Công đoàn", "2017-03-01"), ("Xã hội", None), ("Xã hội", None)]
    )
]


@pytest.fixture
def run(tmp_path, capsys):
    home_page()

    def command(rows, *options):
        path = tmp_path / "news.jsonl"
        lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
        path.write_text("\n".join(lines), encoding="utf-8")
        try:
            call_command("import_news", str(path), *options)
            status = 0
        except CommandError:
            status = 1
        printed = capsys.readouterr()
        return status, printed.out.strip().splitlines()[-1], printed.err.strip().splitlines()

    return command


def report(created=0, updated=0, unchanged=0, edited=0, refused=0):
    kinds = [
        f"{created} created",
        f"{updated} updated",
        f"{unchanged} unchanged",
        f"{edited} edited here",
        f"{refused} refused",
    ]
    return ", ".join(kinds)


@pytest.fixture(autouse=True)
def in_english(settings):
    settings.LANGUAGE_CODE = "en"


def test_rows_become_published_articles_in_the_sections_of_their_categories(run):
    assert run(ROWS) == (0, report(created=3), [])
    article = ArticlePage.objects.get(source_id="a0")
    assert article.live
    assert (str(article.section), article.source, article.lead) == ("Công đoàn", "báo", "Tóm tắt")
    assert str(article.body[0].value) == "<p>Đoạn một &lt;b&gt;.</p><p>Đoạn hai &amp; ba.</p>"
    assert timezone.localtime(article.display_date).isoformat() == "2017-03-01T00:00:00+07:00"
    assert article.first_published_at == article.display_date
    assert {section.title: section.get_children().count() for section in SectionPage.objects.all()} == {
        "Công đoàn": 1, "Xã hội": 2,
    }  # fmt: skip


def test_a_missing_date_stays_missing(run):
    run(ROWS)
    pages = ArticlePage.objects.in_bulk(field_name="source_id")
    assert [pages[key].shown_date for key in ("a1", "a2")] == [None, None]
    assert run([*ROWS[::-1], ROWS[0] | {"id": "b"}])[1] == report(created=1, unchanged=3)


def test_what_is_imported_is_found_by_the_search_unless_the_section_is_restricted(run):
    restrict(SectionFactory(title="Xã hội"))
    run(ROWS)
    assert list(SearchEntry.objects.values_list("source_id", flat=True)) == ["a0"]


def test_a_second_run_changes_nothing(run):
    run(ROWS)
    before = list(ArticlePage.objects.order_by("pk").values())
    assert run(ROWS) == (0, report(unchanged=3), [])
    assert list(ArticlePage.objects.order_by("pk").values()) == before


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        ({"title": "Tên khác"}, "title", "Tên khác"),
        ({"lead": ""}, "lead", ""),
        ({"source": "nguồn khác"}, "source", "nguồn khác"),
        ({"date": "2017-04-02"}, "date", "2017-04-02"),
        ({"category": "Xã hội"}, "section", "Xã hội"),
        ({"category": "Mới"}, "section", "Mới"),
        ({"body": "Nội dung khác."}, "body", "<p>Nội dung khác.</p>"),
    ],
)
def test_a_row_that_changed_updates_its_article_and_no_other(run, change, field, value):
    run(ROWS)
    assert run([ROWS[0] | change, *ROWS[1:]])[1] == report(updated=1, unchanged=2)
    article = ArticlePage.objects.get(source_id="a0")
    said = {
        "title": article.title,
        "lead": article.lead,
        "source": article.source,
        "date": timezone.localdate(article.display_date).isoformat(),
        "section": str(article.section),
        "body": str(article.body[0].value),
    }
    assert said[field] == value
    assert article.get_parent().specific == article.section
    assert SearchEntry.objects.get(source_id="a0").title == article.title
    assert run([ROWS[0] | change, *ROWS[1:]])[1] == report(unchanged=3)


def test_what_staff_edited_is_never_overwritten(run):
    run(ROWS)
    article = ArticlePage.objects.get(source_id="a0")
    article.title = "Biên tập viên đã sửa"
    article.save_revision().publish()
    assert run([ROWS[0] | {"title": "Nguồn đã sửa"}, *ROWS[1:]])[1] == report(unchanged=2, edited=1)
    assert ArticlePage.objects.get(source_id="a0").title == "Biên tập viên đã sửa"


def test_a_bad_line_is_named_and_the_rest_goes_in(run):
    bad = [
        "{",
        json.dumps([1]),
        ROWS[0] | {"title": ""},
        ROWS[0] | {"category": None},
        ROWS[0] | {"date": "2017-02-31"},
        ROWS[0] | {"title": "x" * 256},
        ROWS[0] | {"body": 5},
        ROWS[0] | {"id": "x" * 101},
        ROWS[0] | {"title": "a\x00b"},
    ]
    status, last, errors = run([ROWS[0], *bad, ROWS[1], ROWS[1]])
    assert status == 1
    assert last == report(created=2, refused=10)
    assert [error.split(": ")[0] for error in errors] == [
        f"news.jsonl:{number}" for number in (*range(2, 11), 12)
    ]
    assert all(error.split(": ", 1)[1] for error in errors)


def test_a_dry_run_says_the_same_and_writes_nothing(run):
    home = home_page()
    assert run([*ROWS, "{"], "--dry-run")[1] == report(created=3, refused=1)
    assert not ArticlePage.objects.exists()
    assert not SectionPage.objects.exists()
    run(ROWS)
    assert run([ROWS[0] | {"title": "Khác"}], "--dry-run")[1] == report(updated=1)
    assert ArticlePage.objects.get(source_id="a0").title == "Bài số 0"
    assert home.get_children().count() == 0


def test_a_missing_file_ends_the_command_before_anything_is_written():
    home_page()
    with pytest.raises(CommandError, match="khong-co"):
        call_command("import_news", "/khong-co.jsonl")


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
@pytest.mark.slow
def test_the_corpus_goes_in_whole():
    home_page()
    call_command("import_news", str(CORPUS))
    assert ArticlePage.objects.live().count() == SearchEntry.objects.count() == 7028
    assert SectionPage.objects.count() == 15
