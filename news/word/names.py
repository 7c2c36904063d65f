"""The names of elements and attributes in Word files (ECMA-376, part 1)."""

from __future__ import annotations

from typing import Any, Final
from xml.etree.ElementTree import Element

__all__ = ["MC", "M", "R", "W", "child", "is_on", "local", "value"]

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
OFF: Final = frozenset({"0", "false", "off", "none"})


def local(element: Element[Any]) -> str:
    """The name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def child(element: Element[Any] | None, *names: str) -> Element[Any] | None:
    """The child of a child … of these names."""
    for name in names:
        if element is None:
            return None
        element = element.find(f"{W}{name}")
    return element


def value(element: Element[Any] | None, name: str = "val") -> str:
    return element.get(f"{W}{name}", "") if element is not None else ""


def is_on(properties: Element[Any] | None, name: str) -> bool | None:
    """Whether a property is set; None where nothing is said of it."""
    found = child(properties, name)
    return None if found is None else value(found).lower() not in OFF
