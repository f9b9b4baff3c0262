"""Learn small networks of names from what the tagger learned from, and compare: `python training/network.py SHARED`.

A network sees of each word just what the random field sees (`word_features`, `rule_features`), as the sum of a learned
vector each, so that words met before cost one sum; then either reads the sentence both ways (`lstm`) or looks at
seven words around (`window`), and a random field over its labels is learned with it. Same data, same texts kept out
(ANERcorp dev; every fifth article), seeds fixed. It is brought into an ONNX graph with whole-number weights, and its
names and speed are measured there, beside the shipped tagger's on the same texts. Nothing is shipped of it; what
it needs stands in training/network.txt and is installed apart.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import onnxruntime
import optax
from network_graph import graph
from prepared import Prepared, Sets, read
from tagger import LABELS, arrays, counted, learned_from, told, use

from marsad.annotate.names import tagger
from marsad.annotate.names.decode import decode, steps
from marsad.annotate.names.proposals import NOTHING
from marsad.annotate.names.tagger import Span, rule_features, word_features
from marsad.knowledge.tagging import GROUPS

KINDS = ("lstm", "window")
SEED, ROUNDS, BATCH = 7, 12, 32
WIDTH, HIDDEN = 64, 128  # of a feature's vector; of a layer, in each direction
RATE, DROPPED, FORGOTTEN = 2e-3, 0.3, 0.2  # learning rate; share of a layer, and of words themselves, left out
LENGTHS = (8, 16, 32, 64, 128)  # sentences are filled up to one of these; longer ones are cut
MOST = 48  # features of a word that count
Params = dict[str, Any]


class Batch(NamedTuple):
    """Sentences filled up to one length: ids of features (sentences, words, features), labels, and which words are."""

    ids: np.ndarray
    labels: np.ndarray
    there: np.ndarray


class Sentences(NamedTuple):
    """Each sentence as the ids of the features of each word, and its labels."""

    ids: list[list[list[int]]]
    labels: list[list[int]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS)
    parser.add_argument("--fold", action="store_true", help="also learn without every fifth article and score on these")
    args = parser.parse_args()
    sets = read(args.shared)
    print("field, as shipped: dev:", told(counted(sets.dev)))
    print(f"field, as shipped: {_paced(lambda: counted(sets.articles), sets.articles):,.0f} words/s", flush=True)
    for kind in args.kinds:
        both = [learned(kind, sets.news), learned(kind, sets.every(sets.articles))]
        _compare(kind, both, sets.dev, sets.articles)
    if args.fold:
        _kept_out(args.kinds, sets)


def _kept_out(kinds: list[str], sets: Sets) -> None:
    """Scores on the first part of the articles, of those who were not shown it."""
    out = sets.parts()[0]
    use(arrays(learned_from(sets.news, sets.without(out))))
    print("field: articles kept out:", told(counted(out)), flush=True)
    for kind in kinds:
        one = Tagger(kind, [learned(kind, sets.without(out))])
        print(f"{kind}: articles kept out:", told(one.counted(out)), flush=True)


def _compare(kind: str, made: list[tuple[Params, dict[str, int]]], dev: list[Prepared], some: list[Prepared]) -> None:
    for name, those in (("of ANERcorp alone", made[:1]), ("of all", made[1:]), ("mean of both", made)):
        print(f"{kind}, {name}: dev:", told(Tagger(kind, those).counted(dev)), flush=True)
    one = Tagger(kind, made[1:])
    one.counted(some)
    print(f"{kind}: {_paced(lambda: one.counted(some), some):,.0f} words/s, {one.size / 1e6:.1f} MB", flush=True)


def _paced(run: Callable[[], object], texts: list[Prepared]) -> float:
    """Words a second of `run`, the best of three, words met before."""
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        run()
        best = min(best, time.process_time() - begun)
    return sum(len(t.tokens) for t in texts) / best


def seen_at(text: Prepared) -> list[tuple[str, ...]]:
    """The features of each word of `text`, its own and its groups', and those of the names that rules read there."""
    rules = (rule_features(text.seen.get(at, NOTHING)).features for at in range(len(text.tokens)))
    return [(*_own(word), *seen) for word, seen in zip(text.tokens.norm, rules, strict=True)]


def _own(word: str) -> tuple[str, ...]:
    own = word_features(word)
    return (*own.features, *(f"g{size}={n}" for size, n in zip(GROUPS, own.groups, strict=True)))


