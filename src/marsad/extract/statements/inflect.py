"""Verb stems as knowledge writes them → every form a report uses, folded, each with what the form says of its subject.

Letter rules only: which letters persons, genders and numbers add, and what a weak last letter does before them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from marsad.text import folded

Gender = Literal["m", "f"]
Number = Literal["one", "two", "many"]
Shape = Literal["past", "present", "participle", "noun", "fixed"]
Form = tuple[str, Gender | None, Number | None]

_OBJECTS = ("ه", "ها", "هم", "هما", "هن")
_OWNERS = ("ه", "ها", "هم", "هما")


def past(stem: str) -> Iterator[Form]:
    """قال → قالت قالا قالوا …; دعا → دعت دعوا; نفى → نفت نفيا; ادّعى → ادّعت."""
    weak = stem[-1] in "اى"
    trunk = stem[:-1] if weak else stem
    dual = trunk + {"ا": "وا", "ى": "يا"}[stem[-1]] if weak else stem + "ا"
    yield folded(stem), "m", "one"
    yield folded(trunk + "ت"), "f", "one"
    yield folded(dual), "m", "two"
    yield folded(trunk + "تا"), "f", "two"
    yield folded(trunk + "وا"), "m", "many"


def present(stem: str) -> Iterator[Form]:
    """يقول → تقول يقولان تقولان يقولون; يدعو → يدعون; يرى → يرون."""
    rest = stem[1:]
    trunk = rest[:-1] if rest[-1] in "وىي" else rest
    dual = rest[:-1] + "ي" if rest[-1] == "ى" else rest
    yield folded("ي" + rest), "m", "one"
    yield folded("ت" + rest), "f", "one"
    yield folded("ي" + dual + "ان"), "m", "two"
    yield folded("ت" + dual + "ان"), "f", "two"
    yield folded("ي" + trunk + "ون"), "m", "many"


def participle(stem: str) -> Iterator[Form]:
    """The circumstance, indefinite accusative: مشير → مشيرا مشيرة مشيرين مشيرتين; داعي → داعيا داعين."""
    trunk = stem[:-1] if stem[-1] in "يى" else stem
    yield folded(stem + "ا"), "m", "one"
    yield folded(stem + "ة"), "f", "one"
    yield folded(trunk + "ين"), "m", "many"
    yield folded(stem + "تين"), "f", "two"


def noun(stem: str) -> Iterator[Form]:
    """A verbal noun, bare, with the article and with its owner: قول، القول، قوله."""
    bare = folded(stem)
    yield bare, None, None
    yield "ال" + bare, None, None
    yield from owned(bare)


def owned(noun_: str) -> Iterator[Form]:
    """A noun with its owner: مكتبه، وزارتها، وزراؤه is no form of this rule."""
    joined = noun_.removesuffix("ة") + "ت" if noun_.endswith("ة") else noun_
    for owner in _OWNERS:
        yield folded(joined + owner), "f" if owner == "ها" else "m", "one" if owner in ("ه", "ها") else "many"


def with_object(form: str) -> Iterator[str]:
    """The verb with an object pronoun: اتهمه، اتهموه، وصفتها."""
    trunk = form[:-1] if form.endswith("وا") else form[:-1] + "ا" if form.endswith("ي") else form
    for pronoun in _OBJECTS:
        yield trunk + pronoun
