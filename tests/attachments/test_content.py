from __future__ import annotations

import hashlib
import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection

from attachments.content import check_content, sha256_of
from attachments.models import Attachment
from tests.factories import AttachmentFactory, docx, jpeg, pdf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def package(*members):
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        for member in members:
            archive.writestr(member, "x")
    return stored.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("quyết định.pdf", pdf()),
        ("có lời mở.PDF", b"\n" * 200 + pdf()),
        ("văn bản.docx", docx()),
        ("bảng.xlsx", package("[Content_Types].xml", "xl/workbook.xml")),
        ("trình chiếu.pptx", package("ppt/presentation.xml")),
        ("mở.odt", package("content.xml")),
        ("cũ.doc", OLE),
        ("cũ.xls", OLE),
        ("chữ.doc", rb"{\rtf1\ansi Cong doan}"),
        ("chữ.txt", "Công đoàn".encode()),
        ("chữ.rtf", rb"{\rtf1\ansi Cong doan}"),
        ("số.csv", b"a;b\n1;2\n"),
        ("nén.zip", package("a.txt")),
        ("quét.png", b"\x89PNG\r\n\x1a\n" + bytes(100)),
        ("quét.tif", b"II*\x00" + bytes(100)),
        ("quét.tiff", b"II*\x00" + bytes(100)),
    ],
)
def test_a_file_that_is_what_it_says_is_accepted_and_left_at_its_beginning(name, content):
    file = io.BytesIO(content)
    check_content(file, name)
    assert file.tell() == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rỗng.pdf", b""),
        ("chương trình.pdf", b"MZ\x90\x00" + bytes(100)),
        ("chương trình.txt", b"#!/bin/sh\nrm -rf /\n"),
        ("chương trình.doc", b"\x7fELF" + bytes(100)),
        ("chương trình có pdf.pdf", b"MZ\x90\x00%PDF-1.4" + bytes(100)),
        ("trang.pdf", b"<html><script>alert(1)</script></html>"),
        ("trang.docx", b"<html></html>"),
        ("hình.zip", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("hỏng.docx", docx()[:500]),
        ("hỏng.docx", b"PK\x03\x04" + bytes(300)),
        ("không phải word.docx", package("a.txt")),
        ("không phải excel.xlsx", docx()),
        ("ảnh.pdf", jpeg()),
        ("nhị phân.txt", b"abc\x00def"),
        ("không đuôi", pdf()),
        ("lạ.html", b"<p>"),
    ],
)
def test_a_file_that_is_something_else_is_refused(name, content):
    with pytest.raises(ValidationError) as refusal:
        check_content(io.BytesIO(content), name)
    assert "file" in refusal.value.message_dict


@pytest.mark.parametrize(
    ("name", "content", "remedy"),
    [
        ("trang.doc", b"\xef\xbb\xbf<html xmlns:w='x'>", "mở bằng Word, lưu lại thành .docx"),
        ("trang.xls", b"<?xml version='1.0'?><Workbook>", "mở bằng Excel, lưu lại thành .xlsx"),
        ("trang.doc", b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "mở bằng Word"),
        ("đổi tên.doc", pdf(), "đổi đuôi tên tệp thành .pdf"),
        ("đổi tên.docx", rb"{\rtf1 a}", "đổi đuôi tên tệp thành .rtf"),
        ("lạ.ppt", b"nothing", "Mở bằng PowerPoint, lưu lại thành .pptx"),
        ("hình.pdf", b"nothing", "lưu lại thành .pdf"),
        ("khóa.docx", OLE, "lưu lại không đặt mật khẩu"),
        ("chương trình.doc", b"MZ\x90\x00", "Không nhận chương trình"),
    ],
)
def test_a_refusal_says_what_to_do(name, content, remedy):
    with pytest.raises(ValidationError) as refusal:
        check_content(io.BytesIO(content), name)
    assert remedy in refusal.value.messages[0]


@pytest.mark.parametrize("length", [2, 3, 10, 100, 1000])
def test_a_broken_package_is_refused_wherever_it_breaks(length):
    with pytest.raises(ValidationError):
        check_content(io.BytesIO(docx()[:-length]), "hỏng.docx")


def test_the_digest_is_of_the_whole_content():
    content = b"abc" * 1_000_000
    file = io.BytesIO(content)
    assert sha256_of(file) == hashlib.sha256(content).hexdigest()
    assert file.tell() == 0


@pytest.mark.django_db
def test_an_attachment_remembers_the_name_its_author_gave_it_and_a_digest():
    saved = AttachmentFactory(file=ContentFile(pdf(), name="Hướng dẫn số 65 (bản ký).pdf"))
    stored = Attachment.objects.get(pk=saved.pk)
    assert stored.download_name == "Hướng dẫn số 65 (bản ký).pdf"
    assert len(stored.sha256) == 64


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content", "is_stored"),
    [
        ("đúng.pdf", pdf(), True),
        ("sai.pdf", b"<html>", False),
        ("trang.html", b"<html>", False),
        ("hình.svg", b"<svg/>", False),
        ("chạy.exe", b"MZ", False),
        ("rỗng.pdf", b"", False),
        ("lớn.pdf", pdf(5000), False),
    ],
)
def test_the_admin_stores_only_what_passes_the_checks(admin_client, settings, name, content, is_stored):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 4000
    collection = Collection.get_first_root_node()
    form = {
        "title": "Tệp",
        "collection": collection.pk if collection else "",
        "file": SimpleUploadedFile(name, content),
    }
    response = admin_client.post(reverse("wagtaildocs:add"), form)
    assert response.status_code in {200, 302}
    assert Attachment.objects.exists() is is_stored


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content", "is_stored"), [("đúng.pdf", pdf(), True), ("sai.pdf", b"<html>", False)]
)
def test_adding_many_at_once_makes_the_same_checks(admin_client, name, content, is_stored):
    form = {"title": "Tệp", "files[]": SimpleUploadedFile(name, content)}
    response = admin_client.post(reverse("wagtaildocs:add_multiple"), form)
    assert response.status_code == 200
    assert response.json()["success"] is is_stored
    assert Attachment.objects.exists() is is_stored
