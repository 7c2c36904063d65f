"""Files that are broken, dangerous or oddly named: each is answered in words, none harms."""

from __future__ import annotations

import io
import tracemalloc
import unicodedata
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection

from attachments import packages
from attachments.content import BROKEN, check_content, sha256_of
from attachments.models import Attachment
from attachments.names import clean_name
from tests.factories import AttachmentFactory, DocumentFactory, docx, pdf


def with_member(content, name, data=b"x"):
    stored = io.BytesIO(content)
    with zipfile.ZipFile(stored, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, data)
    return stored.getvalue()


def archive(*members):
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as package:
        for member in members:
            package.writestr(member, "x")
    return stored.getvalue()


def refusal_of(content, name):
    with pytest.raises(ValidationError) as refusal:
        check_content(io.BytesIO(content), name)
    [message] = refusal.value.message_dict["file"]
    return message


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("có macro.docx", with_member(docx(), "word/vbaProject.bin"), packages.HAS_MACROS),
        ("có macro.DOCX", with_member(docx(), "word/VBAPROJECT.BIN"), packages.HAS_MACROS),
        ("có macro.odt", archive("content.xml", "Basic/Standard/Module1.xml"), packages.HAS_MACROS),
        ("cụt.pdf", pdf(300)[:-8], BROKEN),
        ("cụt.zip", with_member(docx(), "a.txt")[:-30], None),
        ("khóa.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), None),
    ],
)
def test_what_is_broken_or_holds_programs_is_refused_in_words(name, content, words):
    message = refusal_of(content, name)
    assert message
    assert words is None or message == words


def test_a_bomb_is_refused_without_unpacking_it(monkeypatch):
    monkeypatch.setattr(packages, "BOMB_BYTES", 100_000)
    bomb = with_member(docx(), "word/media/x.xml", bytes(3_000_000))
    assert refusal_of(bomb, "bom.docx") == packages.TOO_LARGE_UNPACKED
    monkeypatch.setattr(packages, "MOST_MEMBERS", 3)
    assert refusal_of(docx(), "nhiều.docx") == packages.TOO_LARGE_UNPACKED


def test_what_only_claims_to_unpack_to_much_is_refused_too(monkeypatch):
    monkeypatch.setattr(packages, "MOST_UNPACKED_BYTES", 1000)
    assert refusal_of(docx(), "lớn.docx") == packages.TOO_LARGE_UNPACKED


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("văn bản.docx", docx()),
        ("thư mục scripts.zip", archive("a.txt", "scripts/a.py")),
        ("máy quét.pdf", pdf(100) + b"\x00" * 5000),
        ("cũ.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    ],
)
def test_ordinary_files_pass(name, content):
    check_content(io.BytesIO(content), name)


def test_a_large_file_is_never_read_into_memory(tmp_path):
    large = tmp_path / "lớn.pdf"
    with large.open("wb") as file:
        file.write(b"%PDF-1.4\n")
        file.seek(200 * 1024 * 1024)
        file.write(b"%%EOF\n")
    tracemalloc.start()
    with large.open("rb") as file:
        check_content(file, "lớn.pdf")
        assert len(sha256_of(file)) == 64
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * 1024 * 1024


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        (unicodedata.normalize("NFD", "Hướng dẫn số 65.pdf"), "Hướng dẫn số 65.pdf"),
        ("hai\r\ndòng.pdf", "hai dòng.pdf"),
        ("dấu \"nháy\" và 'nháy'.pdf", "dấu \"nháy\" và 'nháy'.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\u202efdp.exe.pdf", "a fdp.exe.pdf"),
        ("x" * 300 + ".pdf", "x" * 251 + ".pdf"),
        ("x" * 300, "x" * 255),
    ],
)
def test_a_name_is_one_line_of_composed_letters_with_its_ending(name, clean):
    assert clean_name(name) == clean


NAMES = [
    unicodedata.normalize("NFD", "Quyết định 595.pdf"),
    "tên\r\nSet-Cookie: a=b.pdf",
    'dấu "nháy" \\ và %22.pdf',
    "tên dài " * 40 + ".pdf",
]


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_any_name_arrives_whole_in_the_browser(client, name):
    document = DocumentFactory(files=[AttachmentFactory(file=ContentFile(pdf(), name="a.pdf"))])
    attachment = document.files.get().attachment
    attachment.original_name = clean_name(name)
    attachment.save()
    response = client.get(f"{document.url}tep/{document.files.get().pk}/")
    header = response["Content-Disposition"]
    assert header.startswith("attachment; filename*=utf-8''")
    assert header.isascii()
    assert "\n" not in header
    assert "Set-Cookie" not in response
    assert response["X-Content-Type-Options"] == "nosniff"
    assert client.get(document.url).status_code == 200
    assert client.get(f"{document.url}tai-tat-ca/").status_code == 200


UPLOADS = {
    "a macro": ("a.docx", with_member(docx(), "word/vbaProject.bin")),
    "a macro by its name": ("a.docm", docx()),
    "a program": ("bao-cao.pdf", b"MZ\x90\x00" + bytes(100)),
    "a truncated PDF": ("a.pdf", pdf(300)[:-8]),
    "nothing": ("a.pdf", b""),
    "too much": ("a.pdf", pdf(5000)),
}


@pytest.mark.django_db
@pytest.mark.parametrize("case", UPLOADS)
def test_the_admin_says_why_and_keeps_what_was_written(admin_client, settings, case):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 4000 if case == "too much" else 10**8
    name, content = UPLOADS[case]
    form = {
        "title": "Tên đã gõ",
        "collection": Collection.get_first_root_node().pk,
        "file": SimpleUploadedFile(name, content),
    }
    response = admin_client.post(reverse("wagtaildocs:add"), form)
    assert response.context["form"].errors["file"]
    assert "Tên đã gõ" in response.content.decode()
    assert not Attachment.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("case", UPLOADS)
def test_a_refused_file_leaves_the_present_one_where_it_was(admin_client, settings, case):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 4000 if case == "too much" else 10**8
    attachment = AttachmentFactory()
    name, content = UPLOADS[case]
    form = {
        "title": attachment.title,
        "collection": attachment.collection_id,
        "file": SimpleUploadedFile(name, content),
    }
    admin_client.post(reverse("wagtaildocs:edit", args=[attachment.pk]), form)
    stored = Attachment.objects.get(pk=attachment.pk)
    assert stored.sha256 == attachment.sha256
    assert stored.file.storage.exists(stored.file.name)


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in NAMES if "\n" not in name])
def test_an_upload_of_any_name_is_stored(admin_client, name):
    form = {
        "title": "Tệp",
        "collection": Collection.get_first_root_node().pk,
        "file": SimpleUploadedFile(name, pdf()),
    }
    admin_client.post(reverse("wagtaildocs:add"), form)
    stored = Attachment.objects.get()
    assert stored.original_name.endswith(".pdf")
    assert stored.original_name == unicodedata.normalize("NFC", stored.original_name)
    assert len(stored.original_name) <= 255
