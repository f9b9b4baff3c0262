"""Marks in, a picture out, which is written into a page, as an SVG file of its own, or as the table that it draws."""

from __future__ import annotations

import base64
import re
from csv import writer
from functools import cache
from io import StringIO
from pathlib import Path

from markupsafe import Markup, escape
from msgspec import Struct

from marsad.desk.language import Language

STATIC = Path(__file__).parent.parent / "static"
FONTS = tuple(f"ibm-plex-sans-arabic-{letters}-400-normal.woff2" for letters in ("arabic", "latin"))
MARGIN = 16  # of a file around the drawing
HEAD, LINE, TAIL = 34, 22, 30  # of a file: its title, a line of its legend, the line that says whence it is
_BROKEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML cannot hold
_LINK = re.compile(r'<a href="[^"]*"( tabindex="-1")?')
Cell = str | int | float


class Picture(Struct, frozen=True, kw_only=True):
    """A drawing with its words in one language. `name` is what its file is called, `label` what it shows; `legend` are
    pairs of a style and what that means; `rows` below `columns` say the same as the drawing. A `fluid` one is as wide
    as the page: its places across are in hundredths of the width."""

    name: str
    label: str
    width: int
    height: int
    body: Markup
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    legend: tuple[tuple[str, str], ...] = ()
    note: str = ""
    fluid: bool = False


def mark(tag: str, *inside: str, **attributes: object) -> Markup:
    """An element of SVG; `text_anchor` is written `text-anchor`, `class_` `class`, numbers in tenths, None not at all.
    What stands inside is text, unless it is a mark itself."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_plain(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{tag}{said}>{''.join(map(escape, inside))}</{tag}>")


def _plain(value: object) -> object:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else value


def link(href: str, *inside: str) -> Markup:
    """A mark that leads to a page, for the mouse: the keyboard has the same links in the table."""
    return mark("a", *inside, href=href, tabindex=-1)


def table(picture: Picture) -> str:
    """What the picture shows, as CSV with a line for its columns; no cell is one that a spreadsheet takes for a
    formula."""
    out = StringIO()
    lines = writer(out)
    lines.writerow(picture.columns)
    lines.writerows([_safe(cell) for cell in row] for row in picture.rows)
    return out.getvalue()


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def svg(picture: Picture, language: Language, title: str, made: str) -> bytes:
    """The picture as a file that needs nothing beside it: with `title`, legend, style and font, on a light ground;
    `made` says whence it is."""
    wide = max(picture.width, 420) + 2 * MARGIN
    rtl = language.dir == "rtl"
    per_line = max(1, wide // 190)
    rows = -(-len(picture.legend) // per_line)
    high = HEAD + picture.height + rows * LINE + TAIL + 2 * MARGIN
    edge = wide - MARGIN if rtl else MARGIN
    top = HEAD + picture.height + 2 * MARGIN
    drawn = mark(
        "svg", picture.body, x=(wide - picture.width) // 2, y=HEAD + MARGIN, width=picture.width, height=picture.height,
        viewBox=None if picture.fluid else f"0 0 {picture.width} {picture.height}",
    )  # fmt: skip
    legend = [_explained(k, words, n, per_line, wide, top, rtl) for n, (k, words) in enumerate(picture.legend)]
    ground = mark("style", Markup(style())) + mark("rect", class_="ground", width=wide, height=high)
    whole = mark(
        "svg", ground, mark("text", title, class_="title", x=edge, y=MARGIN + 16), drawn, *legend,
        mark("text", made, class_="small", x=edge, y=high - MARGIN),
        xmlns="http://www.w3.org/2000/svg", width=wide, height=high, viewBox=f"0 0 {wide} {high}", class_="drawing",
        direction=language.dir, lang=language.code,
    )  # fmt: skip
    return _LINK.sub("<a", _BROKEN.sub("", f'<?xml version="1.0" encoding="UTF-8"?>\n{whole}\n')).encode()


def _explained(style: str, words: str, n: int, per_line: int, wide: int, top: int, rtl: bool) -> Markup:  # noqa: PLR0913, PLR0917
    """The `n`th mark of a legend with what it means."""
    x, y = MARGIN + n % per_line * 190, top + n // per_line * LINE
    at, beside = (wide - x - 14, wide - x - 22) if rtl else (x, x + 22)
    return mark("rect", class_=f"key {style}", x=at, y=y - 4, width=14, height=8, rx=2) + mark(
        "text", words, class_="small", x=beside, y=y + 4
    )


@cache
def style() -> str:
    """The style of a file: the light colours, the marks of pictures, the font where it was built."""
    palette = (STATIC / "palette.css").read_text("utf-8").partition("@media")[0]
    marks = (STATIC / "pictures.css").read_text("utf-8")
    faces = "".join(
        '@font-face{font-family:"Plex Arabic";src:url(data:font/woff2;base64,'
        f'{base64.b64encode(file.read_bytes()).decode()}) format("woff2")}}\n'
        for name in FONTS
        if (file := STATIC / "vendor" / name).is_file()
    )
    return palette + marks + faces