def learned(kind: str, texts: list[Prepared]) -> tuple[Params, dict[str, int]]:
    """The weights that a network of a `kind` learns from `texts`, and the number of each feature; 0: none."""
    begun = time.process_time()
    told_ = [seen_at(t) for t in texts]
    counts = Counter(f for words in told_ for features in words for f in features)
    number = {f: n for n, f in enumerate((f for f, times in counts.items() if times > 1), 1)}
    batches = _batches(_sentences(texts, told_, number))
    chance = np.random.default_rng(SEED)
    params = start(kind, len(number) + 1, chance)
    rate = optax.cosine_decay_schedule(RATE, ROUNDS * len(batches))
    teacher = optax.chain(optax.clip_by_global_norm(5.0), optax.adam(rate))
    state = teacher.init(params)
    words = np.array([0, *(f.startswith("w=") for f in number)], np.float32)

    def step(params: Params, state: Any, batch: Batch, key: Any) -> tuple[Params, Any, Any]:
        loss, slope = jax.value_and_grad(_loss)(params, kind, batch, jnp.asarray(words), key)
        change, state = teacher.update(slope, state)
        return optax.apply_updates(params, change), state, loss

    quick = jax.jit(step)
    key = jax.random.PRNGKey(SEED)
    for turn in range(ROUNDS):
        total = 0.0
        for n in chance.permutation(len(batches)):
            key, now = jax.random.split(key)
            params, state, loss = quick(params, state, batches[n], now)
            total += float(loss)
        print(f"  {kind} {turn}: {total / len(batches):.3f}, {time.process_time() - begun:.0f} s", flush=True)
    return {name: np.asarray(value) for name, value in params.items()}, number


def _sentences(texts: list[Prepared], seen: list[list[tuple[str, ...]]], number: dict[str, int]) -> Sentences:
    found = Sentences([], [])
    for text, words in zip(texts, seen, strict=True):
        for s in text.sentences:
            if s.last > s.first:
                found.ids.append([[number[f] for f in w if f in number][:MOST] for w in words[s.first : s.last]])
                found.labels.append([LABELS.index(label) for label in text.labels[s.first : s.last]])
    return found


def _batches(those: Sentences) -> list[Batch]:
    """Sentences of like length together, in an order that hangs on their length alone."""
    by_length: dict[int, list[int]] = {n: [] for n in LENGTHS}
    for at, sentence in enumerate(those.ids):
        by_length[next((n for n in LENGTHS if n >= len(sentence)), LENGTHS[-1])].append(at)
    found = []
    for length, places in by_length.items():
        for first in range(0, len(places), BATCH):
            shape = (BATCH, length)
            batch = Batch(np.zeros((*shape, MOST), np.int32), np.zeros(shape, np.int32), np.zeros(shape, np.float32))
            for row, at in enumerate(places[first : first + BATCH]):
                for n, ids in enumerate(those.ids[at][:length]):
                    batch.ids[row, n, : len(ids)] = ids
                    batch.labels[row, n], batch.there[row, n] = those.labels[at][n], 1
            found.append(batch)
    return found


def start(kind: str, features: int, chance: np.random.Generator) -> Params:
    """First weights of a network of a `kind`."""

    def some(*shape: int) -> np.ndarray:
        return chance.normal(0, (1 / shape[-2]) ** 0.5, shape).astype(np.float32)

    params: Params = {"vectors": chance.normal(0, 0.1, (features, WIDTH)).astype(np.float32)}
    if kind == "lstm":
        for way in ("on", "back"):
            params[f"{way}.in"], params[f"{way}.again"] = some(WIDTH, 4 * HIDDEN), some(HIDDEN, 4 * HIDDEN)
            params[f"{way}.bias"] = np.zeros(4 * HIDDEN, np.float32)
    else:
        params["first"], params["first.bias"] = some(3 * WIDTH, 2 * HIDDEN), np.zeros(2 * HIDDEN, np.float32)
        params["second"], params["second.bias"] = some(6 * HIDDEN, 2 * HIDDEN), np.zeros(2 * HIDDEN, np.float32)
    params["out"], params["out.bias"] = some(2 * HIDDEN, len(LABELS)), np.zeros(len(LABELS), np.float32)
    params["follow"] = np.zeros((len(LABELS), len(LABELS)), np.float32)
    return params


def _loss(params: Params, kind: str, batch: Batch, words: Any, key: Any) -> Any:
    """How unlikely the labels of a batch are, a sentence."""
    keys = jax.random.split(key, 3)
    kept = 1 - words[batch.ids] * jax.random.bernoulli(keys[0], FORGOTTEN, batch.ids.shape)
    vectors = params["vectors"].at[0].set(0)[batch.ids] * kept[..., None]
    inside = _dropped(vectors.sum(2) * batch.there[..., None], keys[1])
    hidden = _dropped(_hidden(params, kind, inside, batch.there), keys[2])
    scores = hidden @ params["out"] + params["out.bias"]
    return jnp.sum(_unlikely(scores, batch, params["follow"])) / BATCH


def _dropped(layer: Any, key: Any) -> Any:
    return layer * jax.random.bernoulli(key, 1 - DROPPED, layer.shape) / (1 - DROPPED)


def _hidden(params: Params, kind: str, inside: Any, there: Any) -> Any:
    if kind == "lstm":
        turned = _along(params, "back", inside[:, ::-1], there[:, ::-1])[:, ::-1]
        return jnp.concatenate([_along(params, "on", inside, there), turned], 2)
    first = jax.nn.relu(_around(inside, 1) @ params["first"] + params["first.bias"]) * there[..., None]
    return jax.nn.relu(_around(first, 2) @ params["second"] + params["second.bias"])


