"""Judge which words are parts of people's names, and which never are: `python training/names.py PATH/TO/data`.

Writes knowledge/gazetteer/name_parts.tsv and knowledge/lexicon/common_words.tsv. Deterministic; no seed.
Only single words leave the data: news-2015 (CC BY-NC-SA, research only: counts of words), name-parts (public domain),
Arabic-Latin name pairs (Apache-2.0), Latin-Arabic name pairs (CC0), names of people from ArWikiCats (MIT), ANERcorp
train (CC BY-SA: which words are people), a list of stop words (MIT). Judgements by hand stand in training/names.toml.
"""

from __future__ import annotations

import csv
import json
import lzma
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from marsad.knowledge import ROOT
from marsad.text import folded

WORD = re.compile(r"[^\W\d_]+|[^\w\s]")
NAMES_HEAD = """# Words that are names of people far more often than anything else; `given` ones may begin
# a name that no title announces, `soft` ones stand only directly after another part (رسول، السعيد).
# Judged by how often each follows a first name, an honorific or «بن» in a large sample of news; checked against
# name-parts (public domain), Arabic-Latin name pairs (Apache-2.0), Latin-Arabic name pairs (CC0), ArWikiCats (MIT),
# ANERcorp train (CC BY-SA). Made by training/names.py.
#! rows {rows}
#! example التقى المدير سمير الحداد ضيوفه => سمير الحداد|PER
#! counter قال الرئيس كارنوف يوم الاثنين إنه مسرور => كارنوف يوم
word\tkind
"""
COMMON_HEAD = """# Words that a person's name does not run on into: frequent in news, seldom after a first name.
# Made by training/names.py.
#! rows {rows}
#! counter قال الرئيس كارنوف يوم الاثنين إنه مسرور => كارنوف يوم
word
"""


class Counts(NamedTuple):
    """How often each word stands in the news, and how often of these right after a first name or an honorific."""

    total: Counter[str]
    after: Counter[str]

    def share(self, word: str) -> float:
        """Of the times `word` stands in the news, the share right after a first name or an honorific."""
        return self.after[word] / self.total[word] if self.total[word] else 0.0


class Lists(NamedTuple):
    """Words that lists of names hold: name parts, name pairs with Latin spellings, people of Wikipedia; stop words."""

    parts: set[str]
    pairs: set[str]
    people: set[str]
    stop: set[str]

    def hold(self, word: str) -> bool:
        return word in self.parts or word in self.pairs or word in self.people


class Judged(NamedTuple):
    """training/names.toml, folded."""

    firsts: frozenset[str]
    honorifics: frozenset[str]
    given: frozenset[str]
    never_given: frozenset[str]
    never: frozenset[str]
    words: frozenset[str]


def main(data: Path) -> None:
    kinds, common = judge(data)
    _write("gazetteer/name_parts.tsv", NAMES_HEAD, [f"{w}\t{kind}" for w, kind in kinds.items() if len(w) > 1])
    _write("lexicon/common_words.tsv", COMMON_HEAD, list(common))


def judge(data: Path, *, tagged: bool = True) -> tuple[dict[str, str], set[str]]:
    """The kind of each name part, and the everyday words; with what tagged news tells, or without."""
    judged = _judged()
    counts, lists = _counts(data, judged), lists_of(data)
    names, common = _sorted_out(counts, lists, judged)
    seen = _tagged(data).items() if tagged else ()
    sure = {w for w, (inside, outside) in seen if inside > 1 and inside > 4 * outside and len(w) > 2}
    sure = {w for w in sure if w[0] not in "وفبل" or w[1:] not in sure | names}  # «وسعيد», «لمحمد»
    given = _given(names, counts, lists, judged)
    names = ((names | sure) - lists.stop - judged.words) | given
    common = {w for w in common if counts.total[w] >= 14} | lists.stop
    common = {w for w in common | judged.words if len(w) > 1} - names - sure
    soft = {w for w in common if _soft(w, counts, lists)}
    kinds = dict.fromkeys(soft, "soft") | dict.fromkeys(names, "name") | dict.fromkeys(given, "given")
    return kinds, common - soft


def _judged() -> Judged:
    raw = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return Judged(**{name: frozenset(map(folded, raw[name])) for name in Judged._fields})


def _counts(data: Path, judged: Judged) -> Counts:
    counts = Counts(Counter(), Counter())
    leads = judged.firsts | judged.honorifics
    for words in news(data):
        counts.total.update(words)
        counts.after.update(b for a, b in pairwise(words) if a in leads)
    return counts


