"""Which tests run a second time, on PostgreSQL: all that touch the database, but for those named here.

A new file of tests runs there by itself. A file is named here, with the reason, where nothing it says can
depend on the database: it asks it only through Django's models for rows by their key, and what it tests
happens in Python, in another process or in a file. Whatever meets SQL of our own, the order of rows, rules of
the database, migrations, several writers at once or input that a database may refuse is never named. A test
that counts queries runs there even in a file that is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pytest

__all__ = ["COUNTING", "INDEPENDENT", "depends_on_database"]

# These ask no database whatever it is: they are marked so for other reasons.
NEVER: Final = ("browser", "own_server")
COUNTING: Final = {"django_assert_max_num_queries", "django_assert_num_queries"}
# Tests of rules that hold on every engine of search: what Elasticsearch answers, it answers on SQLite too.
# These files say how changes get from the database to it.
FEEDING_THE_INDEX: Final = {"tests/search/test_freshness.py", "tests/search/test_maintenance.py"}

INDEPENDENT: Final[Mapping[str, str]] = {
    "tests/admin/test_bad_uploads.py": "files are refused by their content, before anything is stored",
    "tests/admin/test_comparing.py": "two versions of a page are compared in Python",
    "tests/admin/test_vietnamese.py": "which words stand on a screen follows from templates and catalogues",
    "tests/attachments/test_bad_files.py": "files are refused by their content, before anything is stored",
    "tests/attachments/test_bundles.py": "an archive is written from files",
    "tests/attachments/test_content.py": "what a file is follows from its bytes",
    "tests/documents/test_structured_data.py": "data for search engines is written from one page",
    "tests/extraction/test_machine_faults.py": "what becomes of a process that reads a file",
    "tests/page_images/test_covers.py": "pictures of pages are drawn by a process of their own",
    "tests/page_images/test_drawing.py": "pictures of pages are drawn by a process of their own",
    "tests/page_images/test_pages.py": "pictures of pages are drawn by a process of their own",
    "tests/images/test_intake.py": "what a picture is follows from its bytes",
    "tests/images/test_metadata.py": "what a picture is follows from its bytes",
    "tests/news/test_structured_data.py": "data for search engines is written from one page",
    "tests/pages/test_pictures.py": "the widths of a picture are chosen and made in Python",
    "tests/pages/test_structured_data.py": "data for search engines is written from one page",
    "tests/search/test_nonsense_answers.py": "answers of a server; test_outage has the database take over",
}


def depends_on_database(item: pytest.Item) -> bool:
    """Whether what the test says may differ from database to database."""
    if not item.get_closest_marker("database") or any(item.get_closest_marker(name) for name in NEVER):
        return False
    if COUNTING & set(getattr(item, "fixturenames", ())):
        return True
    file = item.path.relative_to(item.config.rootpath).as_posix()
    if _engine(item) == "elasticsearch" and file not in FEEDING_THE_INDEX:
        return False
    return file not in INDEPENDENT


def _engine(item: pytest.Item) -> object:
    """The engine of search that a case of a test is about."""
    case = getattr(item, "callspec", None)
    return case.params.get("engine") if case else None
