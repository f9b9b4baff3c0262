"""A word → what the name tagger sees of it alone: its letters, words like it, lists that hold it."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import compress
from typing import NamedTuple

from marsad.annotate.names.lookup import REMEMBERED, bare
from marsad.annotate.names.runs import letters
from marsad.knowledge.tagging import ABSENT, GROUPS, words

# What is seen of a word one place off, and of a word two places off, by how its features begin.
NEAR = ("w=", "s=", "e2=", "e3=", "al=", "p2=", "k", "L", "mark=", "edge")
FAR = ("w=", "k50=", "k200=", "edge")
LISTS = 16
NONE = (ABSENT,) * (len(GROUPS) + 1)  # of a word that the table does not hold
LONGEST = 40  # letters; no word is longer, and one that is tells nothing by its ending
# What has one value a word: the word, itself without a proclitic, without the article too; its first and last letters.
LETTERS = ("s", "b", "al", "len", "e4", "p1", "p2", "p3", "e1", "e2", "e3", "letters", "clitic")
KINDS = ("w", *LETTERS, "mark", *(f"k{size}" for size in GROUPS))
LENGTHS = tuple(str(min(n, 9)) for n in range(LONGEST + 1))
LIKENESS = {n: str(n) for n in range(-6, 7)}  # what `letters` may give


class Traits(NamedTuple):
    """What is seen of a word: one value for each of `KINDS` (None: none), or no values; `others`, features of their
    own; and its group among words with like neighbours at each size."""

    values: tuple[str | None, ...]
    others: tuple[str, ...]
    groups: tuple[int, ...]

    @property
    def features(self) -> tuple[str, ...]:
        """The features by name."""
        return (*(f"{kind}={v}" for kind, v in zip(KINDS, self.values, strict=False) if v is not None), *self.others)


def stem(word: str) -> str:
    """`word` without its first proclitic, the article kept: «وبالصين» → «بالصين», «الصين» → «الصين»."""
    return next((rest for clitic, rest in bare(word) if clitic), word)


def traits(word: str) -> Traits:
    """What is seen of the folded `word`; digits are one to the tagger."""
    if word[0].isdigit():
        word = "0"
    word = word[:LONGEST]
    table = words()
    plain = stem(word)
    own = table.of(word)
    stemmed = table.of(plain) if plain != word else None
    codes = own or stemmed or NONE
    groups, names = codes[: len(GROUPS)], _groups()[own is None]
    near = [names[group] for group in groups]
    others = (_lists("L", own[-1]) if own else ()) + (_lists("Ls", stemmed[-1]) if stemmed else ())
    if not word[0].isalpha():
        return Traits((word, *[None] * len(LETTERS), word[0], *near), others, groups)
    latin = ("latin",) if word.isascii() else ()
    return Traits((word, *_letters(word, plain), None, *near), others + latin, groups)


def _letters(word: str, plain: str) -> tuple[str | None, ...]:
    """The values of `LETTERS`."""
    definite = plain.startswith("ال")
    clitic = None
    if plain != word:
        clitic = word[: -len(plain)] if word.endswith(plain) else "ل"
    return (
        plain, plain[2:] if definite and len(plain) > 4 else plain, "True" if definite else "False",
        LENGTHS[len(word)], word[-4:], word[:1], word[:2], word[:3], word[-1:], word[-2:], word[-3:],
        LIKENESS[letters(plain)], clitic,
    )  # fmt: skip


@lru_cache(maxsize=REMEMBERED)
def _lists(sign: str, bits: int) -> tuple[str, ...]:
    """The features of the lists whose `bits` are set."""
    return tuple(compress((f"{sign}{bit}" for bit in range(LISTS)), (bits >> bit & 1 for bit in range(LISTS))))


@cache
def _groups() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The number of each group as a feature writes it, where the word itself is in it, and where only its stem is."""
    numbers = tuple(str(n) for n in range(max(GROUPS) + 2))
    return numbers, tuple(f"s{n}" for n in numbers)


def held(word: str) -> bool:
    """Whether a list of names holds `word`."""
    found = words().of(word)
    return found is not None and found[-1] > 0


def met(word: str) -> bool:
    """Whether `word` stands in the texts that the word table was made from, or in a list of names."""
    return words().of(word) is not None
