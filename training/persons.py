"""Learn which runs of unknown words name people: `python training/persons.py PATH/TO/data`.

Writes knowledge/models/person_letters.tsv (which letters stand together in names rather than in other words: from
the name lists and news words that training/names.py reads) and knowledge/models/person_runs.tsv (which words and
letters stand in and beside people's names: from ANERcorp train; CC BY-SA 4.0). Deterministic: the seed is below.
dev.txt is never read.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from math import exp, log
from pathlib import Path
from typing import NamedTuple

from names import judge, lists_of, news

from marsad import knowledge
from marsad.annotate.names import parts, runs
from marsad.annotate.names.announced import announced
from marsad.annotate.names.choose import readings
from marsad.annotate.names.line import line
from marsad.annotate.names.look import looks
from marsad.annotate.names.organisations import organisations
from marsad.annotate.names.parts import Part, part
from marsad.annotate.names.persons import persons
from marsad.annotate.names.scan import scan
from marsad.annotate.segment import sentences
from marsad.knowledge import ROOT
from marsad.model import Article, Block, Sentence, Tokens
from marsad.text import fold, words

# Tuned on a fifth of ANERcorp train held out: logistic regression by stochastic descent.
SEED, ROUNDS, RATE, DECAY = 7, 30, 0.1, 1e-3
# Three letters seen less often, features seen less often, and weights smaller than this are left out.
RARE_LETTERS, RARE, SMALL = 40, 3, 0.05
HEAD = """# {about}
# Made by training/persons.py{licence}.
#! rows {rows}
feature\tweight
"""


class Run(NamedTuple):
    """The features of a run of words and whether it names a person."""

    features: list[str]
    person: bool


def main(data: Path) -> None:
    _write(
        "person_letters",
        "How much three letters that stand together (^ and $ are a word's edges) look like a name.",
        "",
        _letters(data),
    )
    for one in (runs.letters, runs._letters):
        one.cache_clear()
    _forget_tagged(data)
    groups = [list(_runs(*text)) for text in _texts(data / "ner-train/train.txt")]
    cut = len(groups) * 4 // 5
    held = [r for group in groups[cut:] for r in group]
    _report(_learn([r for group in groups[:cut] for r in group]), held)
    weights = _learn([r for group in groups for r in group])
    kept = {f: round(w, 2) for f, w in weights.items() if abs(w) >= SMALL}
    about = "How much the words in and beside a run of unknown words speak for a person."
    _write("person_runs", about, " from ANERcorp train; CC BY-SA 4.0", kept)


def _letters(data: Path) -> dict[str, float]:
    """Log odds of each three letters in names against other words."""
    lists, total = lists_of(data), Counter(word for text in news(data) for word in text)
    names = {w for w in lists.parts | lists.pairs | lists.people if w.isalpha() and part(w) is not Part.NONE}
    plain = {
        w for w, n in total.items() if "ء" <= w[0] <= "ي" and not lists.hold(w) and (n < 6 or part(w) is Part.NONE)
    }
    yes, no = (Counter(g for w in many if len(w) > 2 for g in _grams(w)) for many in (names, plain))
    all_yes, all_no = yes.total(), no.total()
    known = (g for g in yes | no if yes[g] + no[g] >= RARE_LETTERS)
    return {g: round(log((yes[g] + 1) / all_yes) - log((no[g] + 1) / all_no), 2) for g in known}


def _grams(word: str) -> list[str]:
    return [f"^{word}$"[i : i + 3] for i in range(len(word))]


def _forget_tagged(data: Path) -> None:
    """Take out of the name parts what ANERcorp told of them: no weight is learned from its own answer."""
    kinds, common = judge(data, tagged=False)
    table = parts._table()
    for one in knowledge.rows("gazetteer/name_parts.tsv", parts.NamePart):
        kind = Part.NONE if one.word in common else parts.KINDS.get(kinds.get(one.word, ""))
        if kind is None:
            table.pop(one.word, None)
        elif table[one.word] is Part.NAME:
            table[one.word] = kind
    for cached in (part, parts.may_open, parts.before_given, runs.another):
        cached.cache_clear()


def _texts(path: Path) -> Iterator[tuple[str, set[tuple[int, int]]]]:
    """Each sentence of a BIO file as a text, and where people's names stand in it."""
    text, spans = "", list[tuple[int, int]]()
    for row in [*path.read_text("utf-8").splitlines(), ""]:
        cells = row.split()
        if len(cells) == 2:
            start = len(text) + 1 if text else 0
            text = f"{text} {cells[0]}".strip()
            if cells[1] == "I-PERS" and spans and spans[-1][1] == start - 1:
                spans[-1] = (spans[-1][0], len(text))
            elif cells[1].endswith("PERS"):
                spans.append((start, len(text)))
        elif text:
            yield text, set(spans)
            text, spans = "", []


def _runs(text: str, people: set[tuple[int, int]]) -> Iterator[Run]:
    article = Article(id="t", source="t", text=text, language="ar", blocks=(Block(0, len(text), "paragraph"),))
    tokens = words(fold(text))
    for sentence in sentences(article, tokens):
        yield from _of_sentence(text, tokens, sentence, people)


def _of_sentence(text: str, tokens: Tokens, sentence: Sentence, people: set[tuple[int, int]]) -> Iterator[Run]:
    """The runs that other rules leave, as `annotate.names` finds them."""
    seen = [(at, look) for at, look in looks(tokens.norm) if sentence.first <= at < sentence.last]
    here = line(text, tokens, sentence, seen, readings(tokens, scan(tokens, sentence, seen)))
    here.add(persons(here)[0])
    here.add(organisations(here))
    here.add(announced(here))
    ends = {name.last: name for name in here.names.values()}
    for first, last in runs.runs(here):
        person = (tokens.start[first], tokens.end[last - 1]) in people
        yield Run(runs.features(here, ends, first, last), person)


def _learn(cases: list[Run]) -> dict[str, float]:
    count = Counter(f for case in cases for f in case.features)
    weights = {f: 0.0 for f, n in count.items() if n >= RARE}
    order = [([f for f in case.features if f in weights], case.person) for case in cases]
    shuffle = random.Random(SEED).shuffle
    for turn in range(ROUNDS):
        shuffle(order)
        rate = RATE / (1 + turn / 5)
        for features, person in order:
            error = person - 1 / (1 + exp(-sum(weights[f] for f in features)))
            for f in features:
                weights[f] += rate * (error - DECAY * weights[f])
    return weights


def _report(weights: dict[str, float], held: list[Run]) -> None:
    scored = [(sum(weights.get(f, 0.0) for f in run.features), run.person) for run in held]
    for enough in (-1.0, -0.5, 0.0, 0.5, 1.0):
        made = [person for score, person in scored if score > enough]
        print(f"above {enough}: P {sum(made) / len(made):.3f} R {sum(made) / sum(p for _, p in scored):.3f}")


def _write(name: str, about: str, licence: str, weights: dict[str, float]) -> None:
    rows = "".join(f"{f}\t{w}\n" for f, w in sorted(weights.items()))
    head = HEAD.format(about=about, licence=licence, rows=len(weights))
    Path(str(ROOT / "models" / f"{name}.tsv")).write_text(head + rows, "utf-8")
    print(name, len(weights))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
