"""What stands in one line of a Word file: words, pictures, links, marks of notes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Final
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from news.word.doubts import Doubt, Reason
from news.word.elements import PlacedPicture, Run
from news.word.names import MC, M, R, W, child, local, value
from news.word.package import Target
from news.word.styles import Look, Styles

__all__ = ["Inline", "joined"]

LEFT_OUT: Final = frozenset({"pPr", "rPr", "Fallback", "moveFrom", "sdtPr", "proofErr", "instrText"})
HYPERLINK: Final = re.compile(r'\bHYPERLINK\s+(?:\\l\s+)?"([^"]+)"')
# Fonts of signs: what is typed in them is no letter.
SIGN_FONTS: Final = re.compile(r"(?:wingdings|webdings|symbol|zapf ?dingbats).*", re.IGNORECASE)
LINK_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
AUTOMATIC: Final = re.compile(r"automatically generated|được tạo tự động", re.IGNORECASE)
FILE_NAME: Final = re.compile(r".*\.(?:jpe?g|png|gif|heic|bmp|tiff?|webp|emf|wmf)", re.IGNORECASE)


@dataclass
class _Field:
    instruction: str = ""
    is_result: bool = False


@dataclass
class Inline:
    """Reads one paragraph; `look` is what its style gives its words. Text boxes are kept for later."""

    styles: Styles
    targets: dict[str, Target]
    doubts: list[Doubt]
    look: Look
    runs: list[Run] = field(default_factory=list)
    pictures: list[PlacedPicture] = field(default_factory=list)
    boxes: list[Element[Any]] = field(default_factory=list)
    _link: str = ""
    _fields: list[_Field] = field(default_factory=list)

    def read(self, container: Element[Any]) -> None:
        for one in container:
            name = local(one)
            if name == "r" and one.tag == f"{W}r":
                self._read_run(one)
            elif name == "del":
                self._note_left_out(Reason.DELETED_TEXT, one, "delText")
            elif name == "hyperlink":
                self._read_link(one)
            elif name == "fldSimple":
                self._within(_address(value(one, "instr")), one)
            elif one.tag in {f"{M}oMath", f"{M}oMathPara"}:
                self._read_formula(one)
            elif name not in LEFT_OUT:
                self.read(one)

    def joined(self) -> list[Run]:
        return joined(self.runs)

    # Runs

    def _read_run(self, element: Element[Any]) -> None:
        properties = child(element, "rPr")
        style = self.styles.look(value(child(properties, "rStyle")))
        look = Look.of(properties).over(style).over(self.look)
        if look.is_hidden:
            self._note_left_out(Reason.HIDDEN_TEXT, element, "t")
            return
        for one in element:
            self._read_part(one, look)

    def _read_part(self, element: Element[Any], look: Look) -> None:
        name = local(element)
        if sign := self.SIGNS.get(name):
            self._add(sign, look)
        elif name == "t":
            self._add(element.text or "", look)
        elif name == "br" and value(element, "type") not in {"page", "column"}:
            self._add("\n", look)
        elif name == "sym":
            self._add("•", look)
        elif name in {"footnoteReference", "endnoteReference"}:
            self._add(f"[{'' if name[0] == 'f' else 'e'}{value(element, 'id')}]", replace(look, script="sup"))
        elif name in {"fldChar", "instrText"}:
            self._follow_field(element, name)
        elif element.tag == f"{MC}AlternateContent":
            choice = element.find(f"{MC}Choice")
            for one in choice if choice is not None else ():
                self._read_part(one, look)
        elif reader := self.DRAWN.get(name):
            reader(self, element)

    def _add(self, text: str, look: Look) -> None:
        if SIGN_FONTS.fullmatch(look.font):
            # Bullets, arrows and ticks typed as letters of a font that draws them.
            text = re.sub(r"\S", "•", text)
        link = self._link or next((address for one in self._fields if (address := _of_field(one))), "")
        self.runs.append(Run(text, bool(look.is_bold), bool(look.is_italic), look.script, link, look.font))

    # Links

    def _read_link(self, element: Element[Any]) -> None:
        target = self.targets.get(element.get(f"{R}id", ""))
        self._within(target.name if target and target.is_outside else "", element)

    def _within(self, address: str, element: Element[Any]) -> None:
        before, self._link = self._link, self._allowed(address)
        self.read(element)
        self._link = before

    def _allowed(self, address: str) -> str:
        try:
            scheme = urlsplit(address.strip()).scheme.lower()
        except ValueError:
            scheme = ""
        if address and scheme not in LINK_SCHEMES:
            self.doubts.append(Doubt(Reason.LINK_LEFT_OUT, address))
            return ""
        return address.strip()

    def _follow_field(self, element: Element[Any], name: str) -> None:
        kind = value(element, "fldCharType")
        if name == "instrText" and self._fields:
            self._fields[-1].instruction += element.text or ""
        elif kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].is_result = True
            self._fields[-1].instruction = self._allowed(_address(self._fields[-1].instruction))
        elif kind == "end" and self._fields:
            self._fields.pop()

    # What is drawn

    def _read_drawing(self, element: Element[Any]) -> None:
        described = next((one for one in element.iter() if local(one) == "docPr"), None)
        description = described.get("descr", "") if described is not None else ""
        for one in _outside_boxes(element, self.boxes):
            if local(one) == "blip":
                self._place(one.get(f"{R}embed", ""), one.get(f"{R}link", ""), description, element)
            elif local(one) == "imagedata":
                self._place(one.get(f"{R}id", ""), "", one.get("title", "") or description, element)

    def _place(self, key: str, link: str, description: str, drawing: Element[Any]) -> None:
        target = self.targets.get(key) or self.targets.get(link)
        if target is None:
            return
        if target.is_outside:
            # Its name may tell of a machine ("file:///C:/…"); nothing is fetched.
            self.doubts.append(Doubt(Reason.PICTURE_OUTSIDE, target.name))
            return
        cropped = any(
            local(one) == "srcRect" and any(v != "0" for v in one.attrib.values()) for one in drawing.iter()
        )
        is_useless = AUTOMATIC.search(description) or FILE_NAME.fullmatch(description.strip())
        words = "" if is_useless else " ".join(description.split())
        self.pictures.append(PlacedPicture(target.name, words, cropped))

    def _read_object(self, element: Element[Any]) -> None:
        self.doubts.append(Doubt(Reason.EMBEDDED))
        self._read_drawing(element)

    def _read_formula(self, element: Element[Any]) -> None:
        words = "".join(one.text or "" for one in element.iter(f"{M}t"))
        self._add(words, self.look)
        self.doubts.append(Doubt(Reason.FORMULA, words))

    def _note_left_out(self, reason: Reason, element: Element[Any], name: str) -> None:
        words = "".join(one.text or "" for one in element.iter(f"{W}{name}"))
        if words.strip():
            self.doubts.append(Doubt(reason, words.strip()))

    SIGNS: ClassVar[dict[str, str]] = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
    DRAWN: ClassVar[dict[str, Callable[[Inline, Element[Any]], None]]] = {
        "drawing": _read_drawing,
        "pict": _read_drawing,
        "object": _read_object,
    }


def joined(runs: list[Run]) -> list[Run]:
    """Neighbours of one look as one run: a letter and its mark may have been apart."""
    found: list[Run] = []
    for run in runs:
        if found and found[-1].looks_like(run):
            found[-1] = replace(run, text=found[-1].text + run.text)
        elif run.text:
            found.append(run)
    return found


def _outside_boxes(element: Element[Any], boxes: list[Element[Any]]) -> list[Element[Any]]:
    """The elements of a drawing; text boxes in it are put to the others, and not entered."""
    found = []
    for one in element:
        if local(one) == "txbxContent":
            boxes.append(one)
        elif local(one) != "Fallback":
            found += [one, *_outside_boxes(one, boxes)]
    return found


def _address(instruction: str) -> str:
    match = HYPERLINK.search(instruction)
    return match[1] if match and "\\l" not in match[0] else ""


def _of_field(one: _Field) -> str:
    return one.instruction if one.is_result else ""
