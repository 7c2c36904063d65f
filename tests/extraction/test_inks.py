"""Coloured stamps are taken off black text; other colours stay."""

from __future__ import annotations

from PIL import Image, ImageDraw

from extraction.readers.inks import without_stamps

PAPER, BLACK, RED = (248, 244, 232), (20, 20, 20), (205, 40, 55)
PAGE = (700, 990)


def page() -> Image.Image:
    picture = Image.new("RGB", PAGE, PAPER)
    ImageDraw.Draw(picture).rectangle((380, 800, 640, 815), fill=BLACK)
    return picture


def test_a_stamp_over_text_is_taken_off_and_the_text_stays():
    picture = page()
    pen = ImageDraw.Draw(picture)
    pen.ellipse((360, 720, 500, 860), outline=RED, width=6)
    pen.text((410, 780), "CÔNG ĐOÀN", fill=RED)
    pen.rectangle((380, 800, 640, 815), fill=BLACK)
    cleaned = without_stamps(picture)
    assert cleaned.mode == "L"
    assert cleaned.getpixel((430, 722)) > 200
    assert cleaned.getpixel((400, 808)) < 40


def test_a_line_of_red_letters_stays_dark():
    picture = page()
    ImageDraw.Draw(picture).rectangle((60, 60, 400, 76), fill=RED)
    assert without_stamps(picture).getpixel((200, 68)) < 110


def test_a_grey_page_stays_as_it_is():
    grey = page().convert("L")
    assert without_stamps(grey).tobytes() == grey.tobytes()
    assert without_stamps(grey.convert("RGB")).tobytes() == grey.tobytes()
