"""A word → what the name tagger sees of it alone: its letters, words like it, lists that hold it."""

from __future__ import annotations

from typing import NamedTuple

from marsad.annotate.names.lookup import bare
from marsad.annotate.names.runs import letters
from marsad.knowledge.tagging import ABSENT, GROUPS, words

# What is seen of a word one place off, and of a word two places off, by how its features begin.
NEAR = ("w=", "s=", "e2=", "e3=", "al=", "p2=", "k", "L", "mark=", "edge")
FAR = ("w=", "k50=", "k200=", "edge")
LISTS = 16
NONE = (ABSENT,) * (len(GROUPS) + 1)  # of a word that the table does not hold
LONGEST = 40  # letters; no word is longer, and one that is tells nothing by its ending


class Traits(NamedTuple):
    """The features of a word, and its group among words with like neighbours at each size."""

    features: tuple[str, ...]
    groups: tuple[int, ...]


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
    mark = "s" if own is None else ""
    codes = own or stemmed or NONE
    groups = codes[: len(GROUPS)]
    found = [f"w={word}"]
    found += _letters(word, plain) if word[0].isalpha() else [f"mark={word[0]}"]
    found += [f"k{size}={mark}{group}" for size, group in zip(GROUPS, groups, strict=True)]
    found += [f"L{bit}" for bit in range(LISTS) if codes[-1] >> bit & 1] if not mark else []
    if stemmed:
        found += [f"Ls{bit}" for bit in range(LISTS) if stemmed[-1] >> bit & 1]
    return Traits(tuple(found), groups)


def _letters(word: str, plain: str) -> list[str]:
    without = plain[2:] if plain.startswith("ال") and len(plain) > 4 else plain
    found = [
        f"s={plain}",
        f"b={without}",
        f"al={plain.startswith('ال')}",
        f"len={min(len(word), 9)}",
        f"e4={word[-4:]}",
    ]
    found += [f"p{n}={word[:n]}" for n in (1, 2, 3)] + [f"e{n}={word[-n:]}" for n in (1, 2, 3)]
    found.append(f"letters={letters(plain)}")
    if plain != word:
        found.append(f"clitic={word[: -len(plain)] if word.endswith(plain) else 'ل'}")
    return [*found, "latin"] if word.isascii() else found


def held(word: str) -> bool:
    """Whether a list of names holds `word`."""
    found = words().of(word)
    return found is not None and found[-1] > 0


def met(word: str) -> bool:
    """Whether `word` stands in the texts that the word table was made from, or in a list of names."""
    return words().of(word) is not None
