"""A document with the states of what it names → its words, and what name holds each of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property

from marsad.model import Evidence, Mention
from marsad.resolve.roles import Read
from marsad.resolve.whose import FEMININE, Noun, nouns, words

ARTICLE = "ال"
# How many names of states, peoples, places and bodies, and what share of all, make a text one state's own.
HOME_LEAST, HOME_SHARE = 4, 0.8


class Ground:
    """A document's tokens, and for each that a name holds the number of the outermost mention there."""

    def __init__(self, read: Read, country: Callable[[int], str | None]) -> None:
        """`country` tells the state of what the mention of that number names, where it is known."""
        self.read, self.country = read, country
        self.norm, starts = read.doc.tokens.norm, read.doc.tokens.start
        self.mentions = read.doc.mentions
        self.over = over = dict[int, int]()
        reach, count = 0, len(starts)
        for n, (mention, first) in enumerate(zip(self.mentions, read.firsts, strict=True)):
            if first >= reach:
                end, reach = mention.evidence.end, first
                while reach < count and starts[reach] < end:
                    over[reach] = n
                    reach += 1

    def nouns(self, noun: Noun, stop: int) -> Iterator[int]:
        """The tokens before `stop` that are `noun`, in either gender, without the article."""
        view, starts = self.read.doc.view, self.read.doc.tokens.start
        plain = noun.plain.removesuffix(FEMININE)
        found = view.text.find(plain)
        while found >= 0 and (at := bisect_right(starts, view.raw(found)) - 1) < stop:
            other = nouns().get(self.norm[at])
            if other and not other.definite and other.plain.removesuffix(FEMININE) == plain:
                yield at
            found = view.text.find(plain, found + 1)

    @cached_property
    def home(self) -> tuple[str, int] | None:
        """The state that nearly everything in the document is of, and the first mention of it."""
        every = [(c, n) for n, m in enumerate(self.mentions) if m.type != "PER" and (c := self.country(n))]
        counted = Counter(c for c, _ in every)
        country, most = counted.most_common(1)[0] if every else ("", 0)
        if most < max(HOME_LEAST, HOME_SHARE * len(every)):
            return None
        return country, next(n for c, n in every if c == country)

    def states(self, first: int, last: int) -> set[str]:
        """The states of what is named from token `first` to `last` (excluded)."""
        a, b = bisect_left(self.read.firsts, first), bisect_left(self.read.firsts, last)
        return {c for n in range(a, b) if (c := self.country(n))}

    def last(self, mention: Mention) -> int:
        """One past the last token of a mention."""
        return bisect_left(self.read.doc.tokens.start, mention.evidence.end)

    def first(self, start: int) -> int:
        """The token that holds or follows the original offset `start`."""
        return bisect_left(self.read.doc.tokens.start, start)

    def sentence(self, at: int) -> tuple[int, int]:
        """The first token of the sentence that holds token `at`, and one past its last."""
        here = self.read.doc.sentences[max(0, bisect_right(self._sentences, at) - 1)]
        return here.first, here.last

    @cached_property
    def _sentences(self) -> list[int]:
        return [s.first for s in self.read.doc.sentences]

    @cached_property
    def citizenship(self) -> bool:
        """Whether the document speaks of anybody's citizenship in so many words."""
        return not words("citizen").isdisjoint(self.norm)

    def named(self, at: int) -> Mention | None:
        """The outermost name over token `at`."""
        n = self.over.get(at)
        return None if n is None else self.mentions[n]

    def nation(self, at: int) -> str | None:
        """The state of a nationality that stands alone at token `at`: not one inside a body's name."""
        n = self.over.get(at)
        return self.country(n) if n is not None and self.mentions[n].type == "NORP" else None

    def evidence(self, first: int, last: int, rule: str) -> Evidence:
        """The words from token `first` to `last` (excluded), read by `rule`."""
        tokens = self.read.doc.tokens
        return self.read.doc.article.evidence(tokens.start[first], tokens.end[last - 1], rule)
