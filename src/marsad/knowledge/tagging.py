"""The files of the name tagger → its arrays: what is known of single words, and the weights that labels get from them.

Made by training/words.py and training/tagger.py; scores, data and licence stand in docs/models/names.md.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from marsad.knowledge.arrays import arrays

WORDS, WEIGHTS = "models/words.npz", "models/tagger.npz"
# The tagger sees two words to each side of a token; a place `d` words off is `d + REACH` in every array.
REACH = 2
# Groups of words with like neighbours, from coarse to fine; a word in none, and the edge of a sentence, have their own.
GROUPS = (50, 200, 800)
ABSENT, EDGE = 0, 1


class Words:
    """What is known of single words: the group of each size in `GROUPS` (counted from 2; 0: none), and the lists that
    hold the word (one bit each).

    Of the words only their hashes are kept, 64 bits each, in order: a tenth of the memory of a dictionary of them. That
    another word has the hash of one of 150,000 will not happen: once in 10^14.
    """

    def __init__(self, names: Sequence[str], codes: NDArray[np.uint16]) -> None:
        hashes = np.fromiter(map(hash, names), np.int64, len(names))
        order = hashes.argsort()
        self.hashes, self.width = array("q", hashes[order].tobytes()), codes.shape[1]
        self.codes = array("H", np.ascontiguousarray(codes[order], np.uint16).tobytes())

    def __len__(self) -> int:
        return len(self.hashes)

    def of(self, word: str) -> tuple[int, ...] | None:
        """What is known of the folded `word`: a group of each size, then the lists."""
        number = hash(word)
        at = bisect_left(self.hashes, number)
        if at == len(self.hashes) or self.hashes[at] != number:
            return None
        return tuple(self.codes[at * self.width : (at + 1) * self.width])


class Weights(Struct, frozen=True):
    """`features`: feature → its row in `near`, shape (features, 2 * REACH + 1, labels): what a feature of a word says
    of a label as many places off. `pairs`: for each kind of neighbouring groups a table (groups, groups[, groups],
    labels). Both count in units of `scale`. `follow`: what a label says of the next one,
    shape (labels, labels). `inputs`: the digest of all that they were learned from."""

    labels: tuple[str, ...]
    features: dict[str, int]
    near: NDArray[np.int16]
    pairs: dict[str, NDArray[np.int16]]
    follow: NDArray[np.float32]
    scale: np.float32
    inputs: str


@cache
def words() -> Words:
    """The word table. Raises KnowledgeError where the file is absent or damaged."""
    held = arrays(WORDS)
    return Words(bytes(held["words"].tobytes()).decode().split("\n"), held["codes"])


@cache
def weights() -> Weights:
    """The tagger's weights. Raises KnowledgeError where the file is absent or damaged."""
    return unpacked(arrays(WEIGHTS))


def unpacked(held: dict[str, Any]) -> Weights:
    """The weights in the arrays `held` of the file."""
    names = bytes(held["features"].tobytes()).decode().split("\n")
    return Weights(
        labels=tuple(bytes(held["labels"].tobytes()).decode().split("\n")),
        features=dict(zip(names, range(len(names)), strict=True)),
        near=held["near"],
        pairs={name[5:]: held[name] for name in held if name.startswith("pair.")},
        follow=held["follow"].astype(np.float32),
        scale=np.float32(held["scale"]),
        inputs=bytes(held["inputs"].tobytes()).decode() if "inputs" in held else "",
    )
