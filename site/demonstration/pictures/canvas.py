"""A canvas with the few things drawn pictures need to feel like photographs: light, haze, depth and grain."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Colour = tuple[int, int, int]
Point = tuple[float, float]

#: Scenes are drawn in these units, half again as large as the picture, which smooths the edges.
WIDTH, HEIGHT = 2400, 1600
PICTURE_SIZE = (1600, 1067)
QUALITY = 84


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """``share`` 0 is the first colour, 1 the second."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def lighter(colour: Colour, share: float) -> Colour:
    return mix(colour, (255, 250, 240), share)


def darker(colour: Colour, share: float) -> Colour:
    return mix(colour, (8, 12, 22), share)


def gradient(size: tuple[int, int], stops: list[Colour]) -> Image.Image:
    """From the first colour at the top to the last at the bottom, evenly spaced."""
    strip = Image.new("RGB", (1, 256))
    for y in range(256):
        place = y / 255 * (len(stops) - 1)
        index = min(int(place), len(stops) - 2)
        strip.putpixel((0, y), mix(stops[index], stops[index + 1], place - index))
    return _stretched(strip, size)


def _stretched(strip: Image.Image, size: tuple[int, int]) -> Image.Image:
    """A strip one pixel wide as an area: smooth only downwards, which is enough and many times faster."""
    return strip.resize((1, size[1]), Image.Resampling.BILINEAR).resize(size, Image.Resampling.NEAREST)


