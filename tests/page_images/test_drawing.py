"""What the program does that is run for each page; here without the limits of a process."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image

from page_images.drawing import draw, letters
from page_images.pages import WIDTHS
from tests.factories import jpeg, pdf
from tests.factories.portable import encrypted_pdf, huge_page_pdf, pdf_pages


@pytest.fixture
def drawn(tmp_path):
    def draw_content(content, name="a.pdf", width=800):
        (tmp_path / name).write_bytes(content)
        return Image.open(io.BytesIO(draw(tmp_path / name, 1, width)))

    return draw_content


@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_is_drawn_in_the_width_asked_for(drawn, width):
    picture = drawn(pdf_pages("one"), width=width)
    assert picture.format == "WEBP"
    assert abs(picture.width - width) <= 1
    assert 1.40 < picture.height / picture.width < 1.43


@pytest.mark.parametrize("size", [(14_400, 14_400), (14_400, 3), (3, 14_400), (1, 1), (0.1, 14_400)])
def test_a_page_of_any_shape_is_drawn_within_bounds(drawn, size):
    picture = drawn(huge_page_pdf(*size))
    assert picture.width * picture.height <= 25_000_000


@pytest.mark.parametrize("content", [pdf(), pdf(10_000), encrypted_pdf()])
def test_what_cannot_be_opened_is_an_error(drawn, content):
    with pytest.raises(pypdfium2.PdfiumError):
        drawn(content)


def test_a_picture_is_turned_as_the_camera_was_held(drawn):
    assert drawn(jpeg((400, 200), orientation=6), "a.jpg").size == (200, 400)


def test_print_is_kept_exactly_and_small(drawn):
    colours = drawn(pdf_pages("word " * 200)).convert("RGB").getcolors(4096)
    assert max(colours)[1] == (255, 255, 255)


def test_letters_are_told_with_their_place(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_pages("Cong van 12", "x"))
    [(left, top, width, height, words)] = letters(path, 1)
    assert words == "Cong van 12"
    assert 0 < left < left + width < 10_000
    assert 0 < top < top + height < 1_500


def test_a_picture_has_no_letters(tmp_path):
    assert letters(tmp_path / "a.jpg", 1) == []
