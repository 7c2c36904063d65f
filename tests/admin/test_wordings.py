"""What Wagtail, taggit and Django can say is said in Vietnamese; an update that says more is found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
import taggit
import wagtail
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from django.apps import apps
from django.template import Engine
from django.template.loaders.app_directories import Loader
from django.utils.translation import trans_real

from config.settings.environment import ROOT, SITE_ROOT
from config.wording.templates import REPLACEMENTS
from tests.admin.foreign_words import foreign_words

CATALOGUES = [
    "wagtail/vi/LC_MESSAGES/django.po",
    "wagtail/vi/LC_MESSAGES/djangojs.po",
    "django/vi/LC_MESSAGES/django.po",
]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[srd]|\{\w*\}")
TAG = re.compile(r"</?\w+|href=\"[^\"]*\"")
TAG_IN_FULL = re.compile(r"<code>.*?</code>|<[^>]*>")
WORD = re.compile(r"[A-Za-z]{2}")
# Where the strings stand that nobody meets here, and why.
NOT_MET = {
    "conf/global_settings.py": "names of languages: the site has one",
    "views/": "pages of Django that only developers are shown",
    "contrib/auth/hashers.py": "how passwords are kept: Django's own admin shows it",
}
# Strings of which the site has a wording of its own that fits wherever Wagtail or Django say it, too.
SAME_SENSE = {
    *((None, text) for text in ("Image", "Images", "image", "images", "Show", "Text", "Unknown")),
    # Wagtail says it of searches; those places are given another word (config.wording).
    (None, "Views"),
    # Wagtail says it of its own model of files, which is not installed: ours has another name.
    (None, "document"),
}
# For programmers only.
UNSAID = {"python model class name"}
# English strings that could be Vietnamese, or are: units, names, days and months.
BLIND = {
    *("%(size)d byte", "%s KB", "%s MB", "%s GB", "%s TB", "%s PB", "URL", "Email", "slug", "workflow_tasks"),
    *("Wagtail API v2", "Wagtail API v3", "%(num)d day", "AM", "PM", "Mon", "Thu", "Sun", "May", "may"),
    *("IPv4", "IPv6"),
}


def read(file: Path, language: str = "en") -> list[Message]:
    with file.open("rb") as lines:
        return [message for message in read_po(lines, locale=language, abort_invalid=True) if message.id]


def installed_strings(name: str) -> Iterator[Message]:
    """The strings of every installed app that is not ours, and of Django's core."""
    roots = {Path(app.path) for app in apps.get_app_configs()} | {Path(django.__path__[0]) / "conf"}
    for root in sorted(root for root in roots if not root.is_relative_to(ROOT) or ".venv" in root.parts):
        file = root / "locale/en/LC_MESSAGES" / name
        if file.exists():
            yield from read(file)


def is_met(message: Message) -> bool:
    places = [place for place, _line in message.locations]
    return not places or not all(place.startswith(tuple(NOT_MET)) for place in places)


def said(message: Message, catalogue: dict[object, str]) -> str | None:
    """The Vietnamese of a string; nothing where there is none."""
    key = message.id if isinstance(message.id, str) else message.id[0]
    full = f"{message.context}\x04{key}" if message.context else key
    # Of a string with a plural, the only form that Vietnamese has.
    return catalogue.get(full) or catalogue.get((full, 0))


def in_vietnamese(wording: str | None) -> bool:
    return bool(wording) and not foreign_words(TAG_IN_FULL.sub(" ", wording))


def our_wordings(name: str) -> list[Message]:
    return read(SITE_ROOT / "locale" / name, "vi")


@pytest.fixture(scope="module")
def scripts_catalogue() -> dict[object, str]:
    return trans_real.DjangoTranslation("vi", domain="djangojs")._catalog


def test_every_string_that_staff_can_meet_has_a_vietnamese_wording():
    catalogue = trans_real.translation("vi")._catalog
    met = [message for message in installed_strings("django.po") if is_met(message)]
    assert len(met) > 1700
    missing = [message.id for message in met if not in_vietnamese(said(message, catalogue))]
    assert [text for text in missing if text not in UNSAID] == []


def test_every_string_of_its_scripts_has_a_vietnamese_wording(scripts_catalogue):
    strings = list(installed_strings("djangojs.po"))
    assert len(strings) >= 80
    assert [each.id for each in strings if not in_vietnamese(said(each, scripts_catalogue))] == []


def test_hardly_any_english_string_could_be_taken_for_vietnamese():
    """The walk through the screens finds what it can tell from Vietnamese; this is what it cannot."""
    strings = [message.id for message in installed_strings("django.po") if is_met(message)]
    firsts = [text if isinstance(text, str) else text[0] for text in strings]
    assert {
        text for text in firsts if in_vietnamese(text) and WORD.search(PLACEHOLDER.sub("", text))
    } <= BLIND


@pytest.mark.parametrize("name", CATALOGUES)
def test_wordings_keep_placeholders_and_tags(name):
    wrong = []
    for message in our_wordings(name):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        wording = message.string if isinstance(message.string, str) else message.string[0]
        for pattern in (PLACEHOLDER, TAG):
            allowed = {found for text in ids for found in pattern.findall(text)}
            needed = set.intersection(*(set(pattern.findall(text)) for text in ids))
            if not needed <= set(pattern.findall(wording)) <= allowed:
                wrong.append(message.id)
    assert wrong == []


@pytest.mark.parametrize("name", CATALOGUES)
def test_our_catalogues_name_no_string_that_is_gone(name):
    # Forms may be installed one day; their words are there.
    roots = [Path(package.__path__[0]) for package in (django, taggit, wagtail)]
    files = [file for root in roots for file in root.rglob(f"locale/en/LC_MESSAGES/{Path(name).name}")]
    known = {(message.context, str(message.id)) for file in files for message in read(file)}
    assert [each.id for each in our_wordings(name) if (each.context, str(each.id)) not in known] == []


@pytest.mark.parametrize("name", ["wagtail", "django"])
def test_our_words_do_not_change_what_wagtail_and_django_mean(name):
    """Of two wordings of one string the site's own is said, everywhere."""
    own = {
        key(message): message.string for message in read(SITE_ROOT / "locale/vi/LC_MESSAGES/django.po", "vi")
    }
    theirs = {key(message): message.string for message in our_wordings(f"{name}/vi/LC_MESSAGES/django.po")}
    assert {text for text in own.keys() & theirs.keys() if own[text] != theirs[text]} <= SAME_SENSE


def key(message: Message) -> tuple[str | None, str]:
    return message.context, str(message.id)


@pytest.mark.parametrize("name", REPLACEMENTS)
def test_templates_have_what_is_replaced_in_them(name):
    loader = Loader(Engine.get_default())
    template = next(
        path for origin in loader.get_template_sources(name) if (path := Path(origin.name)).exists()
    )
    text = template.read_text()
    assert [wrong for wrong, _right in REPLACEMENTS[name] if wrong not in text] == []
