"""A language of the interface: keys and figures in, words out.

The words stand in `words/LANGUAGE/*.toml`, never in a template.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup, escape
from msgspec import Struct

from marsad.desk.dates import Day, days
from marsad.knowledge.gazetteer import known
from marsad.knowledge.hijri import hijri
from marsad.knowledge.ontology import EventType, Mode, modes, types
from marsad.knowledge.outlets import called
from marsad.knowledge.rules import Code, term, told
from marsad.model import Why

CODES: tuple[Code, ...] = ("ar", "en")
CATALOGUES = ("interface", "arriving", "woven", "mending", "dossier", "pictures", "terms")


class Language(Struct, frozen=True, kw_only=True):
    """One language of the interface: its words by key, its plural forms by counted thing. With `hijri`, days are also
    said by the Hijri calendar."""

    code: Code
    words: dict[str, str]
    counts: dict[str, dict[str, str]]
    hijri: bool = False

    @property
    def dir(self) -> str:
        return "rtl" if self.code == "ar" else "ltr"

    @property
    def other(self) -> Code:
        """The language that the switch leads to."""
        return "en" if self.code == "ar" else "ar"

    def t(self, key: str, **values: object) -> str:
        """The words for `key`, with `{name}` filled in. Raises KeyError for a key that the catalogue lacks."""
        return self.words[key].format(**values) if values else self.words[key]

    def term(self, kind: str, value: str | None) -> str:
        """The reader's word for a term of the model; the term itself where the catalogue has none."""
        return self.words.get(f"{kind}.{value}", value or self.words["why.unknown"])

    def n(self, thing: str, number: int) -> str:
        """A counted thing: «تقريران», «3 تقارير», «11 تقريرًا», «100 تقرير»; "1 report", "3 reports"."""
        forms = self.counts[thing]
        return forms.get(plural(self.code, number), forms["other"]).format(n=self.figure(number))

    def figure(self, number: int | float) -> str:
        """A number for readers: thousands apart, no needless decimals."""
        return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.4f}".rstrip("0")

    def amount(self, number: int | float, unit: str | None) -> str:
        """A figure with its unit, round millions and milliards in words: «150 مليار دولار أمريكي», «3 ملايين دولار»."""
        said = self.figure(number)
        for thing, size in (("milliards", 10**9), ("millions", 10**6)):
            part = round(number / size, 2)
            if part >= 1 and part * size == number:
                forms = self.counts[f"{thing}-of" if unit else thing]
                form = plural(self.code, int(part)) if part.is_integer() else "other"
                said = forms[form].format(n=self.figure(part))
                break
        if unit and f"unit.{unit}" not in self.words:  # the noun that was counted, which only stands as it was read
            return f"{said} ({unit})"
        return f"{said} {self.term('unit', unit)}" if unit else said

    def when(self, first: date | None, last: date | None) -> str:
        """Days as a reader says them: «13 نوفمبر 2025», «بين 13 و27 نوفمبر 2025», «نوفمبر 2025», «بلا تاريخ»."""
        said = days(first, last)
        if said.form == "date.unknown" or said.first is None:
            return self.t(said.form)
        ends = {"first": self._day(said.first)} | ({"last": self._day(said.last)} if said.last else {})
        open_or_two = said.form in ("date.between", "date.since", "date.until")
        plain = self.t(said.form, **ends) if open_or_two else ends["first"]
        moon = self._moon(first, last) if self.hijri else ""
        return self.t("date.both", day=plain, hijri=moon) if moon else plain

    def _moon(self, first: date | None, last: date | None) -> str:
        """The same days by the Hijri calendar; empty where its tables do not reach."""
        ends = [hijri(day) for day in dict.fromkeys((first, last)) if day]
        said = [self.t("date.hijri", d=h.day, month=term("hijri", h.month, self.code), y=h.year) for h in ends if h]
        if len(said) < len(ends):
            return ""
        return self.t("date.hijri-between", first=said[0], last=said[1]) if len(said) > 1 else said[0]

    def _day(self, day: Day) -> str:
        month = self.month(day.month) if day.month else ""
        return self.t(day.form, d=day.day, month=month, y=day.year)

    def moment(self, iso: str) -> str:
        """A moment in UTC as a reader says it: «13 نوفمبر 2025، 08:15 UTC»."""
        at = datetime.fromisoformat(iso)
        return self.t("date.moment", day=self.when(at.date(), at.date()), time=f"{at:%H:%M}")

    def month(self, number: int) -> str:
        return term("month", number, self.code)

    def why(self, *reasons: Why | None) -> str:
        """Reasons as sentences of this language, in one line; empty where there is none."""
        return told((r for r in reasons if r is not None), self.code, isolated=True)

    def outlet(self, said: str) -> str:
        """An outlet or agency by its name in this language, where its id, domain or a name of it is known."""
        outlet = called(said)
        arabic = self.code == "ar" and not said.isascii()
        return said if outlet is None or arabic else self.name(outlet)

    def outlets(self, said: Iterable[str]) -> Markup:
        """Outlets in a row, each once."""
        return self.joined(dict.fromkeys(map(self.outlet, said)))

    def event(self, type: str, mode: str | None) -> str:
        """An event's mode where it has one, else its type: «لقاء», "ceasefire"."""
        kind: EventType | Mode | None = modes().get(f"{type}.{mode}") if mode else None
        kind = kind or types().get(type)
        if kind is None:
            return type
        return kind.ar if self.code == "ar" else kind.en[:1].upper() + kind.en[1:]

    def country(self, code: str) -> str:
        """The name of the country with an ISO 3166 alpha-3 code; the code itself where it is not known."""
        state = known().get(code)
        return code if state is None else self.name(state)

    def place(self, id: str | None, arabic: str) -> str:
        """The name of a place that the gazetteer may know by `id`."""
        place = known().get(id or "")
        return arabic if place is None else self.name(place)

    def name(self, row: Any) -> str:
        """The name of an entity or party in this language: English where the interface is English and one is known."""
        english: str | None = row.english
        arabic: str = row.name
        return english if self.code == "en" and english else arabic

    def joined(self, parts: Iterable[str]) -> Markup:
        """Names in a row, each isolated so that a Latin name does not disturb an Arabic line."""
        return Markup(escape(self.t("list.comma"))).join(Markup("<bdi>{}</bdi>").format(p) for p in parts)


def plural(code: Code, number: int) -> str:
    """The plural category of a whole number (Unicode CLDR 46, languages ar and en)."""
    if code == "en":
        return {0: "zero", 1: "one"}.get(number, "other")
    if number < 3:
        return ("zero", "one", "two")[number]
    rest = number % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


@cache
def language(code: Code) -> Language:
    """The interface language `code`, read once."""
    folder = files("marsad.desk") / "words" / code
    read = {n: tomllib.loads((folder / f"{n}.toml").read_text(encoding="utf-8")) for n in (*CATALOGUES, "counts")}
    words = {
        f"{place}.{what}": text
        for name in CATALOGUES
        for place, said in read[name].items()
        for what, text in said.items()
    }
    return Language(code=code, words=words, counts=read["counts"])
