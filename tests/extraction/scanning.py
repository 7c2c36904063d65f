"""Paper as a scanner gives it: pages drawn, slightly turned, blurred and noisy, at 300 dpi."""

from __future__ import annotations

import io

import pypdfium2
from fpdf import FPDF
from PIL import Image, ImageChops, ImageFilter

from extraction.readers.scans import DPI
from tests.extraction.samples import FONT

__all__ = ["scanned", "scanned_picture", "with_layer"]


def scanned(pdf: bytes, *, angle: float = 0.6, noise: float = 18, blur: float = 0.6) -> bytes:
    """The pages of a PDF as pictures in another, without a text layer."""
    pages = [scanned_picture(page, angle, noise, blur) for page in pypdfium2.PdfDocument(pdf)]
    stored = io.BytesIO()
    pages[0].save(stored, "PDF", save_all=True, append_images=pages[1:], resolution=DPI, quality=75)
    return stored.getvalue()


def scanned_picture(page: pypdfium2.PdfPage, angle: float, noise: float, blur: float) -> Image.Image:
    """One page: `angle` in degrees, `noise` as the deviation of grey values, `blur` in pixels."""
    drawn = page.render(scale=DPI / 72, grayscale=True).to_pil()
    turned = drawn.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    grey = turned.filter(ImageFilter.GaussianBlur(blur)).point(lambda value: 30 + value * 210 // 255)
    return ImageChops.add(grey, Image.effect_noise(grey.size, noise), offset=-128)


def with_layer(picture: Image.Image, text: str, dpi: int = DPI) -> bytes:
    """A "searchable" PDF, as scanners make it: the picture of a page, and letters that are not drawn."""
    made = FPDF(unit="pt", format=(picture.width * 72 / dpi, picture.height * 72 / dpi))
    made.set_auto_page_break(False)
    made.add_font("serif", fname=FONT)
    made.set_font("serif", size=6)
    made.add_page()
    made.image(picture, 0, 0, made.w, made.h)
    with made.local_context(text_mode="INVISIBLE"):
        made.multi_cell(0, text=text)
    return bytes(made.output())
