"""The files of the name tagger → its arrays: what is known of single words, and the weights that labels get from them.

Made by training/words.py and training/tagger.py; scores, data and licence stand in docs/models/names.md.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from marsad import knowledge

WORDS, WEIGHTS = "models/words.npz", "models/tagger.npz"
# The tagger sees two words to each side of a token; a place `d` words off is `d + REACH` in every array.
REACH = 2
# Groups of words with like neighbours, from coarse to fine; a word in none, and the edge of a sentence, have their own.
GROUPS = (50, 200, 800)
ABSENT, EDGE = 0, 1


class Words(Struct, frozen=True):
    """What is known of single words. `codes` is one row a word: its group of each size in `GROUPS` (counted from 2; 0:
    none), and the lists that hold it (one bit each)."""

    rows: dict[str, int]
    codes: list[tuple[int, ...]]


class Weights(Struct, frozen=True):
    """`features`: feature → its row in `near`, shape (features, 2 * REACH + 1, labels): what a feature of a word says
    of a label as many places off. `pairs`: for each kind of neighbouring groups a table (groups, groups[, groups],
    labels). Both count in units of `scale`. `follow`: what a label says of the next one,
    shape (labels, labels)."""

    labels: tuple[str, ...]
    features: dict[str, int]
    near: NDArray[np.int16]
    pairs: dict[str, NDArray[np.int16]]
    follow: NDArray[np.float32]
    scale: np.float32


@cache
def words() -> Words:
    """The word table. Raises KnowledgeError where the file is absent or damaged."""
    held = _arrays(WORDS)
    names = bytes(held["words"].tobytes()).decode().split("\n")
    codes = list(map(tuple, held["codes"].tolist()))
    return Words(dict(zip(names, range(len(names)), strict=True)), codes)


@cache
def weights() -> Weights:
    """The tagger's weights. Raises KnowledgeError where the file is absent or damaged."""
    return unpacked(_arrays(WEIGHTS))


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
    )


def _arrays(name: str) -> dict[str, Any]:
    try:
        with np.load(BytesIO((knowledge.ROOT / name).read_bytes()), allow_pickle=False) as held:
            return {key: held[key] for key in held.files}
    except (OSError, ValueError, KeyError) as fault:
        raise knowledge.KnowledgeError(f"{name}: cannot be read ({fault}); make it anew with: make train") from fault
