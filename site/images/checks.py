"""Templates show pictures through the places of `images.places`, so that all they need is made ahead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.core.checks import CheckMessage, Error, register
from django.template import engines

from images.places import PLACES

__all__ = ["check_templates"]

WAGTAIL_TAG: Final = re.compile(r"{%-?\s*(?:image_url|srcset_image|image)\s[^%]*%}")
OUR_TAG: Final = re.compile(r"{%-?\s*(?:picture|picture_data)\s+\S+\s+(\"[^\"]*\"|'[^']*'|\S+)[^%]*%}")
# Templates that hand a place on get it from another one of ours.
HANDED_ON: Final = {"place"}


@register("templates")
def check_templates(**_kwargs: object) -> list[CheckMessage]:
    """Find pictures in the site's own templates that would have to be made while a reader waits."""
    messages: list[CheckMessage] = []
    for path in _templates():
        text = path.read_text(encoding="utf-8")
        messages.extend(
            Error(f"{path}: {tag} asks for a rendition that is not made ahead.", id="images.E001")
            for tag in WAGTAIL_TAG.findall(text)
        )
        messages.extend(
            Error(f"{path}: there is no place {place}.", id="images.E002")
            for place in OUR_TAG.findall(text)
            if place.strip("\"'") not in PLACES and place not in HANDED_ON
        )
    return messages


def _templates() -> Iterator[Path]:
    for folder in (Path(folder) for engine in engines.all() for folder in engine.template_dirs):
        # The admin's own templates, ours and Wagtail's, are for staff.
        if "site-packages" not in folder.parts:
            for path in sorted(folder.rglob("*.html")):
                if "admin" not in path.relative_to(folder).parts:
                    yield path
