"""What the documentation names is there: files, headings, commands, settings, code; it leaves none out."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.core.management import get_commands

from config.settings.environment import ROOT
from tests.config.documentation import PAGES, anchors_of, code_in, links_of, name_of, variables_of
from tests.config.named_things import (
    MAKE_TARGETS,
    OWN_PACKAGES,
    described_targets,
    is_path_there,
    options_of,
    resolves,
    variables_read,
    variables_set,
)

MAKE = re.compile(r"(?:^|\s)make((?: [a-z][a-z-]*)+)", re.MULTILINE)
MANAGE = re.compile(r"manage\.py ([a-z_]+)([^\n]*)")
OPTION = re.compile(r"(?<!\S)\[?(--[a-z-]+)")
PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)+/?|[\w.-]+/")
DOTTED = re.compile(r"([a-z_]+)(?:\.\w+)+")

Finder = Callable[[Path], list[str]]


def broken_links(page: Path) -> list[str]:
    return [link for link in links_of(page) if not leads_somewhere(page, link)]


def leads_somewhere(page: Path, link: str) -> bool:
    """Whether it is an address elsewhere, which nobody asks here, or a file of the project and a heading."""
    if link.startswith("https://"):
        return True
    address, _, anchor = unquote(link).partition("#")
    target = (page.parent / address).resolve() if address else page
    if address and not (target.is_relative_to(ROOT) and target.exists()):
        return False
    return not anchor or (target.suffix == ".md" and anchor in anchors_of(target))


def unknown_targets(page: Path) -> list[str]:
    named = [targets.split() for code in code_in(page) for targets in MAKE.findall(code)]
    return [target for targets in named for target in targets if target not in MAKE_TARGETS]


def unknown_commands(page: Path) -> list[str]:
    """Names of management commands, and options that theirs do not have."""
    wrong: list[str] = []
    for code in code_in(page):
        for name, rest in MANAGE.findall(code):
            if name in get_commands():
                known = options_of(name)
                wrong += [f"{name} {option}" for option in OPTION.findall(rest) if option not in known]
            else:
                wrong.append(name)
    return wrong


def unknown_variables(page: Path) -> list[str]:
    known = variables_set()
    return [names[0] for names in variables_of(page) if not known & set(names)]


def missing_paths(page: Path) -> list[str]:
    return [code for code in code_in(page) if PATH.fullmatch(code) and not is_path_there(code)]


def missing_code(page: Path) -> list[str]:
    """Modules, classes, functions and fields by their dotted names."""
    names = [code.removesuffix("()") for code in code_in(page)]
    return [name for name in names if is_ours(name) and not resolves(name)]


def is_ours(name: str) -> bool:
    match = DOTTED.fullmatch(name)
    return bool(match) and match[1] in OWN_PACKAGES and not re.search(r"\.(py|js|css|html|md)$", name)


FINDERS: list[Finder] = [
    broken_links, unknown_targets, unknown_commands, unknown_variables, missing_paths, missing_code,
]  # fmt: skip


@pytest.mark.parametrize("page", PAGES, ids=name_of)
@pytest.mark.parametrize("find", FINDERS, ids=lambda find: find.__name__)
def test_whatever_a_page_names_is_there(page, find):
    missing = find(page)
    assert not missing, f"{name_of(page)} names what is not there: {missing}"


@pytest.mark.parametrize(
    ("find", "text", "found"),
    [
        (broken_links, "[a](no-such-file.md) [b](#no-heading)", ["no-such-file.md", "#no-heading"]),
        (broken_links, "[a](#a-heading) [b](https://a.example/) `[code](no-such-file.md)`", []),
        (unknown_targets, "`make lint tset`\n\n    make run   # make tea\n", ["tset"]),
        (unknown_commands, "`manage.py serv`, `manage.py serve --prepare --up`", ["serv", "serve --up"]),
        (
            unknown_commands,
            "```sh\nmanage.py search_index rebuild --if-needed --up\n```",
            ["search_index --up"],
        ),
        (unknown_variables, "`NO_NAME`, `EXTRACTION_SECONDS`, `_MEMORY_MB`", ["NO_NAME"]),
        (unknown_variables, "`EXTRACTION_SECONDS`, `_NO_MB`", ["EXTRACTION_NO_MB"]),
        (unknown_variables, "`NO_SUCH=1 make run`, `PORT=8001 make run`", ["NO_SUCH"]),
        (missing_paths, "`counters/marks.py`, `counters/gone.py`, `/tim-kiem/`", ["counters/gone.py"]),
        (missing_paths, "`site/docs/`, `site/doc/`", ["site/doc/"]),
        (missing_code, "`search.content.Kind`, `search.content.Gone`, `a.b`", ["search.content.Gone"]),
        (missing_code, "`counters.marks`, `counters.gone`", ["counters.gone"]),
        (missing_code, "`news.models.SectionPage.title`, `news.models.gone()`", ["news.models.gone"]),
    ],
)
def test_what_is_not_there_is_found(tmp_path, find, text, found):
    page = tmp_path / "page.md"
    page.write_text(f"# A heading\n\n{text}\n", encoding="utf-8")
    assert find(page) == found


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("The text of files", "the-text-of-files"),
        ("`make run`, and what it needs", "make-run-and-what-it-needs"),
        ("Số, ký hiệu", "số-ký-hiệu"),
        ("[A link](elsewhere.md) – here", "a-link--here"),
    ],
)
def test_headings_have_the_anchors_that_github_gives_them(tmp_path, heading, anchor):
    page = tmp_path / "page.md"
    page.write_text(f"## {heading}\n\n## {heading}\n", encoding="utf-8")
    assert anchors_of(page) == {anchor, f"{anchor}-1"}


# Nothing is left out


def test_every_page_can_be_reached_from_the_readme():
    reached: set[Path] = set()
    todo = [ROOT / "README.md"]
    while todo:
        page = todo.pop()
        if page not in reached and page.suffix == ".md":
            reached.add(page)
            todo += [(page.parent / link.partition("#")[0]).resolve() for link in links_of(page)]
    assert [name_of(page) for page in PAGES if page not in reached] == []


@pytest.mark.parametrize("page", ["README.md", "site/docs/structure.md"])
def test_every_package_is_described(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    described = set(re.findall(r"(?:^    |[`/])([a-z_]+)\b", text, re.MULTILINE))
    assert OWN_PACKAGES - described == set()


def test_every_management_command_is_described():
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    own = {name for name, app in get_commands().items() if str(app).partition(".")[0] in OWN_PACKAGES}
    assert {name for name in own if not re.search(rf"\b{name}\b", text)} == set()


def test_every_target_of_make_is_described_to_developers():
    code = " ".join(code_in(ROOT / "site" / "docs" / "contributing.md"))
    described = {target for targets in MAKE.findall(code) for target in targets.split()}
    assert described_targets() - described == set()


def test_every_variable_of_the_environment_is_described():
    written = {name for page in PAGES for code in code_in(page) for name in re.findall(r"[A-Z0-9_]+", code)}
    described = written | {name for page in PAGES for names in variables_of(page) for name in names}
    assert len(variables_read()) > 30
    assert variables_read() - described == set()
