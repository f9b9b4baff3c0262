"""An article and its text → the agencies, papers and channels that it credits, and the outlet its page names.

A name is found wherever it stands; it counts where it is credited: alone in brackets, in the dateline, or near words of
reporting. A name that is an everyday word too counts only in quotation marks or after its kind («صحيفة الوطن»). Names
that no list has are known by what stands around them (`unlisted`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import ahocorasick_rs
import msgspec

from marsad import knowledge
from marsad.ingest.unlisted import unlisted
from marsad.knowledge.outlets import Outlet, outlets
from marsad.model import Article, Block, View
from marsad.text import closes_word, folded, opens_word

_WORD = re.compile(r"[^\W_]+")
_CLITIC = re.compile("^(?:[وف]?[بلك]?(?=.{3}))")
_QUOTES = "«»“”\"'‘’"
_BEFORE, _AFTER = 60, 45  # characters looked at on either side of a name; a sentence's end stops them
_NEAR_BEFORE, _NEAR_AFTER = 6, 4  # words
_DATELINE = 90  # characters of the body in which a dateline stands
_SENTENCE = re.compile(r"[.!؟\n\r]")
_PLACE, _TOGETHER = 2, 24  # words of a dateline's place; characters of other names in the same brackets
_DASHES = "-–—/"
_DATELINE_END = re.compile(r"^\s*[)»”\"/]?\s*(?:[:–—\-/|]|\.\s)")
_SIGNED = ("byline", "signature", "head", "source_link", "bare")


class _Credit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    forms: tuple[str, ...]
    examples: tuple[dict[str, object], ...] = ()


class _Names(NamedTuple):
    """A matcher for every form of every name, folded; `sure` tells which of them may stand alone."""

    found: ahocorasick_rs.AhoCorasick
    outlets: list[Outlet]
    sure: list[bool]


class _Hit(NamedTuple):
    """A name in the text, by view offsets; `sure` where it needs no kind or quotation marks to be the outlet."""

    start: int
    end: int
    outlet: Outlet
    sure: bool


def agencies(article: Article, view: View, outlet: str | None, known: str | None) -> tuple[str, ...]:
    """Canonical names of what `article` credits, in text order, without its own outlet (`outlet`, or id `known`)."""
    own = folded(outlet or "").lower().strip()
    said: dict[str, None] = {}
    starts = [b.start for b in article.blocks]
    body = next((b.start for b in article.kept() if b.kind not in ("title", "heading")), 0)
    for hit in _hits(article, view, body):
        one = hit.outlet
        at = bisect_right(starts, view.raw(hit.start)) - 1
        block = article.blocks[at] if at >= 0 else None
        if one.name in said or block is None or (one.id and one.id == known) or _is_own(one, own):
            continue
        if _credited(view, block, hit, body):
            said[one.name] = None
    return tuple(said)


def _hits(article: Article, view: View, body: int) -> list[_Hit]:
    """The names in text order, listed ones first where both are read."""
    found = list(_matches(view.text))
    listed = [(hit.start, hit.end) for hit in found]
    for start, end in unlisted(view.text, body if view.offsets is None else bisect_left(view.offsets, body)):
        if not any(a < end and start < b for a, b in listed):
            span = view.span(start, end)
            found.append(_Hit(start, end, Outlet(id="", name=article.text[span.start : span.end], kind="agency"), True))
    return sorted(found, key=lambda hit: hit.start)


def _is_own(one: Outlet, own: str) -> bool:
    return own in _called(one) if one.id else bool(own) and own.endswith(folded(one.name).lower())


def masthead(article: Article) -> str | None:
    """The outlet whose name stands by itself among the furniture before or around the title, agencies apart.

    An outlet that nobody listed is known by its kind: «بوابة المرفأ» alone on a line.
    """
    for block in article.blocks[:30]:
        if block.kind == "boilerplate" and block.end - block.start < 60:
            line = article.text[block.start : block.end]
            for side in re.split(r"\s+[-–—|/]\s+", line):
                one = _exact().get(folded(side).strip())
                if one is not None and one.kind != "agency":
                    return one.name
            words = line.split()
            if block.rule.endswith((".head", ".repeat")) and 1 < len(words) <= 4 and folded(words[0]) in _forms("head"):
                return line
    return None


@cache
def _called(one: Outlet) -> frozenset[str]:
    """What a caller may call the outlet: its id, a form of its name, its domain's first part."""
    names = (folded(n).lower() for n in (one.name, *one.names, *one.common))
    return frozenset((one.id, *(d.partition(".")[0] for d in one.domains), *names))


def named_at(text: str, at: int) -> bool:
    """Whether the name of an agency or outlet begins at offset `at` of a folded text: «… 2015 م واس»."""
    return any(hit.start == at for hit in _matches(text, at, at + 40))


