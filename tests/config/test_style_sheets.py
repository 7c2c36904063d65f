"""Colours have a name for what they are for, and every name one value, in one place."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parents[2] / "site" / "static"
SHEETS = sorted((STATIC / "css").glob("*.css"))
SCRIPTS = sorted((STATIC / "js").glob("*.js"))
# On paper some roles have another colour; it is the only sheet that may say so.
PAPER = "print.css"
SWITCHES = {"--in-light", "--in-dark"}
DECLARATION = re.compile(r"(?P<name>[\w-]+)\s*:(?P<value>[^:;{}]*)[;}]")
HUE = r"\b(?:beige|black|blue|brown|cream|gold|gr[ae]y|green|navy|orange|pink|purple|red|white|yellow)\b"
COLOUR = re.compile(rf"#[0-9a-f]{{3,8}}\b|\b(?:rgb|hsl|oklch)a?\(|{HUE}", re.IGNORECASE)


def text_of(path: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def declarations(path: Path) -> list[tuple[str, str]]:
    return [(found["name"], found["value"].strip()) for found in DECLARATION.finditer(text_of(path))]


def defined(path: Path) -> list[str]:
    return [name for name, _value in declarations(path) if name.startswith("--")]


def used(path: Path) -> set[str]:
    return set(re.findall(r"var\(\s*(--[\w-]+)", text_of(path)))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_colour_is_written_only_where_its_role_is_defined(sheet):
    others = [(name, value) for name, value in declarations(sheet) if not name.startswith("--")]
    assert others
    assert [(name, value) for name, value in others if COLOUR.search(value)] == []


def test_a_role_is_defined_once_so_that_light_and_dark_stand_side_by_side():
    counts = Counter(name for sheet in SHEETS if sheet.name != PAPER for name in defined(sheet))
    assert {name for name, count in counts.items() if count > 1} == SWITCHES
    assert set(defined(STATIC / "css" / PAPER)) <= set(counts)


def test_a_role_is_not_named_by_its_hue():
    names = {name for sheet in SHEETS for name in defined(sheet)}
    assert [name for name in sorted(names) if re.search(HUE, name)] == []


def test_every_name_that_is_used_is_defined_and_every_defined_one_used():
    scripts = "".join(text_of(script) for script in SCRIPTS)
    names = {name for sheet in SHEETS for name in defined(sheet)}
    in_scripts = set(re.findall(r"[\"'](--[\w-]+)[\"']", scripts))
    assert set().union(*map(used, SHEETS)) == names | in_scripts
