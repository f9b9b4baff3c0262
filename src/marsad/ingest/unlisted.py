"""A folded text → where it names agencies, papers and channels that nobody listed, by what stands around the name.

«وكالة «المرفأ» للأنباء», «وكالة المرفأ للأنباء», «نقلت «المرفأ» عن», a dateline's «طنجة (المرفأ) -», a
closing «(المرفأ)». A kind alone is no name («صحيفة محلية»), and some that the kinds also stand before are no press at
all («وكالة «موديز»»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import ahocorasick_rs
import msgspec

from marsad import knowledge
from marsad.text import folded, opens_word

_QUOTED = r"[«“\"](?P<quoted>[^\W\d_][^«»“”\"\n.،:؟]{1,29})[»”\"]"
_PLACED = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,2} ?\((?P<quoted>[^\W\d_]{2,15})\) ?[-–—:]")
# A report that ends «… في عرض البحر. (رصيف)» names who sent it.
_CLOSED = re.compile(r"(?:[.!؟»”\"…]|\n)\s*\((?P<quoted>[^\W\d_]{3,15})\)\s*(?=\n|$)")
_CLOSING = 300  # characters from the end in which a report that the page goes on after may end
_WORDS = 4
_DFA = ahocorasick_rs.Implementation.DFA


class Around(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one use: `kind` before a name, `news` between them, `ofnews` after it, `relays` before a quoted name and
    one of `from`, `other` what is no press."""

    id: str
    forms: tuple[str, ...]
    examples: tuple[dict[str, object], ...] = ()


def unlisted(text: str, body: int) -> Iterator[tuple[int, int]]:
    """The spans of such names in the folded `text`, in no order; `body` is where a dateline would stand."""
    if hit := _PLACED.match(text, body):
        yield hit.span("quoted")
    if (hit := _CLOSED.search(text, max(body, len(text) - _CLOSING))) and _may_be(hit["quoted"]):
        yield hit.span("quoted")
    for use, word in _standing(text):
        pattern = _named(use)
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            hit = pattern.match(text, end)
            # «الوكالة «قلقة»» is an agency that was named before, and its words
            if hit and _may_be(hit[hit.lastgroup or 0]) and _indefinite(text, at):
                yield hit.span(hit.lastgroup or 0)
            at = text.find(word, end)


def medium(text: str) -> bool:
    """Whether a folded line calls itself a paper, an agency or the like, and then by a name: «صحيفة المرفأ»."""
    word, _, name = text.partition(" ")
    return word in _forms("kind") and bool(name.strip()) and name.count(" ") < _WORDS


def _standing(text: str) -> list[tuple[str, str]]:
    """The words that stand before names and do so somewhere in `text`, each after its use."""
    words, seeker = _sought()
    found = {n for n, *_ in seeker.find_matches_as_indexes(text.encode("utf-8", "surrogatepass"), overlapping=True)}
    return [words[n] for n in sorted(found)]


@cache
def _sought() -> tuple[list[tuple[str, str]], ahocorasick_rs.BytesAhoCorasick]:
    words = [(use, word) for use in ("kind", "relays") for word in sorted(_forms(use))]
    return words, ahocorasick_rs.BytesAhoCorasick([w.encode() for _, w in words], implementation=_DFA)


def _indefinite(text: str, at: int) -> bool:
    return opens_word(text, at) is not None and not text.endswith("ال", 0, at)


def _may_be(name: str) -> bool:
    return name.count(" ") < _WORDS and name not in _forms("other")


@cache
def _named(use: str) -> re.Pattern[str]:
    """A name as it stands after a word of that use."""
    if use == "relays":
        return re.compile(rf" {_QUOTED} (?:{'|'.join(sorted(_forms('from')))})\b")
    news, after = ("|".join(sorted(_forms(n))) for n in ("news", "ofnews"))
    return re.compile(rf" (?:(?:{news}) )?(?:{_QUOTED}|(?P<plain>[^\W\d_]+(?: [^\W\d_]+)?)(?= (?:{after})\b))")


@cache
def _forms(use: str) -> frozenset[str]:
    entries = knowledge.entries("lexicon/press.toml", "around", Around)
    return frozenset(folded(f) for e in entries if e.id == use for f in e.forms)