def _around(layer: Any, far: int) -> Any:
    """Each word beside those `far` before and after it."""
    filled = jnp.pad(layer, ((0, 0), (far, far), (0, 0)))
    return jnp.concatenate([filled[:, : -2 * far], layer, filled[:, 2 * far :]], 2)


def _along(params: Params, way: str, inside: Any, there: Any) -> Any:
    """What one direction of the recurrent layer holds at each word; gates in, out, forget, new, as ONNX orders them."""

    def at(held: tuple[Any, Any], here: tuple[Any, Any]) -> tuple[tuple[Any, Any], Any]:
        (hidden, cell), (told, is_word) = held, here
        into, out, keep, new = jnp.split(told + hidden @ params[f"{way}.again"], 4, 1)
        cell = is_word * (jax.nn.sigmoid(keep) * cell + jax.nn.sigmoid(into) * jnp.tanh(new))
        hidden = is_word * jax.nn.sigmoid(out) * jnp.tanh(cell)
        return (hidden, cell), hidden

    told = inside @ params[f"{way}.in"] + params[f"{way}.bias"]
    none = jnp.zeros((len(inside), HIDDEN))
    return jax.lax.scan(at, (none, none), (told.swapaxes(0, 1), there.T[..., None]))[1].swapaxes(0, 1)


def _unlikely(scores: Any, batch: Batch, follow: Any) -> Any:
    there, labels = batch.there, batch.labels
    said = jnp.take_along_axis(scores, labels[..., None], 2)[..., 0] * there
    path = said.sum(1) + (follow[labels[:, :-1], labels[:, 1:]] * there[:, 1:]).sum(1)

    def at(before: Any, here: tuple[Any, Any]) -> tuple[Any, None]:
        score, is_word = here
        after = jax.nn.logsumexp(before[:, :, None] + follow, 1) + score
        return jnp.where(is_word[:, None] > 0, after, before), None

    total, _ = jax.lax.scan(at, scores[:, 0], (scores[:, 1:].swapaxes(0, 1), there[:, 1:].T))
    return (jax.nn.logsumexp(total, 1) - path) * there[:, 0]


class Tagger:
    """Networks of one kind as they would be shipped; of several, the mean of their scores."""

    def __init__(self, kind: str, made: list[tuple[Params, dict[str, int]]]) -> None:
        settings = onnxruntime.SessionOptions()
        settings.intra_op_num_threads = settings.inter_op_num_threads = 1
        graphs = [graph(kind, params) for params, _ in made]
        self.runs = [onnxruntime.InferenceSession(g, settings, providers=["CPUExecutionProvider"]) for g in graphs]
        self.made, self.sums = made, [dict[Any, np.ndarray]() for _ in made]
        self.steps = steps(np.mean([params["follow"] for params, _ in made], 0))
        self.size = sum(len(g) + params["vectors"].size for g, (params, _) in zip(graphs, made, strict=True))

    def counted(self, texts: list[Prepared]) -> Counter[tuple[str, str]]:
        """As the trainer counts."""
        old, vars(tagger)["tagged"] = vars(tagger)["tagged"], self.tagged
        try:
            return counted(texts)
        finally:
            vars(tagger)["tagged"] = old

    def tagged(self, tokens: Any, sentences: Any, seen: Any) -> list[Span]:
        """As the tagger's own function of this name."""
        row = tagger._layout(tokens, sentences)
        return tagger._spans(decode(self._scores(tokens, row, seen), row.starts, self.steps), row) if row.tokens else []

    def _scores(self, tokens: Any, row: Any, seen: Any) -> np.ndarray:
        ends = [*row.starts[1:], len(row.tokens)]
        lengths = np.array([b - a for a, b in zip(row.starts, ends, strict=True)], np.int32)
        total = np.zeros((len(row.tokens), len(LABELS)), np.float32)
        inside = np.arange(lengths.max())[None] < lengths[:, None]
        for n, run in enumerate(self.runs):
            vectors = np.zeros((*inside.shape, WIDTH), np.float32)
            vectors[inside] = [self._sum(n, tokens.norm[t], seen.get(t, NOTHING)) for t in row.tokens]
            (scores,) = run.run(None, {"words": vectors, "lengths": lengths, "there": inside[..., None].astype("f4")})
            total += scores[inside] / len(self.runs)
        return total

    def _sum(self, n: int, word: str, rules: Any) -> np.ndarray:
        """The sum of the vectors of what is seen of a word and at it, each half kept once it is made."""
        kept, (params, number) = self.sums[n], self.made[n]
        for key in (word, rules):
            if key not in kept:
                features = _own(word) if key is word else rule_features(rules).features
                kept[key] = params["vectors"][[number[f] for f in features if f in number]].sum(0)
        total: np.ndarray = kept[word] + kept[rules]
        return total


if __name__ == "__main__":
    main()
