"""Months or years of two states in, columns out: cooperation above the line, conflict below, time in the reading
direction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from marsad.desk.language import Language
from marsad.desk.pages.pair import Bar
from marsad.desk.pictures.drawing import Picture, mark

HIGH, MIDDLE, REACH = 246, 112, 88
FEW, WIDE, NARROW = 12, 54, 26  # up to so many months each has a wide column with its name


def months(bars: Sequence[Bar], language: Language) -> Picture:
    """The months, or years, in their order; the highest column reaches to the edge, the others in proportion."""
    yearly = bool(bars) and bars[0].yearly
    label = language.t("pair.chart-picture-year") if yearly else language.t("pair.chart-picture-month")
    columns = ("year" if yearly else "month", "cooperation", "conflict", "happenings")
    step = WIDE if len(bars) <= FEW else NARROW
    wide = max(len(bars) * step + 54, 330)
    drawn = [_column(bar, n, step, wide, language) for n, bar in enumerate(bars)]
    line = mark("line", class_="axis", x1=6, x2=wide - 6, y1=MIDDLE, y2=MIDDLE)
    scale = list(_scale(bars, wide, language))
    return Picture(
        name="months", label=label, width=wide, height=HIGH,
        body=Markup("").join((*scale, *drawn, line)),
        columns=tuple(language.t(f"column.{c}") for c in columns),
        rows=tuple((b.month.month, b.month.cooperation, b.month.conflict, b.month.happenings) for b in bars),
        legend=tuple((f"s-{s}", language.t(f"timeline.{s}")) for s in ("cooperation", "conflict")),
    )  # fmt: skip


def _scale(bars: Sequence[Bar], wide: int, language: Language) -> Iterator[Markup]:
    """A line at the greatest sum on each side, with its figure where time begins."""
    rtl = language.dir == "rtl"
    for value, y in (
        (max((b.month.cooperation for b in bars), default=0), MIDDLE - max((b.up for b in bars), default=0) * REACH),
        (min((b.month.conflict for b in bars), default=0), MIDDLE + max((b.down for b in bars), default=0) * REACH),
    ):
        if value:
            yield mark("line", class_="grid", x1=6, x2=wide - 6, y1=y, y2=y)
            said = f"\u200e{value:+g}".replace("-", "−")
            yield mark("text", said, class_="small", x=wide - 8 if rtl else 8, y=y - 4 if value > 0 else y + 12)


def _column(bar: Bar, n: int, step: int, wide: int, language: Language) -> Markup:
    x = wide - 44 - (n + 1) * step if language.dir == "rtl" else 44 + n * step
    name = str(bar.first.year) if bar.yearly else language.month(bar.first.month)
    said = name if bar.yearly else f"{name} {bar.first.year}"
    sums = f"\u200e{bar.month.cooperation:+g} / {bar.month.conflict:g}"
    parts = [mark("title", f"{said}: {sums} · {language.n('events', bar.month.happenings)}")]
    if bar.up:
        high = bar.up * REACH
        parts.append(mark("rect", class_="cooperation", x=x + 4, y=MIDDLE - high, width=step - 8, height=high))
    if bar.down:
        parts.append(mark("rect", class_="conflict", x=x + 4, y=MIDDLE, width=step - 8, height=bar.down * REACH))
    if step == WIDE or n % 3 == 0:
        below = "" if bar.yearly else str(bar.first.year)
        for y, words in ((HIGH - 20, name), (HIGH - 6, below)):
            parts.append(mark("text", words, class_="small", x=x + step / 2, y=y, text_anchor="middle"))
    return mark("g", *parts)