def _matches(text: str, first: int = 0, last: int | None = None) -> Iterator[_Hit]:
    names = _names()
    for n, a, b in names.found.find_matches_as_indexes(text[first:last]):
        start, end = a + first, b + first
        if closes_word(text, end) and opens_word(text, start) is not None:
            yield _Hit(start, end, names.outlets[n], names.sure[n])


def _credited(view: View, block: Block, hit: _Hit, body: int) -> bool:
    text, (start, end, _, sure) = view.text, hit
    left = text[max(0, start - _BEFORE) : start]
    right = text[end : end + _AFTER]
    bracketed = left.rstrip()[-1:] in ("(", "/") and right.lstrip()[:1] in (")", "/")
    bracketed = bracketed or (sure and hit.outlet.kind == "agency" and _among(left, right))
    if block.kind == "boilerplate":
        signed = block.rule.rpartition(".")[2] in _SIGNED and block.end - block.start < 60
        return signed and (sure or bracketed)
    if bracketed and block.kind != "caption":
        return True
    return _told(hit, left, right, view.raw(start) - body < _DATELINE)


def _told(hit: _Hit, left: str, right: str, opening: bool) -> bool:
    """Whether the words on its `left` and `right` credit a name, which stands where a dateline does if `opening`."""
    sure = hit.sure
    quoted = left.rstrip()[-1:] in _QUOTES and left[-1:].strip() != "" and right[:1] in _QUOTES and right[:1] != ""
    placed = hit.outlet.kind == "agency" and left.rstrip()[-1:] in _DASHES
    # «اليوم», «العالم»: most such words are nobody's name, and nothing around them needs to be read.
    if not (sure or quoted or placed or any(map(left.__contains__, _forms("head")))):
        return False
    before = [_CLITIC.sub("", w) for w in _WORD.findall(_SENTENCE.split(left)[-1])][-_NEAR_BEFORE:]
    headed = any(w in _forms("head") for w in before[-3:])
    placed = placed and bool(before)
    if opening and _DATELINE_END.match(right) and len(before) <= 5:
        return (sure or quoted or headed or placed) and _opens(left, before)
    if placed and sure and opening and len(before) <= _PLACE and right[:1].isspace():
        return True  # «دمشق-سانا استقبل الرئيس»
    if not (sure or quoted or headed):
        return False
    after = [_CLITIC.sub("", w) for w in _WORD.findall(_SENTENCE.split(right)[0])][:_NEAR_AFTER]
    return any(w in _forms("cue") for w in (*before, *after)) or _to(left)


def _among(left: str, right: str) -> bool:
    """«(د ب أ، أ ف ب)»: in brackets with other names and nothing else."""
    _, bracket, own = left.rpartition("(")
    rest, closing, _ = right.partition(")")
    return bool(bracket and closing) and not re.search(r"[.:()\n]|\d", own + rest) and len(own + rest) <= _TOGETHER


def _opens(left: str, before: list[str]) -> bool:
    """Whether only a place and separators stand before a name: no word of reporting makes a sentence of it."""
    return not any(w in _forms("cue") for w in before) and not re.search("[،؛]", left.rpartition("\n")[2])


def _to(left: str) -> bool:
    """«لرويترز», «لـ«عكاظ»», «لوكالة رويترز»: said to it."""
    words = _WORD.findall(left)
    return bool(words) and words[-1][0] == "ل" and (words[-1] == "ل" or words[-1][1:] in _forms("head"))


@cache
def _names() -> _Names:
    forms: dict[str, tuple[Outlet, bool]] = {}
    for one in outlets():
        for names, sure in ((one.names, True), (one.common, False)):
            for form in (v for name in names for v in _spellings(folded(name))):
                forms.setdefault(form, (one, sure))
    longest, dfa = ahocorasick_rs.MatchKind.LeftmostLongest, ahocorasick_rs.Implementation.DFA
    matcher = ahocorasick_rs.AhoCorasick(list(forms), matchkind=longest, implementation=dfa)
    return _Names(matcher, [o for o, _ in forms.values()], [s for _, s in forms.values()])


def _spellings(name: str) -> tuple[str, ...]:
    """An acronym is printed with and without its stops: «د ب ا», «د.ب.ا», «د. ب. ا»."""
    letters = name.split()
    if len(letters) < 2 or any(len(x) > 3 for x in letters):
        return (name,)
    return (name, ".".join(letters), ". ".join(letters))


@cache
def _exact() -> dict[str, Outlet]:
    return {folded(n): o for o in reversed(outlets()) for n in (o.name, *o.names, *o.common)}


@cache
def _forms(kind: str) -> frozenset[str]:
    return frozenset(
        folded(f) for c in knowledge.entries("lexicon/credits.toml", "credit", _Credit) if c.id == kind for f in c.forms
    )
