from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from attachments.bundles import bundle
from tests.factories import AttachmentFactory, pdf

pytestmark = pytest.mark.django_db


def content_of(response):
    content = b"".join(response)
    assert response["Content-Length"] == str(len(content))
    return zipfile.ZipFile(io.BytesIO(content))


def attachment(name, content):
    return AttachmentFactory(file=ContentFile(content, name=name)).file


def test_an_archive_has_every_file_under_its_name_and_tells_its_length():
    files = [("Hướng dẫn.pdf", attachment("a.pdf", pdf(10))), ("phụ lục.pdf", attachment("b.pdf", pdf(20)))]
    response = bundle("tất cả.zip", files)
    archive = content_of(response)
    assert archive.testzip() is None
    assert {name: archive.read(name) for name in archive.namelist()} == {
        "Hướng dẫn.pdf": pdf(10), "phụ lục.pdf": pdf(20),
    }  # fmt: skip
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''t%E1%BA%A5t%20c%E1%BA%A3.zip"
    assert response["Content-Type"] == "application/zip"


def test_files_of_one_name_are_numbered_instead_of_lost():
    files = [("a.pdf", attachment("a.pdf", pdf(size))) for size in (10, 20, 30)]
    archive = content_of(bundle("a.zip", files))
    assert archive.namelist() == ["a.pdf", "a (2).pdf", "a (3).pdf"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..\\..\\boot.ini", "C:\\a.pdf"])
def test_no_name_leads_out_of_the_folder_it_is_unpacked_in(name):
    [stored] = content_of(bundle("a.zip", [(name, attachment("a.pdf", pdf()))])).namelist()
    assert "/" not in stored
    assert "\\" not in stored
    assert stored not in {"..", "."}


def test_a_file_missing_on_disk_is_left_out_and_named():
    lost = attachment("a.pdf", pdf())
    Path(lost.path).unlink()
    archive = content_of(bundle("a.zip", [("a.pdf", lost), ("b.pdf", attachment("b.pdf", pdf()))]))
    assert archive.namelist() == ["b.pdf", "tep-bi-thieu.txt"]
    assert "a.pdf" in archive.read("tep-bi-thieu.txt").decode()
