from __future__ import annotations

import errno
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from page_images import keeping, processes
from page_images.enums import PageImageState
from page_images.keeping import folder_of
from page_images.pages import known_outline, letters_of, outline_of, picture_of
from page_images.processes import BusyError, FailedError, UnfinishedError
from tests.factories import AttachmentFactory, docx, jpeg, pdf
from tests.factories.portable import encrypted_pdf, huge_page_pdf, many_pages_pdf, pdf_pages

pytestmark = pytest.mark.django_db


def stored(content, name="a.pdf"):
    return AttachmentFactory(file=ContentFile(content, name=name))


@pytest.mark.parametrize(
    ("content", "name", "state", "pages"),
    [
        (pdf_pages("one", "two", "three"), "a.pdf", PageImageState.READY, 3),
        (pdf(100), "a.pdf", PageImageState.BROKEN, 0),
        (encrypted_pdf(), "a.pdf", PageImageState.ENCRYPTED, 0),
        (huge_page_pdf(), "a.pdf", PageImageState.READY, 1),
        (jpeg((300, 200)), "a.jpg", PageImageState.READY, 1),
        (b"\xff\xd8 not a picture", "a.jpg", PageImageState.BROKEN, 0),
        (docx(), "a.docx", PageImageState.NO_PICTURE, 0),
    ],
)
def test_every_file_ends_in_a_clear_state(content, name, state, pages):
    outline = outline_of(stored(content, name))
    assert (outline.state, outline.page_count) == (state, pages)


def test_a_file_the_site_has_lost_is_missing():
    attachment = stored(pdf_pages("one"))
    attachment.file.storage.delete(attachment.file.name)
    assert outline_of(attachment).state is PageImageState.MISSING


def test_of_very_many_pages_the_first_are_shown():
    outline = outline_of(stored(many_pages_pdf(3_005)))
    assert (outline.page_count, outline.shown_count) == (3_005, 3_000)


@pytest.mark.parametrize(("number", "width"), [(0, 800), (-1, 800), (3, 800), (1, 801), (1, 0)])
def test_nothing_else_is_drawn(number, width, page_images_root):
    attachment = stored(pdf_pages("one", "two"))
    with pytest.raises(FailedError):
        picture_of(attachment, number, width)
    assert not list(page_images_root.rglob("*.webp"))


def test_a_page_is_drawn_once(monkeypatch):
    attachment = stored(pdf_pages("one"))
    first = picture_of(attachment, 1, 800)
    monkeypatch.setattr(processes, "PROGRAM", "/nowhere")
    assert picture_of(attachment, 1, 800) == first


def test_what_failed_is_not_tried_at_every_request(monkeypatch):
    attachment = stored(pdf_pages("one"))
    outline_of(attachment)
    program = processes.PROGRAM
    monkeypatch.setattr(processes, "PROGRAM", "/nowhere")
    with pytest.raises(FailedError):
        picture_of(attachment, 1, 800)
    monkeypatch.setattr(processes, "PROGRAM", program)
    with pytest.raises(FailedError):
        picture_of(attachment, 1, 800)
    assert picture_of(attachment, 1, 1200).exists()


def test_another_content_has_other_pictures():
    attachment = stored(pdf_pages("one"))
    before = picture_of(attachment, 1, 800)
    attachment.file = ContentFile(pdf_pages("two"), name="a.pdf")
    attachment.save()
    after = picture_of(attachment, 1, 800)
    assert before.read_bytes() != after.read_bytes()


def test_a_program_that_takes_too_long_is_ended_and_soon_tried_again(monkeypatch):
    attachment = stored(pdf_pages("one"))
    with monkeypatch.context() as busy:
        busy.setattr(processes, "SECONDS", 0.001)
        assert outline_of(attachment).state is PageImageState.BUSY
    assert outline_of(attachment).state is PageImageState.BUSY, "not at every request"
    monkeypatch.setattr(keeping, "UNFINISHED_FOR", 0)
    assert outline_of(attachment).is_ready


def test_a_program_that_was_ended_from_outside_says_nothing_about_the_file(monkeypatch, tmp_path):
    program = tmp_path / "killed.py"
    program.write_text("import os; os.kill(os.getpid(), 9)")
    monkeypatch.setattr(processes, "PROGRAM", program)
    assert outline_of(stored(pdf_pages("one"))).state is PageImageState.BUSY


def test_a_full_disk_says_nothing_about_the_file():
    attachment = stored(pdf_pages("one"))
    with open("/dev/full", "wb", buffering=0) as full, pytest.raises(UnfinishedError):  # noqa: PTH123
        processes.run(full, "measure", Path(attachment.file.path))


def test_a_folder_that_cannot_be_written_says_nothing_about_the_file(page_images_root, monkeypatch):
    attachment = stored(pdf_pages("one"))
    monkeypatch.setattr(keeping.tempfile, "mkstemp", no_room)
    assert outline_of(attachment).state is PageImageState.BUSY
    monkeypatch.undo()
    assert outline_of(attachment).is_ready
    assert not list(page_images_root.rglob("*.failed"))


def no_room(**_options):
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"\xff\xfe",
        b'{"state": "ready", "pages": 1}',
        b'{"state": "never heard of", "pages": 1, "sizes": []}',
        b'{"state": "ready", "pages": "one", "sizes": []}',
        b'{"state": "ready", "pages": 1, "sizes": [[1]]}',
    ],
)
def test_an_outline_that_cannot_be_read_counts_as_not_there(content):
    attachment = stored(pdf_pages("one"))
    known = outline_of(attachment)
    (folder_of(attachment) / "outline.json").write_bytes(content)
    assert known_outline(attachment) is None
    assert outline_of(attachment) == known == known_outline(attachment)


def test_a_picture_that_is_not_whole_counts_as_not_there():
    attachment = stored(pdf_pages("one"))
    path = picture_of(attachment, 1, 800)
    whole = path.read_bytes()
    for content in (b"", whole[:11], whole[:-1], b"\0" * len(whole)):
        path.write_bytes(content)
        assert picture_of(attachment, 1, 800).read_bytes() == whole


def test_letters_that_are_not_whole_count_as_not_there():
    attachment = stored(pdf_pages("one"))
    path = letters_of(attachment, 1)
    whole = path.read_bytes()
    for content in (b"", whole[:-1], b"{}"):
        path.write_bytes(content)
        assert letters_of(attachment, 1).read_bytes() == whole


def test_who_would_wait_too_long_is_told_to_come_again(monkeypatch, settings):
    settings.PAGE_IMAGES_AT_ONCE = 0
    monkeypatch.setattr(processes, "PATIENCE", 0)
    attachment = stored(pdf_pages("one"))
    assert outline_of(attachment).state is PageImageState.BUSY
    with pytest.raises(BusyError):
        picture_of(attachment, 1, 800)
    settings.PAGE_IMAGES_AT_ONCE = 1
    assert picture_of(attachment, 1, 800).exists()


def test_a_list_knows_only_files_that_were_opened():
    attachment = stored(pdf_pages("one"))
    assert known_outline(attachment) is None
    assert outline_of(attachment) == known_outline(attachment)