def news(data: Path) -> Iterator[list[str]]:
    """The folded words of each news report."""
    with lzma.open(data / "news-2015/articles.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield WORD.findall(folded(json.loads(line)["text"]))


def lists_of(data: Path) -> Lists:
    names = data / "names"
    with (names / "name-parts-dict_ar_en.csv").open(encoding="utf-8") as rows:
        parts = {w for row in csv.reader(rows) if len(row) == 2 for w in folded(row[0]).split()}
    pairs = {folded(line.split("\t")[0]) for line in _lines(names / "arabic-latin-train.txt")}
    cells = (line.split("\t") for line in _lines(names / "latin-arabic-pairs.txt"))
    pairs |= {folded(row[1].replace(" ", "")) for row in cells if len(row) > 2}
    people = json.loads((data / "wiki-names/peoples.json").read_text("utf-8")).values()
    stop = {w for w in folded((data / "stopwords/list.txt").read_text("utf-8")).split() if "ء" <= w[0] <= "ي"}
    return Lists(parts, pairs, {w for name in people for w in folded(name).split()}, stop)


def _tagged(data: Path) -> dict[str, tuple[int, int]]:
    """How often each word stands in a person's name, and how often outside one, in ANERcorp."""
    rows = (line.split() for line in _lines(data / "ner-train/train.txt"))
    pairs = [(folded(row[0]), row[-1].endswith("PERS")) for row in rows if len(row) == 2]
    inside, outside = Counter(w for w, per in pairs if per), Counter(w for w, per in pairs if not per)
    return {w: (n, outside[w]) for w, n in inside.items() if "ء" <= w[0] <= "ي"}


def _sorted_out(counts: Counts, lists: Lists, judged: Judged) -> tuple[set[str], set[str]]:
    """The words that are names, and those that are everyday words; what is neither stays unknown."""
    names, common = set[str](), set[str]()
    for word, n in counts.total.items():
        if len(word) < 2 or not "ء" <= word[0] <= "ي":
            continue
        share, listed, inflects = counts.share(word), lists.hold(word), _inflects(word, counts)
        clitic = word[0] in "وبلفك" and counts.total[word[1:]] > 4 * n
        bad = word in judged.never or clitic
        if n >= 10 and not bad and _named(share, n, listed, inflects):
            names.add(word)
        elif _everyday(word, counts, listed=listed and not inflects and not bad, pair=word in lists.pairs):
            common.add(word)
    return names, common


def _everyday(word: str, counts: Counts, *, listed: bool, pair: bool) -> bool:
    n, share = counts.total[word], counts.share(word)
    often = n >= 1500 or (n >= 250 and share < 0.02)
    return often or (n >= 6 and not listed) or (n >= 12 and share < 0.01 and not pair)


def _named(share: float, n: int, listed: bool, inflects: bool) -> bool:
    return (share >= 0.25 and n < 2500) or (listed and share >= (0.09 if inflects else 0.02))


def _inflects(word: str, counts: Counts) -> bool:
    """Whether `word` takes the article, pronouns, endings or verb prefixes, as names do not."""
    if word.startswith("ال"):
        return True
    total = counts.total
    forms = ["ال" + word, "ي" + word, "ت" + word, "سي" + word, *(word + end for end in ("ه", "ها", "هم", "ين", "ات"))]
    if word.endswith("ة"):
        forms += [word[:-1] + "ته", word[:-1] + "تها"]
    return sum(total[f] for f in forms) + total[word + "ت"] / 2 >= max(4, 0.06 * total[word])


def _given(names: set[str], counts: Counts, lists: Lists, judged: Judged) -> set[str]:
    """First names: judged ones, and parts with a Latin spelling too that often follow an honorific."""
    found = {w for w in names if w in lists.parts and w in lists.pairs | lists.people and counts.share(w) >= 0.2}
    return ({w for w in found if not w.startswith("ال")} | judged.given) - judged.never_given - judged.words


def _soft(word: str, counts: Counts, lists: Lists) -> bool:
    n, article = counts.total[word], word.startswith("ال")
    clitic = word[0] in "وبلفيتس" and counts.total[word[1:]] > n
    likely = 0 < n < (900 if article else 700) and counts.share(word) >= (0.02 if article else 0.012)
    return likely and lists.hold(word) and word not in lists.stop and not clitic


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def _write(file: str, head: str, rows: list[str]) -> None:
    Path(str(ROOT / file)).write_text(head.format(rows=len(rows)) + "".join(f"{r}\n" for r in sorted(rows)), "utf-8")
    print(file, len(rows))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
