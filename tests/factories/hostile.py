"""Files that no form should take, and names that no form should stumble over."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from tests.factories.files import docx, jpeg, pdf

__all__ = ["BAD_DOCUMENTS", "BAD_PICTURES", "ODD_NAMES", "TOO_LARGE", "packed", "with_member"]

Case = tuple[str, Callable[[], bytes]]
#: More bytes than the tests let an upload have.
TOO_LARGE: Final = 1_000_000
# What a package fills when it is unpacked.
BOMB_BYTES: Final = 300_000_000
MACRO_TYPE: Final = '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
PROGRAM: Final = b"MZ\x90\x00" + bytes(200)
ENCRYPTED_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)


def with_member(content: bytes, name: str, data: bytes = b"x") -> bytes:
    """A package with one member more."""
    stored = io.BytesIO(content)
    with zipfile.ZipFile(stored, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, data)
    return stored.getvalue()


def packed(**members: str | bytes) -> bytes:
    """A package of these members; "__" in a name is a slash, "_" a point."""
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name.replace("__", "/").replace("_", "."), content)
    return stored.getvalue()


@cache
def _bomb(member: str) -> bytes:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as package, package.open(member, "w") as file:
        for _part in range(BOMB_BYTES // 1_000_000):
            file.write(bytes(1_000_000))
    return stored.getvalue()


BAD_DOCUMENTS: Final[Mapping[str, Case]] = {
    "a program": ("báo cáo.pdf", lambda: PROGRAM),
    "nothing": ("trống.pdf", lambda: b""),
    "another kind of file": ("thông báo.pdf", docx),
    "words": ("thông báo.pdf", "Số: 12/TB-LĐLĐ".encode),
    "a PDF that breaks off": ("cụt.pdf", lambda: pdf(300)[:-8]),
    "a Word file that breaks off": ("cụt.docx", lambda: docx()[:-40]),
    "macros": ("mẫu.docx", lambda: with_member(docx(), "word/vbaProject.bin")),
    "macros by type": ("mẫu.docx", lambda: packed(Content_Types_xml=MACRO_TYPE, word__vbaProject_bin="x")),
    "macros by name": ("mẫu.docm", docx),
    "macros in OpenDocument": ("mẫu.odt", lambda: packed(content_xml="x", Basic__Standard__M_xml="x")),
    "a bomb for Word": ("bom.docx", lambda: _bomb("word/document.xml")),
    "a bomb for Excel": ("bom.xlsx", lambda: _bomb("xl/workbook.xml")),
    "a bomb for OpenDocument": ("bom.odt", lambda: _bomb("content.xml")),
    "an encrypted Word file": ("mật khẩu.docx", lambda: ENCRYPTED_OFFICE),
    "too much": ("lớn.pdf", lambda: pdf(TOO_LARGE)),
    "no ending": ("không đuôi", lambda: pdf(50)),
}
BAD_PICTURES: Final[Mapping[str, Case]] = {
    "a program": ("ảnh.jpg", lambda: PROGRAM),
    "nothing": ("trống.jpg", lambda: b""),
    "a document": ("ảnh.jpg", lambda: pdf(50)),
    "a picture that breaks off": ("cụt.jpg", lambda: jpeg((400, 300))[:700]),
    "a script": ("hình.svg", lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"),
    "too much": ("lớn.jpg", lambda: jpeg() + bytes(TOO_LARGE)),
}
#: Names without their ending.
ODD_NAMES: Final[Mapping[str, str]] = {
    "quotes": "dấu \"nháy\" và 'nháy'",
    "a line break": "hai\r\ndòng",
    "an encoded line break": "hai%0D%0ASet-Cookie: a=b",
    "a path": "../../etc/passwd",
    "a path of Windows": "C:\\Windows\\..\\hồ sơ",
    "NUL": "không\x00có",
    "right to left": "giả\u202efdp.exe",
    "300 characters": "x" * 300,
    "300 letters with marks": "ệ" * 300,
    "blanks": "   ",
    "markup": "<img src=x onerror=1>",
}
