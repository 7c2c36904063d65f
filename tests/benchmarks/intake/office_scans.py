"""Pages as offices scan them: filled in by hand, stamped and signed, on poor paper by poor machines."""

from __future__ import annotations

import io
import random
import re
import subprocess
from collections.abc import Sequence
from functools import cache
from typing import Final

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, ImageOps

from tests.benchmarks.intake.handwriting import INKS, scribble, written
from tests.benchmarks.intake.offices import Filled
from tests.benchmarks.intake.rendering import FONTS, as_pdf
from tests.extraction.scanning import with_layer

__all__ = ["as_office_scan"]

DPIS: Final = (150, 200, 200, 300)
PAPERS: Final = ((255, 255, 255), (244, 241, 226), (235, 235, 232), (238, 230, 205))
RED: Final = (205, 40, 55)
WHITE: Final = (255, 255, 255)
Box = tuple[float, float, float, float]


def as_office_scan(filled: Filled, seed: int, tesseract: str) -> bytes:
    """A PDF of pictures; three in ten have a layer that `tesseract` recognised in English."""
    chance = random.Random(f"{seed}-{filled.paper.source_id}-scan")
    dpi = chance.choice(DPIS)
    skew = chance.choice((-1, 1)) * chance.uniform(0.3, 2.0)
    sheet, kind = chance.choice(PAPERS), chance.choices(("grey", "colour", "lineart"), (40, 35, 25))[0]
    with pypdfium2.PdfDocument(as_pdf(filled.paper)) as source:
        count = len(source)
        pages = [
            _drawn(source[number], filled, dpi, chance, is_last=number == count - 1)
            for number in range(count)
        ]
    backs = [*pages[1:], pages[-1]]
    pictures = [
        _scanned(page, back, sheet, kind, skew + chance.uniform(-0.2, 0.2), dpi, chance)
        for page, back in zip(pages, backs, strict=True)
    ]
    has_layer = chance.random() < 0.3
    return (
        _searchable(pictures, dpi, tesseract) if has_layer and tesseract else _as_pdf(pictures, dpi, chance)
    )


def _drawn(
    page: pypdfium2.PdfPage, filled: Filled, dpi: int, chance: random.Random, *, is_last: bool
) -> Image.Image:
    """The printed page with what hands put on it."""
    scale = dpi / 72
    picture = page.render(scale=scale).to_pil().convert("RGB")
    ink = chance.choice(INKS)
    height = page.get_height()
    with_text = page.get_textpage()
    for around, digits in filled.hand.items():
        if blank := _blank(with_text, around):
            _write(picture, digits, [side * scale for side in _from_top(blank, height)], ink, chance)
    office = filled.paper.signature[0]
    if is_last and (box := _place(with_text, re.escape(office))):
        _sign(picture, [side * scale for side in _from_top(box, height)], dpi, ink, chance)
    return picture


def _blank(textpage: pypdfium2.PdfTextPage, around: tuple[str, str]) -> Box | None:
    """The blank between two words, in points."""
    gap = r"[\s:.…\u00a0]*"
    match = re.search(
        f"({re.escape(around[0])}[ :]*){gap}({re.escape(around[1])})", textpage.get_text_range()
    )
    if match is None:
        return None
    before = textpage.get_charbox(match.start(1) + len(match[1].rstrip()) - 1, loose=True)
    after = textpage.get_charbox(match.start(2), loose=True)
    return before[2], before[1], after[0], before[3]


def _place(textpage: pypdfium2.PdfTextPage, wanted: str) -> Box | None:
    match = re.search(wanted, textpage.get_text_range())
    if match is None:
        return None
    first = textpage.get_charbox(match.start(), loose=True)
    last = textpage.get_charbox(match.end() - 1, loose=True)
    return first[0], first[1], last[2], first[3]


def _from_top(box: Box, height: float) -> Box:
    return box[0], height - box[3], box[2], height - box[1]


def _write(
    picture: Image.Image,
    digits: str,
    blank: Sequence[float],
    ink: tuple[int, int, int],
    chance: random.Random,
) -> None:
    left, top, right, bottom = blank
    size = int((bottom - top) * chance.uniform(0.85, 1.25))
    pen = written(digits, max(size, 8), chance)
    at = left + max(0, (right - left - pen.width) / 2) + chance.uniform(-0.1, 0.1) * size
    down = (top + bottom) / 2 - pen.height / 2 - chance.uniform(0.0, 0.3) * size
    picture.paste(ink, (int(at), int(down)), pen)


def _sign(
    picture: Image.Image, office: Sequence[float], dpi: int, ink: tuple[int, int, int], chance: random.Random
) -> None:
    """The signature below the office, and the stamp over its left third and over the text."""
    left, top, right, bottom = office
    line = bottom - top
    name = scribble(int(dpi * 1.5), int(line * 4), chance)
    picture.paste(ink, (int((left + right) / 2 - name.width / 2), int(bottom + line * 0.6)), name)
    stamp = _stamp(int(dpi * 1.4), chance)
    across = int(left - stamp.width * chance.uniform(0.25, 0.6))
    down = int(top + line * chance.uniform(-0.4, 0.8))
    layer = Image.new("RGB", picture.size, WHITE)
    layer.paste(RED, (across, down), stamp)
    picture.paste(ImageChops.multiply(picture, layer))


