"""Text dumps made of articles and page furniture → how much of each article was kept, and whether its title was found.

`python -m quality.dumps.score [--group NAME]`: one row a template and one for all.
The articles are those of `examples/`, and those of `choice.tsv` where MARSAD_SHARED names the shared sets.
"""

from __future__ import annotations

import argparse
import lzma
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

import msgspec
from quality.answers import answers
from quality.dumps.pages import TEMPLATES, Dump, Report, dump, templates
from quality.floors import shared

from marsad.ingest import ingest
from marsad.model import Article, Page

CHOICE = Path(__file__).parent / "choice.tsv"


class Row(NamedTuple):
    """A kind of input: precision, recall and F1 of its letters, the mean of `n` pages; the share of right titles."""

    kind: str
    precision: float
    recall: float
    f1: float
    n: int
    titles: float


class Raw(msgspec.Struct):
    id: str
    title: str
    text: str
    published: str


def examples() -> list[Report]:
    """The articles written for this project, by their gold answers."""
    found = [(name, [b.text for b in a.blocks]) for name, a in sorted(answers().items())]
    return [Report(name, blocks[0], tuple(blocks[1:])) for name, blocks in found]


def news(folder: Path, ids: Iterable[str]) -> dict[str, Report]:
    """The articles of the shared news with these ids."""
    wanted, found = frozenset(ids), {}
    with lzma.open(folder / "data/news-2015/articles.jsonl.xz") as lines:
        for line in lines:
            raw = msgspec.json.decode(line, type=Raw)
            if raw.id in wanted:
                paragraphs = tuple(p.strip() for p in raw.text.splitlines() if p.strip())
                found[raw.id] = Report(raw.id, raw.title.strip(), paragraphs, raw.published)
    return found


def choice() -> dict[str, list[str]]:
    """The ids of the shared articles that each template is filled with, and of `others`, for headlines."""
    rows = [line.split("\t") for line in CHOICE.read_text(encoding="utf-8").splitlines()]
    return {name: ids.split() for name, ids in rows}


def dumps(group: str, folder: Path | None) -> Iterator[Dump]:
    """The pages of a group of templates, in order."""
    chosen = choice()
    known = news(folder, {i for ids in chosen.values() for i in ids}) if folder else {}
    written = examples()
    others = [known[i] for i in chosen["others"] if i in known]
    for name, template in templates(group).items():
        for report in (known[i] for i in chosen.get(name, []) if i in known):
            yield dump(name, template, report, others)
        for report in written:  # its links are of its own subject
            yield dump(name, template, report, [o for o in written if o.id != report.id])


def letters(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    return {i for a, b in spans for i in range(a, b) if text[i].isalnum()}


def judged(page: Dump, document: Article) -> tuple[float, float, float, bool]:
    """Precision, recall and F1 of the letters kept, and whether the title is the article's,
    or none was found where the page shows none."""
    gold = letters(page.text, (page.title, *page.body))
    either = letters(page.text, page.either)
    made = letters(page.text, [(b.start, b.end) for b in document.kept()]) - either
    hit = len(gold & made)
    p, r = hit / max(len(made), 1), hit / max(len(gold), 1)
    title = document.text[document.title.start : document.title.end] if document.title else ""
    wanted = page.report.title if page.titled else ""
    right = [c for c in title if c.isalnum()] == [c for c in wanted if c.isalnum()]
    return p, r, 2 * p * r / (p + r) if p + r else 0.0, right


def rows(group: str, folder: Path | None = None) -> list[Row]:
    """One row a template of `group` and, last, one over all their pages; the shared news too where `folder` has it."""
    judgements: dict[str, list[tuple[float, float, float, bool]]] = {}
    for page in dumps(group, folder):
        found = ingest(Page(source=page.template, kind="text", body=page.text))
        judgement = judged(page, found) if isinstance(found, Article) else (0.0, 0.0, 0.0, False)
        judgements.setdefault(page.template, []).append(judgement)
    every = [j for found in judgements.values() for j in found]
    return [_row(name, found) for name, found in (*judgements.items(), (f"dumps ({group})", every))]


def _row(name: str, found: list[tuple[float, float, float, bool]]) -> Row:
    p, r, f1, titles = (fmean(column) for column in zip(*found, strict=True))
    return Row(name, p, r, f1, len(found), titles)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--group", default="tuned", choices=sorted(f.name for f in TEMPLATES.iterdir()))
    args = parser.parse_args()
    print(f"{'kind':24}{'P':>7}{'R':>7}{'F1':>7}{'title':>7}{'n':>6}")
    for row in rows(args.group, shared()):
        print(f"{row.kind:24}{row.precision:7.3f}{row.recall:7.3f}{row.f1:7.3f}{row.titles:7.3f}{row.n:6}")


if __name__ == "__main__":
    main()
