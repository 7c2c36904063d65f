"""The program that opens files nobody vouches for: run for one task, apart from the site and within limits.

    python -I drawing.py measure FILE          → JSON: {"state", "pages", "sizes"}
    python -I drawing.py draw FILE PAGE WIDTH  → WebP
    python -I drawing.py letters FILE PAGE     → JSON: [[left, top, width, height, "text"], …]

Answers go to standard output. It needs nothing of the site, so that it starts quickly.
A file that cannot be read makes it end with a code other than 0; so does a limit. `KEPT_FROM_WORK` is no
fault of the file: the answer could not be written.
"""

from __future__ import annotations

import argparse
import ctypes
import errno
import io
import json
import os
import resource
import sys
from pathlib import Path
from typing import IO, Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageOps, UnidentifiedImageError

__all__ = ["KEPT_FROM_WORK", "Run", "draw", "letters", "limit", "measure"]

MOST_PAGES: Final = 3_000
MOST_PIXELS: Final = 24_000_000
# WebP has no longer side than 16,383.
LONGEST_SIDE: Final = 12_000
MOST_LETTER_RUNS: Final = 5_000
PARTS: Final = 10_000
# A page with few colours that is mostly of one of them is print, not photography.
COLOURS_OF_PRINT: Final = 4096
PAPER_OF_PRINT: Final = 0.6
QUALITY: Final = 45
MEMORY_BYTES: Final = 1_200 * 1024 * 1024
ANSWER_BYTES: Final = 32 * 1024 * 1024
SECONDS: Final = 15
# As in `extraction.machine_faults`, which this program, run apart from the site, cannot import.
KEPT_FROM_WORK: Final = os.EX_TEMPFAIL
WRONG_PASSWORD: Final = pdfium.FPDF_ERR_PASSWORD


class Run(NamedTuple):
    """Words in one piece and where they stand, in 10,000ths of the page from its top left corner."""

    left: int
    top: int
    width: int
    height: int
    words: str


def limit() -> None:
    """Bound what this process may take. Nothing widens these limits again."""
    os.nice(5)
    for what, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, ANSWER_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def measure(path: Path) -> dict[str, object]:
    """What is known before anything is drawn: how many pages there are, and the sizes of the first."""
    if not _is_pdf(path):
        with Image.open(path) as picture:
            width, height = ImageOps.exif_transpose(picture).size
        return {"state": "ready", "pages": 1, "sizes": [[width, height]]}
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        return {
            "state": "encrypted" if error.err_code == WRONG_PASSWORD else "broken",
            "pages": 0,
            "sizes": [],
        }
    pages = len(document)
    sizes = [_rounded(document.get_page_size(index)) for index in range(min(pages, MOST_PAGES))]
    return {"state": "ready" if pages else "broken", "pages": pages, "sizes": sizes}


def draw(path: Path, number: int, width: int) -> bytes:
    """A page, or a picture, as WebP of that width; narrower where its height would pass all bounds.

    Raises `pypdfium2.PdfiumError`, `OSError`, `ValueError` or `MemoryError`.
    """
    image = _page_image(path, number, width) if _is_pdf(path) else _picture(path, width)
    answer = io.BytesIO()
    if _is_print(image):
        # Kept exactly, letters are sharper and take half the bytes.
        image.save(answer, "WEBP", lossless=True, quality=90, method=3)
    else:
        image.save(answer, "WEBP", quality=QUALITY, method=3)
    return answer.getvalue()


def letters(path: Path, number: int) -> list[Run]:
    """Where text stands on a page, in the order of the file; a picture has none."""
    if not _is_pdf(path):
        return []
    page = pypdfium2.PdfDocument(path)[number - 1]
    text = page.get_textpage()
    runs: list[Run] = []
    for index in range(min(text.count_rects(), MOST_LETTER_RUNS)):
        left, bottom, right, top = text.get_rect(index)
        words = text.get_text_bounded(left, bottom, right, top).replace("\r\n", " ").strip()
        if words:
            first, last = _place(page, left, top), _place(page, right, bottom)
            x, y = min(first[0], last[0]), min(first[1], last[1])
            runs.append(Run(x, y, abs(first[0] - last[0]), abs(first[1] - last[1]), words))
    return runs


def _is_pdf(path: Path) -> bool:
    return path.suffix.lower() == ".pdf"


def _rounded(size: tuple[float, float]) -> list[int]:
    return [max(1, round(side)) for side in size]


def _page_image(path: Path, number: int, width: int) -> Image.Image:
    page = pypdfium2.PdfDocument(path)[number - 1]
    wide, high = page.get_size()
    scale = _bounded(wide, high, width / max(wide, 0.01))
    image: Image.Image = page.render(scale=scale).to_pil()
    return image.convert("RGB")


def _picture(path: Path, width: int) -> Image.Image:
    with Image.open(path) as picture:
        wide, high = picture.size
        if wide * high > 6 * MOST_PIXELS:
            raise ValueError("the picture is too large")
        scale = min(1.0, _bounded(wide, high, width / wide))
        picture.draft("RGB", (round(wide * scale), round(high * scale)))
        turned = ImageOps.exif_transpose(picture).convert("RGB")
    factor = min(1.0, _bounded(*turned.size, width / turned.width))
    return turned.resize((max(1, round(turned.width * factor)), max(1, round(turned.height * factor))))


def _is_print(image: Image.Image) -> bool:
    colours = image.getcolors(COLOURS_OF_PRINT) or [(0, ())]
    return max(count for count, _ in colours) > PAPER_OF_PRINT * image.width * image.height


def _bounded(wide: float, high: float, scale: float) -> float:
    if min(wide, high) <= 0:
        raise ValueError("the page has no extent")
    return min(scale, (MOST_PIXELS / (wide * high)) ** 0.5, LONGEST_SIDE / max(wide, high))


def _place(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[int, int]:
    """A point of the page as it is shown, turned and cropped, from its top left corner."""
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, PARTS, PARTS, 0, x, y, across, down)
    return across.value, down.value


def main(answer: IO[bytes]) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("task", choices=["measure", "draw", "letters"])
    parser.add_argument("file", type=Path)
    parser.add_argument("page", type=int, nargs="?", default=1)
    parser.add_argument("width", type=int, nargs="?", default=800)
    asked = parser.parse_args()
    limit()
    try:
        if asked.task == "draw":
            content = draw(asked.file, asked.page, asked.width)
        else:
            found = measure(asked.file) if asked.task == "measure" else letters(asked.file, asked.page)
            content = json.dumps(found, ensure_ascii=False).encode()
    except (pypdfium2.PdfiumError, UnidentifiedImageError, OSError, ValueError, IndexError, MemoryError):
        return 1
    try:
        answer.write(content)
        answer.flush()
    except OSError as error:
        return 1 if error.errno == errno.EFBIG else KEPT_FROM_WORK
    return 0


if __name__ == "__main__":
    code = main(sys.stdout.buffer)
    if code == KEPT_FROM_WORK:
        # Python would try once more to write, and end with a code of its own.
        os._exit(code)
    sys.exit(code)
