"""A verb's past and present, or a noun's singular and plurals → the forms they take in print, folded, without clitics.

Letter rules only: endings of person, number and case, and what they do to a weak last letter, a hollow middle,
a feminine ة and a hamza after a long vowel. Proclitics and attached pronouns are `lexicon`'s affair.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from marsad.text import folded

# A verb that ends in one of these is weak; the hamza of «بدأ» is not, though folding writes it alike.
_WEAK = "اىيو"
# What the first letter of a present tells of its subject.
_GENDERS: dict[str, Literal["", "m", "f"]] = {"ي": "m", "ت": "f", "ن": "", "ا": ""}


@dataclass(slots=True, eq=False)
class Form:
    """A printed form: `bound` ones stand only before an attached pronoun («قتلو» of قتلوه, «زيارت» of زيارته)."""

    text: str
    part: Literal["verb", "noun"]
    tense: Literal["", "past", "present"] = ""
    passive: bool = False
    first: bool = False
    bound: bool = False
    gender: Literal["", "m", "f"] = ""
    short: bool = False  # the vowel is dropped, as only «لم» and its like do: لم يزر
    many: bool = False  # the ending says that several do it, and that they were named before it
    held: bool = False  # the ending says that it is somebody's named before it: «داعيا إيران إلى …»


def verb(stems: str) -> Iterator[Form]:
    """The forms of a verb given as "past present" in the third person masculine («زار يزور»), or as its past alone."""
    past, _, present = stems.partition(" ")
    yield from _past(folded(past), past[-1] in _WEAK)
    if not present:
        return
    stem = folded(present)
    yield from _present(stem, present[-1] in _WEAK)
    if len(past) > 2 and past[-2] == "ا":  # hollow: أدان has a passive of its own, أُدين; لم يزر drops the vowel
        if len(past) > 3:  # «دين» is rather religion than the passive of دان
            yield from _past(folded(past[:-2] + "ي" + past[-1]), False, passive=True)
        yield from (Form(p + stem[1:-2] + stem[-1], "verb", "present", short=True) for p in "يت")


def _past(stem: str, weak: bool, passive: bool = False) -> Iterator[Form]:
    trunk = stem[:-1] if weak else stem
    dual = stem if stem[-1] == "ي" else trunk + "و" if weak else stem
    for text, many in ((stem, False), (trunk + "وا", True), (dual + "ا", True)):
        yield Form(text, "verb", "past", passive, gender="m", many=many)
    for text, many in ((trunk + "ت", False), (trunk + "تا", True)):
        yield Form(text, "verb", "past", passive, gender="f", many=many)
    yield Form(dual + "نا", "verb", "past", passive, first=True)
    for text in (trunk + "و", *([trunk + "ا"] if weak else [])):
        yield Form(text, "verb", "past", passive, bound=True, many=text[-1] == "و")


def _present(stem: str, weak: bool) -> Iterator[Form]:
    rest = stem[1:]
    trunk = rest[:-1] if weak else rest
    for prefix in "يتنا":
        yield Form(prefix + rest, "verb", "present", first=prefix in "نا", gender=_GENDERS[prefix])
        if weak:
            yield Form(prefix + trunk + "ا", "verb", "present", first=prefix in "نا", bound=True)
    for prefix in "يت":
        for ending in ("ون", "وا"):
            yield Form(prefix + trunk + ending, "verb", "present", many=True)
        for ending in ("ان", "ا", "ن"):
            yield Form(prefix + rest + ending, "verb", "present", many=True)
        yield Form(prefix + trunk + "و", "verb", "present", bound=True, many=True)
        if weak and len(trunk) > 2:  # jussive: لم يلتق
            yield Form(prefix + trunk, "verb", "present", short=True)


def noun(words: str) -> Iterator[Form]:
    """The forms of a noun given as its singular, then its plurals («زيارة زيارات», «هجوم هجمات»)."""
    single, *plurals = folded(words).split()
    yield from _case(single)
    trunk = single[:-1] + "ت" if single[-1] == "ة" else single
    for ending in ("ان", "ين", "ا"):  # not the ي of a bound dual: «الاجتماعي» is no meeting
        yield Form(trunk + ending, "noun")
    for plural in plurals:
        yield from _case(plural)


def _case(word: str) -> Iterator[Form]:
    yield Form(word, "noun")
    if word[-1] == "ة":
        yield Form(word[:-1] + "ت", "noun", bound=True)
        return
    yield Form(word + "ا", "noun")
    if word.endswith("اء"):
        for seat in "ئؤ":  # لقائه، لقاؤه
            yield Form(word[:-1] + seat, "noun", bound=True)


def participle(word: str) -> Iterator[Form]:
    """The forms of an active participle that goes with a speaker («مطالب»: مطالبا، مطالبة، مطالبين)."""
    stem = folded(word)
    for text in (stem, stem + "ا", stem + "ة", stem + "ان", stem + "تين"):
        yield Form(text, "verb", "present", held=text != stem)