class Canvas:
    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self.image = Image.new("RGB", (WIDTH, HEIGHT))
        self.draw = ImageDraw.Draw(self.image, "RGBA")

    def _renew(self, image: Image.Image) -> None:
        self.image = image
        self.draw = ImageDraw.Draw(self.image, "RGBA")

    def fill(self, top: float, bottom: float, *stops: Colour) -> None:
        """A band over the whole width, shaded from top to bottom."""
        self.image.paste(gradient((WIDTH, round(bottom - top)), list(stops)), (0, round(top)))

    def shape(self, points: list[Point], colour: Colour, alpha: int = 255) -> None:
        self.draw.polygon(points, fill=(*colour, alpha))

    def box(
        self, left: float, top: float, right: float, bottom: float, colour: Colour, alpha: int = 255
    ) -> None:
        if right > left and bottom > top:
            self.draw.rectangle((left, top, right, bottom), fill=(*colour, alpha))

    def oval(
        self, x: float, y: float, half_width: float, half_height: float, colour: Colour, alpha: int = 255
    ) -> None:
        place = (x - half_width, y - half_height, x + half_width, y + half_height)
        self.draw.ellipse(place, fill=(*colour, alpha))

    def line(self, points: list[Point], colour: Colour, width: float, alpha: int = 255) -> None:
        self.draw.line(points, fill=(*colour, alpha), width=max(1, round(width)), joint="curve")

    def shaded(self, points: list[Point], *stops: Colour) -> None:
        """A shape shaded from its top to its bottom."""
        left = max(0, math.floor(min(x for x, _ in points)))
        top = max(0, math.floor(min(y for _, y in points)))
        right = min(WIDTH, math.ceil(max(x for x, _ in points)))
        bottom = min(HEIGHT, math.ceil(max(y for _, y in points)))
        if right <= left or bottom <= top:
            return
        mask = Image.new("1", (right - left, bottom - top))
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in points], fill=1)
        self.image.paste(gradient(mask.size, list(stops)), (left, top), mask)

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float = 1.0) -> None:
        """Light around a point: added, so it never darkens."""
        side = round(radius * 2)
        disc = ImageChops.invert(Image.radial_gradient("L")).point(
            lambda value: round(max(0, (value - 75) / 180) ** 1.8 * 255 * strength)
        )
        mask = disc.resize((side, side), Image.Resampling.BILINEAR)
        light = Image.composite(Image.new("RGB", (side, side), colour), Image.new("RGB", (side, side)), mask)
        corner = (round(x - radius), round(y - radius))
        area = (
            max(0, corner[0]),
            max(0, corner[1]),
            min(WIDTH, corner[0] + side),
            min(HEIGHT, corner[1] + side),
        )
        if area[0] >= area[2] or area[1] >= area[3]:
            return
        part = light.crop(
            (area[0] - corner[0], area[1] - corner[1], area[2] - corner[0], area[3] - corner[1])
        )
        self.image.paste(ImageChops.screen(self.image.crop(area), part), area[:2])

    def haze(self, top: float, bottom: float, colour: Colour, above: float, below: float) -> None:
        """A veil over a band, from opacity ``above`` at its top to ``below`` at its bottom (0 to 1)."""
        size = (WIDTH, round(bottom - top))
        mask = Image.new("L", (1, 64))
        for y in range(64):
            mask.putpixel((0, y), round(255 * (above + (below - above) * y / 63)))
        veil = _stretched(mask, size)
        self.image.paste(Image.new("RGB", size, colour), (0, round(top)), veil)

    def beam(self, points: list[Point], colour: Colour, alpha: int, softness: float = 12) -> None:
        """A soft-edged patch of light."""
        mask = Image.new("L", (WIDTH // 4, HEIGHT // 4))
        ImageDraw.Draw(mask).polygon([(x / 4, y / 4) for x, y in points], fill=alpha)
        mask = mask.filter(ImageFilter.GaussianBlur(softness)).resize(
            (WIDTH, HEIGHT), Image.Resampling.BILINEAR
        )
        self.image.paste(Image.new("RGB", (WIDTH, HEIGHT), colour), (0, 0), mask)

    def soften(self, radius: float) -> None:
        """Blur all that is drawn so far, to put it in the distance."""
        factor = 2 if radius < 6 else 4
        small = self.image.reduce(factor).filter(ImageFilter.GaussianBlur(radius / factor))
        self._renew(small.resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR))

    @contextmanager
    def defocused(self, radius: float) -> Iterator[None]:
        """Blur only what is drawn meanwhile: something close to the camera, out of focus."""
        background = self.image
        self._renew(Image.new("RGBA", background.size))
        yield
        small = self.image.convert("RGBa").reduce(4).filter(ImageFilter.GaussianBlur(radius / 4))
        layer = small.resize(background.size, Image.Resampling.BILINEAR).convert("RGBA")
        background.paste(layer, (0, 0), layer)
        self._renew(background)

    def mirror(self, waterline: float, tint: Colour, share: float) -> None:
        """Fill everything below the waterline with a rippled reflection of what is above it."""
        line = round(waterline)
        depth = HEIGHT - line
        above = self.image.crop((0, max(0, line - depth), WIDTH, line)).transpose(
            Image.Transpose.FLIP_TOP_BOTTOM
        )
        water = (
            above.reduce((6, 3))
            .filter(ImageFilter.GaussianBlur(2))
            .resize((WIDTH, depth), Image.Resampling.BILINEAR)
        )
        water = Image.blend(water, Image.new("RGB", water.size, tint), share)
        self.image.paste(water, (0, line))
        for _ in range(260):
            nearness = self.rng.random() ** 1.5
            y = line + 6 + nearness * (depth - 8)
            x, half = self.rng.uniform(-100, WIDTH), 20 + 150 * nearness * self.rng.random()
            light = self.rng.random() < 0.6
            colour = lighter(tint, 0.65) if light else darker(tint, 0.35)
            self.oval(x, y, half, 1 + 3 * nearness, colour, 34 if light else 26)

    def _framed(self) -> Image.Image:
        """A part of the scene, from either side, so that two pictures of one scene differ in composition."""
        zoom = self.rng.uniform(1.0, 1.32)
        wide, high = WIDTH / zoom, HEIGHT / zoom
        left, top = self.rng.uniform(0, WIDTH - wide), self.rng.uniform(0.25, 0.85) * (HEIGHT - high)
        image = self.image.resize(
            PICTURE_SIZE, Image.Resampling.BOX, box=(left, top, left + wide, top + high)
        )
        return image.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if self.rng.random() < 0.5 else image

    def picture(self) -> bytes:
        """The finished picture as JPEG."""
        image = self._framed()
        image = ImageChops.multiply(image, _vignette())
        grain = Image.frombytes("L", (800, 534), self.rng.randbytes(800 * 534))
        grain = grain.point(lambda value: 128 + (value - 128) // 20).resize(PICTURE_SIZE)
        image = ImageChops.add(image, Image.merge("RGB", (grain, grain, grain)), offset=-128)
        target = BytesIO()
        image.save(target, "JPEG", quality=QUALITY, optimize=False, progressive=True)
        return target.getvalue()


def _vignette() -> Image.Image:
    disc = Image.radial_gradient("L").point(lambda value: 255 - round(max(0, value - 110) * 0.32))
    shade = disc.resize(PICTURE_SIZE, Image.Resampling.BILINEAR)
    return Image.merge("RGB", (shade, shade, shade))
