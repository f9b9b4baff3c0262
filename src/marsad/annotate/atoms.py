"""Judged words → code letters: what each word or mark is to the grammars of time and quantity.

An article becomes one short string of code letters (`.` is a word the grammars do not know, a line feed a sentence's
edge), so that a grammar is a handful of regular expressions over it. Words come from knowledge/patterns.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from marsad import knowledge
from marsad.text import ATTACHED, folded

FILES = ("months", "weekdays", "times_words", "times_zones", "numbers", "currencies", "units")
_PAIRED = {"MEASURE": "TWOMEASURES", "CURRENCY": "TWOCURRENCY"}  # kinds whose dual is a letter rule
_LONG = 6  # letters of a form whose dual is no other word
_UNPAIRED = ("foot", "jpy")  # «قدمين» are legs, «ين» is a word's ending
HOLIDAYS = "patterns/times_holidays.toml"
MARKS = {
    "/": "SLASH", "-": "DASH", "–": "DASH", "—": "DASH", "(": "LPAR", ")": "RPAR", "،": "COMMA", ",": "COMMA",
    ".": "STOP", "%": "PERCENT", "٪": "PERCENT", ":": "COLON", "$": "DOLLAR", "€": "EURO", "£": "POUND",
    "«": "QUOTE", "»": "QUOTE", '"': "QUOTE", "“": "QUOTE", "”": "QUOTE",
}  # fmt: skip
FIGURES = ("AND", "THE", "DAY", "YEAR", "NUM", "CARD", "BIG", "ORD", "DEFCARD", "DEFNUM")
Phrase = tuple[tuple[str, ...], str]  # the words after the first, and the code of all
Phrases = dict[str, tuple[Phrase, ...]]
WORD, EDGE, OTHER = ".", "\n", "?"


class Word(Struct, frozen=True, forbid_unknown_fields=True):
    """A judged word: its class in the grammars, its forms, and what it stands for there.

    `number` is a month, a weekday (0 is Monday), an offset or a value; `unit` a calendar unit, a currency or a
    measure. `prefixed` says whether و ف ب ل may be written before it.
    """

    id: str
    kind: str
    forms: tuple[str, ...]
    number: float = 0
    unit: str = ""
    prefixed: bool = True
    examples: tuple[dict[str, object], ...] = ()


class Holiday(Struct, frozen=True, forbid_unknown_fields=True):
    """A feast or named day: `month` and `day` of its calendar (Hijri where `hijri`), how many `days` it lasts, by how
    many days the calendar may be off (`slack`), and its `year` where the name means only one. `either` are the ids
    of the two feasts of which a name («العيد») means the nearer; it has no month or day of its own."""

    id: str
    forms: tuple[str, ...] = ()
    month: int = 0
    day: int = 0
    days: int = 0
    either: tuple[str, ...] = ()
    hijri: bool = False
    slack: int = 0
    year: int | None = None
    examples: tuple[dict[str, object], ...] = ()


class Noun(Struct, frozen=True, forbid_unknown_fields=True):
    """A noun that reports count: its singular, its other plurals, and whether its dual is surely a dual in print, alone
    and before a noun that it governs (`construct`: «زورقي صواريخ», but «دولتي قطر والكويت» names them)."""

    id: str
    plurals: tuple[str, ...] = ()
    dual: bool = True
    construct: bool = False


class Atoms(Struct, frozen=True, gc=False):
    """The code string of an article, and for each of its letters where it stands and its number, if it is one."""

    code: str
    start: list[int]
    end: list[int]
    value: list[float]


class Lexicon(Struct, frozen=True):
    """What the words are. `plain`: folded word → its one code letter. `forms`: words of two letters or that open a
    phrase → their letters and those phrases by their second word, longest first. `words`: letter → word. `classes`:
    class → letters."""

    plain: dict[str, str]
    forms: dict[str, tuple[str, Phrases]]
    words: dict[str, Word]
    classes: dict[str, str]


@cache
def lexicon() -> Lexicon:
    """Every judged word of the grammars with a code letter of its own."""
    made = _Maker()
    judged = [w for name in FILES for w in knowledge.entries(f"patterns/{name}.toml", "word", Word)]
    for word in judged:
        made.add(word)
    for word in judged:
        if word.kind in _PAIRED and word.id not in _UNPAIRED:
            others = [f for f in word.forms[1:] if len(f) >= _LONG and " " not in f]  # «كيلوجرامين» beside «كيلوغرامين»
            pairs = dict.fromkeys(d for f in (word.forms[0], *others) for d in duals(Noun(f)))
            made.add(Word(word.id, _PAIRED[word.kind], tuple(pairs), 2, word.unit))
    for holiday in holidays().values():
        made.add(Word(holiday.id, "HOLIDAY", holiday.forms))
    for noun in knowledge.entries("patterns/units.toml", "noun", Noun):
        made.add(Word(noun.id, "PAIR", duals(noun), 2, noun.id))
        if noun.construct:  # «حاملتي طائرات»
            made.add(Word(noun.id, "PAIROF", tuple(d[:-1] for d in duals(noun) if d.endswith("ين")), 2, noun.id))
    return made.lexicon()


@cache
def listed(kind: str) -> frozenset[str]:
    """The single folded words of a class, with their proclitics."""
    letters = lexicon().classes[kind]
    plain = {word for word, code in lexicon().plain.items() if code in letters}
    return frozenset(plain | {word for word, (code, _) in lexicon().forms.items() if code[-1] in letters})


@cache
def holidays() -> dict[str, Holiday]:
    """Every feast and named day by its id."""
    return {h.id: h for h in knowledge.entries(HOLIDAYS, "holiday", Holiday)}


class _Maker:
    """The lexicon in the making: letters are given out from the private use area."""

    def __init__(self) -> None:
        self.letters = (chr(n) for n in range(0xE000, 0xF8FF))
        self.classes = {"WORD": WORD, "OTHER": OTHER}
        self.classes |= {kind: next(self.letters) for kind in (*FIGURES, *dict.fromkeys(MARKS.values()))}
        self.words: dict[str, Word] = {}
        self.single = {mark: self.classes[kind] for mark, kind in MARKS.items()} | {"و": self.classes["AND"]}
        self.phrases: dict[str, list[Phrase]] = {}

    def add(self, word: Word) -> None:
        letter = next(self.letters)
        self.words[letter] = word
        self.classes[word.kind] = self.classes.get(word.kind, "") + letter
        self.classes[f"{word.kind}:{word.id}"] = letter
        for form in word.forms:
            for first, rest, code in _written(folded(form), letter, self.classes["AND"], word.prefixed):
                if rest:
                    self.phrases.setdefault(first, []).append((rest, code))
                else:
                    self.single.setdefault(first, code)

    def lexicon(self) -> Lexicon:
        forms: dict[str, tuple[str, Phrases]] = {w: (c, {}) for w, c in self.single.items() if len(c) > 1}
        longer = {w: (self.single.get(w, WORD), _by_second(p)) for w, p in self.phrases.items()}
        definite: dict[str, tuple[str, Phrases]] = {clitic + "ال": (self.classes["THE"], {}) for clitic in ATTACHED}
        odd = forms | longer | definite
        plain = {word: code for word, code in self.single.items() if word not in odd}
        return Lexicon(plain, odd, self.words, self.classes)


def _by_second(phrases: list[Phrase]) -> Phrases:
    made: dict[str, list[Phrase]] = {}
    for phrase in sorted(phrases, key=lambda p: -len(p[0])):
        made.setdefault(phrase[0][0], []).append(phrase)
    return {word: tuple(those) for word, those in made.items()}


def duals(noun: Noun) -> tuple[str, ...]:
    """«صاروخان», «صاروخين»; none where the sound plural is written the same («مدنيين»)."""
    bare = folded(noun.id)
    stem = bare[:-1] + "ت" if bare.endswith("ة") else bare
    plurals = {folded(p) for p in noun.plurals}
    made = (stem + "ان", stem + "ين")
    return tuple(d for d in made if d not in plurals) if noun.dual else ()


def _written(form: str, letter: str, conj: str, prefixed: bool) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """A form as it may stand in print: with و, ف, ب, ل or two of them before it, ل and ال as لل."""
    first, *rest = form.split(" ")
    for clitic in ("", "ب", "ل") if prefixed else ("",):
        joined = "لل" + first[2:] if clitic == "ل" and first.startswith("ال") else clitic + first
        for conjunction in ("", "و", "ف"):
            yield conjunction + joined, tuple(rest), (conj + letter if conjunction == "و" else letter)
