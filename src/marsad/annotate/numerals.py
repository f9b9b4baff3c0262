"""Number words and figures → numbers: «ثلاثمئة وخمسة وعشرون», «5.4 مليار», «الحادي والعشرين» are one atom each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from marsad.annotate.atoms import OTHER, Atoms, lexicon

KINDS = ("CARDINAL", "SCALE", "SCALES", "FRACTION", "ORDINAL", "DEFCARDINAL")
FIGURES = ("DAY", "YEAR", "NUM")
SCALED = ("SCALE", "SCALES", "CURRENCY", "MEASURE", "UNITS", "AUNIT", "PERCENT", "PERCENTWORD")  # after «(100)»
_DOTTED_DATE = re.compile(r"(\d{1,2}|\d{4})\.(\d{1,2})\.(\d{4}|\d{1,2})")
_THOUSANDS = re.compile(r"\d{1,3}(?:[,٫]\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}\.000")
_LONGEST = 9  # digits in a row; longer ones are telephone, account or document numbers


class Item(NamedTuple):
    """One word or figure of a number: its place in the code string, class, value, and whether و stands before it."""

    at: int
    kind: str
    value: float
    conjoined: bool


class Number(NamedTuple):
    first: int
    last: int
    kind: str
    value: float


def figure(text: str) -> tuple[str, float]:
    """The class (DAY, YEAR, NUM, or "" for no amount: a version, a telephone number) and value of ASCII digits."""
    if text.isdecimal():
        value = int(text)
        if len(text) > _LONGEST or (text.startswith("00") and len(text) > len("00")):
            return "", 0
        day, year = len(text) <= 2 and 1 <= value <= 31, len(text) == 4 and 1000 <= value < 2200
        return ("DAY" if day else "YEAR" if year else "NUM"), value
    if _THOUSANDS.fullmatch(text):
        return "NUM", float(re.sub(r"[,٫](?=\d{3})|\.(?=\d{3})", "", text))
    plain = re.sub("[,٫]", ".", text)
    return ("NUM", float(plain)) if plain.count(".") == 1 else ("", 0)


def date_parts(text: str) -> tuple[str, ...]:
    """Day, month and year of «12.11.2025», in the order written; else nothing."""
    hit = _DOTTED_DATE.fullmatch(text)
    if hit is None or (len(hit[1]) == 4) == (len(hit[3]) == 4):
        return ()
    return hit.groups() if all(figure(p)[0] in ("DAY", "YEAR") for p in hit.groups()) else ()


class Letters(NamedTuple):
    """The letters of number words and of figures with their classes, runs of them, and the brackets of «(100) ألف»."""

    spelt: dict[str, str]
    kinds: dict[str, str]
    runs: re.Pattern[str]
    brackets: re.Pattern[str]


@cache
def _letters() -> Letters:
    classes = lexicon().classes
    conj, figures = classes["AND"], "".join(classes[k] for k in FIGURES)
    spelt = {letter: kind for kind in KINDS for letter in classes.get(kind, "")}
    kinds = spelt | {classes[k]: k for k in FIGURES}
    one, scales = "".join(kinds), "".join(classes[k] for k in SCALED if k in classes)
    # A figure that stands alone is no run: it is a number already.
    runs = re.compile(f"{conj}?[{one}](?:{conj}?[{one}])+|{conj}[{one}]|[{''.join(spelt)}]")
    opens, closes = classes["LPAR"] + classes["QUOTE"], classes["RPAR"] + classes["QUOTE"]
    return Letters(spelt, kinds, runs, _bracketed(opens, figures, closes, scales))


@cache
def _alone(letter: str) -> tuple[str, float]:
    """The letter and value of a number that is the one word of that `letter`."""
    (number,) = _numbers([Item(0, _letters().spelt[letter], lexicon().words[letter].number, False)])
    return _letter(number, letter), number.value


def _letter(number: Number, first: str) -> str:
    """The code letter of a number whose first word has the letter `first`."""
    return first if number.kind == "FRACTION" else lexicon().classes.get(number.kind, OTHER)


def merge(atoms: Atoms) -> Atoms:
    """`atoms`, used up, with every number one letter: a figure as it was, else CARD, BIG (figure × scale), ORD or
    DEFCARD."""
    letters = _letters()
    atoms = _bare(atoms, letters.brackets)
    made = Atoms("", [], [], [])
    code: list[str] = []
    at = written = 0  # the atoms before `at` are copied, the letters of those before `written` too
    for run in letters.runs.finditer(atoms.code):
        first, end = run.span()
        code.append(atoms.code[written:first])
        written = end
        if end - first == 1:  # one word, as most of them are
            letter, atoms.value[first] = _alone(run[0])
            code.append(letter)
            continue
        _copy(atoms, at, first, made)
        at = end
        conj = lexicon().classes["AND"]
        for number in _numbers(_items(atoms, first, run[0])):
            if number.first > first and atoms.code[number.first - 1] == conj:
                code.append(conj)
                _copy(atoms, number.first - 1, number.first, made)
            code.append(_letter(number, atoms.code[number.first]))
            _put(atoms, number.first, number.last, number.value, made)
    code.append(atoms.code[written:])
    _copy(atoms, at, len(atoms.code), made)
    return Atoms("".join(code), made.start, made.end, made.value)


def _items(atoms: Atoms, first: int, run: str) -> list[Item]:
    """The words and figures of the `run` of atoms that begins with atom `first`."""
    letters, words, conj = _letters(), lexicon().words, lexicon().classes["AND"]
    items = []
    for i, letter in enumerate(run, first):
        if letter != conj:
            value = words[letter].number if letter in letters.spelt else atoms.value[i]
            items.append(Item(i, letters.kinds[letter], value, i > 0 and atoms.code[i - 1] == conj))
    return items


def _put(atoms: Atoms, first: int, last: int, value: float, made: Atoms) -> None:
    made.start.append(atoms.start[first])
    made.end.append(atoms.end[last])
    made.value.append(value)


def _bracketed(opens: str, figures: str, closes: str, scales: str) -> re.Pattern[str]:
    before, after = f"[{opens}]", f"[{closes}]"
    return re.compile(f"{before}(?=[{figures}]{after}[{scales}])|(?<={before}[{figures}]){after}(?=[{scales}])")


def _bare(atoms: Atoms, brackets: re.Pattern[str]) -> Atoms:
    """`atoms` without the brackets of «(100) ألف» and «(100) ريال», which are one."""
    gone = [hit.start() for hit in brackets.finditer(atoms.code)]
    if not gone:
        return atoms
    kept = [i for i in range(len(atoms.code)) if i not in gone]
    return Atoms(
        "".join(atoms.code[i] for i in kept),
        [atoms.start[i] for i in kept],
        [atoms.end[i] for i in kept],
        [atoms.value[i] for i in kept],
    )


def _copy(atoms: Atoms, a: int, b: int, made: Atoms) -> None:
    made.start.extend(atoms.start[a:b])
    made.end.extend(atoms.end[a:b])
    made.value.extend(atoms.value[a:b])


def _numbers(items: list[Item]) -> Iterator[Number]:
    """Cuts a run of number words where the next one cannot belong to the number so far."""
    i = 0
    while i < len(items):
        total = _Sum(items[i])
        j = i + 1
        while j < len(items) and total.take(items[j]):
            j += 1
        yield Number(items[i].at, items[j - 1].at, total.kind, total.result)
        i = j


class _Sum:
    """A number in the making, by the grammar of Arabic numbers: ones before tens, hundreds, then falling scales."""

    def __init__(self, first: Item) -> None:
        self.figure = first.kind in FIGURES
        self.kind = first.kind if self.figure else {"ORDINAL": "ORD", "DEFCARDINAL": "DEFCARD"}.get(first.kind, "CARD")
        self.total = 0.0
        self.scale = 0.0
        self.halved = False
        self.group: float | None = first.value
        if first.kind == "SCALES":  # «ملايين الدولارات» is no figure
            self.kind = "VAGUE"
        if first.kind == "SCALE":
            self.group, self.total, self.scale = None, first.value, _power(first.value)
        elif first.kind == "FRACTION":
            self.kind = "FRACTION"

    @property
    def result(self) -> float:
        return self.total + (self.group or 0)

    def take(self, item: Item) -> bool:
        """Adds `item` if it continues the number."""
        if self.kind == "VAGUE":
            return False
        if item.kind in ("SCALE", "SCALES"):
            return self._again(item) or self._scale(item)
        if item.kind == "ORDINAL" or self.kind == "FRACTION":
            return False
        if item.kind == "FRACTION":
            fits = item.conjoined and self.group is None and self.scale > 0
            self.total += self.scale * item.value if fits else 0
            self.halved = fits
            return fits
        if item.kind in FIGURES:
            fits = item.conjoined and self.group is None and self.scale > item.value >= 100
            self.group = item.value if fits else self.group
            return fits
        return self._small(item)

    def _again(self, item: Item) -> bool:
        """«مليون ونصف المليون»: the half names its scale once more."""
        again = self.halved and _power(item.value) == self.scale and not item.conjoined
        self.halved = self.halved and not again
        return again

    def _scale(self, item: Item) -> bool:
        power = _power(item.value)
        if item.conjoined and self.group is not None and self.scale == 0:
            return False
        if self.scale and power >= self.scale:
            return False
        if self.group is None and not item.conjoined:
            return False
        if item.value != power and not item.conjoined:
            return False
        if self.kind in ("ORD", "DEFCARD"):
            return False
        self.total += item.value if self.group is None or item.conjoined else self.group * item.value
        self.total += self.group or 0 if item.conjoined else 0
        self.group, self.scale = None, power
        self.kind = "BIG" if self.figure else "CARD"
        return True

    def _small(self, item: Item) -> bool:
        if self.figure and self.group is not None:
            return False
        if (self.kind in ("ORD", "DEFCARD")) != (item.kind == "DEFCARDINAL") and not (
            self.kind == "ORD" and item.value == 10
        ):
            return False
        group, value = self.group, item.value
        if group is None:
            fits = item.conjoined and self.scale > value
        elif item.conjoined:
            fits = (group % 100 == 0 and value < 100) or (
                0 < group % 100 < 10 and value % 10 == 0 and 20 <= value < 100
            )
        elif value == 10:
            fits = 1 <= group % 100 <= 9
        else:
            fits = value == 100 and 3 <= group <= 9
            self.group = group * 99 if fits else group
        if fits:
            self.group = (
                (self.group or 0) + value if value != 100 or item.conjoined or group is None else (group or 0) * 100
            )
        return fits


def _power(value: float) -> float:
    """The scale a scale word counts in: 1000 for «ألفين», a million for «مليوني»."""
    power = 1000.0
    while power * 1000 <= value:
        power *= 1000
    return power