def _stamp(size: int, chance: random.Random) -> Image.Image:
    """A round stamp, worn in places and never quite upright."""
    worn = Image.effect_noise((size, size), 60).filter(ImageFilter.GaussianBlur(2))
    turned = _new_stamp(size).rotate(chance.uniform(-25, 25), Image.Resampling.BICUBIC)
    return ImageChops.multiply(turned, worn.point(lambda value: min(255, value * 2)))


@cache
def _new_stamp(size: int) -> Image.Image:
    """Two rings, letters between them and within."""
    drawn = Image.new("L", (size, size))
    pen = ImageDraw.Draw(drawn)
    for inset, width in ((0.01, 0.016), (0.17, 0.008)):
        box = (size * inset, size * inset, size * (1 - inset), size * (1 - inset))
        pen.ellipse(box, outline=230, width=max(2, int(size * width)))
    font = ImageFont.truetype(FONTS / "Tinos-Bold.ttf", int(size * 0.09))
    words = "LIÊN ĐOÀN LAO ĐỘNG * BAN CHẤP HÀNH * CÔNG ĐOÀN *"
    for place, letter in enumerate(words):
        glyph = Image.new("L", (size, size))
        ImageDraw.Draw(glyph).text((size / 2, size * 0.035), letter, fill=230, font=font, anchor="ma")
        drawn = ImageChops.lighter(drawn, glyph.rotate(-360 * place / len(words), Image.Resampling.BILINEAR))
    ImageDraw.Draw(drawn).text((size / 2, size / 2), "CÔNG\nĐOÀN", 230, font, anchor="mm", align="center")
    return drawn


def _scanned(
    page: Image.Image,
    back: Image.Image,
    sheet: tuple[int, int, int],
    kind: str,
    skew: float,
    dpi: int,
    chance: random.Random,
) -> Image.Image:
    size = page.size
    shows = chance.uniform(0.03, 0.14) if chance.random() < 0.5 else 0.0
    through = ImageOps.mirror(back).filter(ImageFilter.GaussianBlur(dpi / 90))
    page = ImageChops.multiply(page, Image.blend(Image.new("RGB", size, WHITE), through, shows))
    page = ImageChops.multiply(page, Image.new("RGB", size, sheet))
    light = ImageOps.invert(Image.linear_gradient("L")).rotate(chance.choice((0, 90, 180, 270))).resize(size)
    dim = chance.uniform(0.0, 0.2)
    light = light.point(lambda value: 255 - int((255 - value) * dim))
    page = ImageChops.multiply(page, Image.merge("RGB", [light] * 3))
    if chance.random() < 0.4:
        _staple(page, dpi, chance)
    page = page.rotate(skew, Image.Resampling.BICUBIC, fillcolor=sheet)
    page = page.filter(ImageFilter.GaussianBlur(chance.uniform(0.35, 0.8) * dpi / 200))
    noise = Image.effect_noise(size, chance.uniform(6, 22))
    page = ImageChops.add(page, Image.merge("RGB", [noise] * 3), offset=-128)
    if kind == "colour":
        return page
    grey = page.convert("L")
    return grey if kind == "grey" else grey.point(lambda value: 255 * (value > 165)).convert("1")


def _staple(page: Image.Image, dpi: int, chance: random.Random) -> None:
    """A staple in the corner, and its shadow."""
    across, down = dpi * chance.uniform(0.25, 0.5), dpi * chance.uniform(0.25, 0.5)
    mask = Image.new("L", page.size)
    end = (across + dpi * 0.35, down - dpi * 0.2)
    ImageDraw.Draw(mask).line([(across, down), end], fill=255, width=max(2, dpi // 40))
    shadow = ImageChops.offset(mask, dpi // 30, dpi // 25).filter(ImageFilter.GaussianBlur(dpi / 40))
    page.paste((90, 90, 90), None, shadow)
    page.paste((120, 120, 125), None, mask)


def _as_pdf(pictures: Sequence[Image.Image], dpi: int, chance: random.Random) -> bytes:
    stored = io.BytesIO()
    # A page of black and white is packed as a fax, without loss.
    lossy = {} if pictures[0].mode == "1" else {"quality": chance.randint(40, 80)}
    pictures[0].save(stored, "PDF", resolution=dpi, save_all=True, append_images=pictures[1:], **lossy)
    return stored.getvalue()


def _searchable(pictures: Sequence[Image.Image], dpi: int, tesseract: str) -> bytes:
    whole = pypdfium2.PdfDocument.new()
    for picture in pictures:
        stored = io.BytesIO()
        picture.convert("L").save(stored, "PPM")
        command = [tesseract, "stdin", "stdout", "-l", "eng", "--psm", "3", "--dpi", str(dpi)]
        done = subprocess.run(command, input=stored.getvalue(), capture_output=True, check=True)
        text = done.stdout.decode("utf-8").replace("\f", "")
        whole.import_pages(pypdfium2.PdfDocument(with_layer(picture, text, dpi)))
    kept = io.BytesIO()
    whole.save(kept)
    return kept.getvalue()
