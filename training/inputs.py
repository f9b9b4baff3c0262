"""The prepared texts → the digest of all that the tagger learns from: words, labels, what rules see, features.

Whatever changes what is learned changes it: a text, a rule, a row of a gazetteer whose name stands in a text, the
groups of words, a feature, a setting. What does not, leaves it: a row whose names stand in none of the texts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from typing import Any

from prepared import Prepared

from marsad.annotate.names.proposals import NOTHING, Proposed
from marsad.annotate.names.tagger import rule_features, word_features


def digest(texts: Iterable[Prepared], settings: Sequence[Any]) -> str:
    """SHA-256 in hexadecimal of `texts` in their order, of `settings`, and of the version of the learner."""
    found = hashlib.sha256(repr((*settings, version("python-crfsuite"))).encode())
    words: set[str] = set()
    seen: set[Proposed] = {NOTHING}
    for text in texts:
        bounds = [(s.first, s.last) for s in text.sentences]
        proposals = [(at, _plain(one)) for at, one in sorted(text.seen.items())]
        found.update(repr((text.tokens.norm, bounds, text.labels, proposals)).encode())
        words.update(text.tokens.norm)
        seen.update(text.seen.values())
    found.update(repr([(w, word_features(w).features, word_features(w).groups) for w in ("", *sorted(words))]).encode())
    found.update(repr([(p, rule_features(p).features) for p in sorted(seen, key=repr)]).encode())
    return found.hexdigest()


def _plain(seen: Proposed) -> tuple[Any, ...]:
    """What is seen at a word, as plain values."""
    part, names = seen
    return part, tuple(tuple(name) for name in names)
