from __future__ import annotations

import pytest
from django.core.files.base import ContentFile

from facsimiles import processes
from facsimiles.enums import FacsimileState
from facsimiles.pages import known_outline, outline_of, picture_of
from facsimiles.processes import BusyError, FailedError
from tests.factories import AttachmentFactory, docx, jpeg, pdf
from tests.factories.portable import encrypted_pdf, huge_page_pdf, many_pages_pdf, pdf_pages

pytestmark = pytest.mark.django_db


def stored(content, name="a.pdf"):
    return AttachmentFactory(file=ContentFile(content, name=name))


@pytest.mark.parametrize(
    ("content", "name", "state", "pages"),
    [
        (pdf_pages("one", "two", "three"), "a.pdf", FacsimileState.READY, 3),
        (pdf(100), "a.pdf", FacsimileState.BROKEN, 0),
        (encrypted_pdf(), "a.pdf", FacsimileState.ENCRYPTED, 0),
        (huge_page_pdf(), "a.pdf", FacsimileState.READY, 1),
        (jpeg((300, 200)), "a.jpg", FacsimileState.READY, 1),
        (b"\xff\xd8 not a picture", "a.jpg", FacsimileState.BROKEN, 0),
        (docx(), "a.docx", FacsimileState.NO_PICTURE, 0),
    ],
)
def test_every_file_ends_in_a_clear_state(content, name, state, pages):
    outline = outline_of(stored(content, name))
    assert (outline.state, outline.page_count) == (state, pages)


def test_a_file_the_site_has_lost_is_missing():
    attachment = stored(pdf_pages("one"))
    attachment.file.storage.delete(attachment.file.name)
    assert outline_of(attachment).state is FacsimileState.MISSING


def test_of_very_many_pages_the_first_are_shown():
    outline = outline_of(stored(many_pages_pdf(3_005)))
    assert (outline.page_count, outline.shown_count) == (3_005, 3_000)


@pytest.mark.parametrize(("number", "width"), [(0, 800), (-1, 800), (3, 800), (1, 801), (1, 0)])
def test_nothing_else_is_drawn(number, width, facsimiles_root):
    attachment = stored(pdf_pages("one", "two"))
    with pytest.raises(FailedError):
        picture_of(attachment, number, width)
    assert not list(facsimiles_root.rglob("*.webp"))


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


def test_a_program_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(processes, "SECONDS", 0.001)
    assert outline_of(stored(pdf_pages("one"))).state is FacsimileState.BROKEN


def test_who_would_wait_too_long_is_told_to_come_again(monkeypatch, settings):
    settings.FACSIMILES_AT_ONCE = 0
    monkeypatch.setattr(processes, "PATIENCE", 0)
    attachment = stored(pdf_pages("one"))
    assert outline_of(attachment).state is FacsimileState.BUSY
    with pytest.raises(BusyError):
        picture_of(attachment, 1, 800)
    settings.FACSIMILES_AT_ONCE = 1
    assert picture_of(attachment, 1, 800).exists()


def test_a_list_knows_only_files_that_were_opened():
    attachment = stored(pdf_pages("one"))
    assert known_outline(attachment) is None
    assert outline_of(attachment) == known_outline(attachment)
