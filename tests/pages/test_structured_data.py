from __future__ import annotations

import json

import pytest

from pages.breadcrumbs import Crumb
from pages.structured_data import breadcrumb_list, image_object, script, without_empty

OPENING = '<script type="application/ld+json">'
CLOSING = "</script>"


def content(element: str) -> dict[str, object]:
    assert element.startswith(OPENING)
    assert element.endswith(CLOSING)
    return json.loads(element[len(OPENING) : -len(CLOSING)])


@pytest.mark.parametrize(
    "text",
    [
        "Công đoàn cơ sở",
        "</script><script>alert(1)</script>",
        "A & B <!-- ",
        "line\u2028separator",
        '"quoted"',
    ],
)
def test_no_text_can_leave_the_element_or_change(text: str) -> None:
    element = str(script({"name": text}))
    assert element.count("<") == 2
    assert content(element) == {"@context": "https://schema.org", "name": text}


def test_vietnamese_stays_readable() -> None:
    assert "Công đoàn" in script({"name": "Công đoàn"})


def test_only_what_is_known_is_said() -> None:
    assert without_empty({"a": "", "b": None, "c": [], "d": {}, "e": 0, "f": False, "g": "x"}) == {
        "e": 0,
        "f": False,
        "g": "x",
    }


def test_breadcrumbs_are_numbered_with_absolute_addresses_and_the_last_has_none() -> None:
    crumbs = [Crumb("Trang chủ", "/"), Crumb("Tin", "https://x.vn/tin/"), Crumb("Bài")]
    items = breadcrumb_list(crumbs, "https://congdoan.vn")["itemListElement"]
    assert items == [
        {"@type": "ListItem", "position": 1, "name": "Trang chủ", "item": "https://congdoan.vn/"},
        {"@type": "ListItem", "position": 2, "name": "Tin", "item": "https://x.vn/tin/"},
        {"@type": "ListItem", "position": 3, "name": "Bài"},
    ]


def test_a_picture_without_caption_and_credit_has_neither_property() -> None:
    assert image_object("/a.jpg", 3, 2) == {"@type": "ImageObject", "url": "/a.jpg", "width": 3, "height": 2}
