"""Learn the name tagger: `python training/tagger.py PATH/TO/shared [--report | --inputs]`.

Writes knowledge/models/tagger.npz: conditional random fields (python-crfsuite, L-BFGS, which needs no seed) learned
from ANERcorp train (CC BY-SA), wojood-sample train (MIT), the articles annotated for this project and sentences.txt,
and the mean of them. The weights are licensed CC BY-SA 4.0, apart from the code. ANERcorp dev is never learned from.
With the weights stands the digest of all that was learned from; `--inputs` prints today's beside it and learns nothing.
`--report` learns without writing, and also scores what it has not seen: each fifth of the articles by a model that was
not shown it.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, cast

import numpy as np
import pycrfsuite
from inputs import digest
from prepared import Prepared, Sets, read

from marsad.annotate.names import proposals, tagger
from marsad.annotate.names.proposals import NOTHING
from marsad.annotate.names.tagger import PAIRS, rule_features, word_features
from marsad.annotate.names.traits import FAR, NEAR
from marsad.knowledge import ROOT
from marsad.knowledge.tagging import GROUPS, REACH, WEIGHTS, unpacked, weights
from marsad.model import Sentence

# Tuned on ANERcorp dev and the articles, each kept out.
SETTINGS = {"c1": 0.1, "c2": 0.05, "max_iterations": 80, "feature.minfreq": 2}
SORTS = ("PER", "ORG", "LOC", "MISC")
LABELS = ("O", *(f"B-{s}" for s in SORTS), *(f"I-{s}" for s in SORTS))
SCALE = 0.001  # weights are kept as whole thousandths
LEFT_OUT = 3  # into how many parts the corpora fall, each of which one pair of models is not shown
OWN = "gold"  # the annotated articles, which every model of all texts is shown
SIZES = (*(size + 2 for size in GROUPS),)
Case = tuple[list[list[str]], list[str]]


class Learned(NamedTuple):
    """What features say of labels, and labels of the next."""

    said: dict[tuple[str, str], float]
    follow: dict[tuple[str, str], float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--report", action="store_true")
    parser.add_argument("--inputs", action="store_true")
    args = parser.parse_args()
    sets = read(args.shared)
    if args.inputs:
        print(f"today's: {inputs(sets)}\nlearned: {weights().inputs}")
        return
    if args.report:
        total: Counter[tuple[str, str]] = Counter()
        for part in sets.parts():
            use(arrays(learned_from(sets.news, sets.without(part))))
            total += counted(part)
        print("articles, each fifth by a model that was not shown it:", told(total))
    made = arrays(learned_from(sets.news, sets.every(sets.articles)))
    made["inputs"] = np.frombuffer(inputs(sets).encode(), np.uint8)
    use(made)
    print("dev:", told(counted(sets.dev)))
    if not args.report:
        with Path(str(ROOT / WEIGHTS)).open("wb") as file:
            np.savez_compressed(file, **cast("dict[str, Any]", made))
        print(f"{len(bytes(made['features'].tobytes()).split(bytes([10])))} features")


def cases(one: Prepared) -> Iterator[Case]:
    """The features and labels of each sentence."""
    for s in one.sentences:
        if s.last > s.first:
            yield _features(one, s), one.labels[s.first : s.last]


def _features(one: Prepared, s: Sentence) -> list[list[str]]:
    gap = [""] * REACH
    said = [word_features(w) for w in (*gap, *one.tokens.norm[s.first : s.last], *gap)]
    rules = [rule_features(one.seen.get(at, NOTHING)).features for at in range(s.first, s.last)]
    rules = [(), (), *rules, (), ()]
    found: list[list[str]] = []
    for at in range(REACH, len(said) - REACH):
        here: list[str] = []
        for d in range(-REACH, REACH + 1):
            kept = (None, NEAR, FAR)[abs(d)]
            here += [f"{d}|{f}" for f in said[at + d].features if kept is None or f.startswith(kept)]
            here += [f"{d}|{f}" for f in rules[at + d] if not d or f.startswith(proposals.NEAR)]
        for name, (size, places) in PAIRS.items():
            here.append(f"{name}|" + ",".join(str(said[at + d].groups[size]) for d in places))
        found.append(here)
    return found


def inputs(sets: Sets) -> str:
    """The digest of all that is learned from, and how."""
    return digest(sets.every(sets.articles), (SETTINGS, LABELS, PAIRS, LEFT_OUT, NEAR, FAR, proposals.NEAR))


def learned_from(news: list[Prepared], every: list[Prepared]) -> list[Learned]:
    """Models in pairs, one of `news` alone, one of `every` text: first of all, then without each part of the corpora.

    The sets are marked by different guidelines; the mean does on ANERcorp what the model of it alone does, and on
    articles nearly what the model of all does. A single model follows chance in which of its many features it trusts,
    so that a word more in a list may turn a hundredth of its names; the mean of models of other texts does not.
    """
    found = [learned(news), learned(every)]
    for part in range(LEFT_OUT):
        for texts in (news, every):
            kept = (t for n, t in enumerate(texts) if t.text.source == OWN or n % LEFT_OUT != part)
            found.append(learned(kept))
    return found


def learned(texts: Iterable[Prepared]) -> Learned:
    """What a model learned from `texts` says."""
    trainer = pycrfsuite.Trainer(verbose=False, params=SETTINGS)
    for text in texts:
        for features, labels in cases(text):
            trainer.append(pycrfsuite.ItemSequence(features), labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        reader = pycrfsuite.Tagger()
        reader.open(path)
        info = reader.info()
    return Learned(info.state_features, info.transitions)


def arrays(models: list[Learned]) -> dict[str, np.ndarray]:
    """The mean of `models` as arrays."""
    near: dict[str, np.ndarray] = defaultdict(lambda: np.zeros((2 * REACH + 1, len(LABELS))))
    pairs = {name: np.zeros((*[SIZES[size]] * len(places), len(LABELS))) for name, (size, places) in PAIRS.items()}
    step = np.zeros((len(LABELS), len(LABELS)))
    for one in models:
        for (feature, label), weight in one.said.items():
            place, _, rest = feature.partition("|")
            if place in pairs:
                pairs[place][tuple(map(int, rest.split(",")))][LABELS.index(label)] += weight / len(models)
            else:
                near[rest][int(place) + REACH, LABELS.index(label)] += weight / len(models)
        for (a, b), weight in one.follow.items():
            step[LABELS.index(a), LABELS.index(b)] += weight / len(models)
    names = sorted(near)
    return {
        "labels": np.frombuffer("\n".join(LABELS).encode(), np.uint8),
        "features": np.frombuffer("\n".join(names).encode(), np.uint8),
        "near": np.round(np.stack([near[n] for n in names]) / SCALE).astype(np.int16),
        **{f"pair.{name}": np.round(table / SCALE).astype(np.int16) for name, table in pairs.items()},
        "follow": step.astype(np.float32),
        "scale": np.array(SCALE),
    }


def use(made: dict[str, np.ndarray]) -> None:
    """Tag with the model `made` from here on."""
    held = unpacked(made)
    vars(tagger)["weights"] = lambda: held
    for cached in (tagger._words, tagger._rules, tagger._steps):
        cached.cache_clear()


def counted(texts: Iterable[Prepared]) -> Counter[tuple[str, str]]:
    """How many names of each sort are marked, made and both, MISC left out."""
    found: Counter[tuple[str, str]] = Counter()
    for text in texts:
        made = {
            (text.tokens.start[s.first], text.tokens.end[s.last - 1], s.sort)
            for s in tagger.tagged(text.tokens, text.sentences, text.seen)
        }
        marked = {(first, last, sort) for first, last, sort in text.text.names}
        for kind, names in (("made", made), ("marked", marked), ("both", made & marked)):
            found.update((kind, n[2]) for n in names if n[2] != "MISC")
            found.update((kind, "all") for n in names if n[2] != "MISC")
    return found


def told(found: Counter[tuple[str, str]]) -> str:
    rows = []
    for sort in ("PER", "LOC", "ORG", "all"):
        both, made, marked = (found[kind, sort] for kind in ("both", "made", "marked"))
        score = 2 * both / max(made + marked, 1)
        rows.append(f"{sort} P {both / max(made, 1):.3f} R {both / max(marked, 1):.3f} F1 {score:.3f}")
    return "; ".join(rows)


if __name__ == "__main__":
    main()
