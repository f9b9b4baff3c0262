"""Pages whose article is known → how much of it is found, by Marsad and by its peers, and how fast.

The measure is that of the article-extraction benchmark: precision and recall of word 4-grams of the body, each the mean
over pages, and F1 of the two. The peers read the same pages in the same run; time is processor time of one core.
"""

from __future__ import annotations

import gzip
import json
import re
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

import trafilatura
from quality.pages.forms import Saved
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import detect_encoding
from resiliparse.parse.html import HTMLTree

from marsad.ingest import ingest
from marsad.model import Article, Page, Problem
from marsad.sources import pages as read_pages

Reader = Callable[[bytes], tuple[str, str]]


class Row(NamedTuple):
    """A kind of input, who read it, precision, recall and F1 of the body, right titles (None: not asked), pages a
    second of one core (None: not measured), and of how many pages."""

    kind: str
    reader: str
    precision: float
    recall: float
    f1: float
    titles: float | None
    speed: float | None
    n: int


def marsad(body: bytes) -> tuple[str, str]:
    """The title and body of an HTML page, as the whole of `ingest` finds them."""
    return _parts(ingest(Page(source="page", kind="html", body=body)))


def by_trafilatura(body: bytes) -> tuple[str, str]:
    return "", trafilatura.extract(body, fast=True, include_comments=False) or ""


def by_resiliparse(body: bytes) -> tuple[str, str]:
    tree = HTMLTree.parse_from_bytes(body, detect_encoding(body[:65_536]) or "utf-8")
    return "", extract_plain_text(tree, main_content=True, comments=False)


READERS: dict[str, Reader] = {"marsad": marsad, "trafilatura fast": by_trafilatura, "resiliparse": by_resiliparse}


def benchmark(folder: Path) -> list[Row]:
    """The pages of the benchmark in `folder`, by each reader."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    held = {n: gzip.decompress((folder / f"html/{n}.html.gz").read_bytes()) for n in truth}
    cases = [(held[name], answer["articleBody"], "") for name, answer in truth.items()]
    return [row("benchmark pages", name, reader, cases) for name, reader in READERS.items()]


def arabic(saved: Iterable[Saved]) -> list[Row]:
    """Arabic pages by each reader, all templates together, then Marsad by template."""
    cases = [(s.kind, (s.body, "\n".join(s.report.paragraphs), s.report.title)) for s in saved]
    every = [case for _, case in cases]
    found = [row("Arabic pages", name, reader, every) for name, reader in READERS.items()]
    for kind in dict.fromkeys(k for k, _ in cases):
        found.append(row(kind, "marsad", marsad, [case for k, case in cases if k == kind]))
    return found


def files(saved: Iterable[Saved]) -> list[Row]:
    """Other kinds of file, each read from the disk as a user's would be."""
    kinds: dict[str, list[tuple[bytes, str, str]]] = {}
    endings: dict[str, str] = {}
    for one in saved:
        kinds.setdefault(one.kind, []).append((one.body, "\n".join(one.report.paragraphs), one.report.title))
        endings[one.kind] = one.suffix
    return [row(kind, "marsad", from_disk(endings[kind]), cases) for kind, cases in kinds.items()]


def from_disk(suffix: str) -> Reader:
    def reader(body: bytes) -> tuple[str, str]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, f"one{suffix}")
            path.write_bytes(body)
            for found in read_pages([str(path)]):
                return _parts(ingest(found) if isinstance(found, Page) else found)
        return "", ""

    return reader


def row(kind: str, name: str, reader: Reader, cases: list[tuple[bytes, str, str]]) -> Row:
    """What `reader` makes of `cases`: pages, their bodies and their titles."""
    reader(cases[0][0])
    begun = time.process_time()
    made = [reader(body) for body, _, _ in cases]
    speed = len(cases) / max(time.process_time() - begun, 1e-9)
    judged = [_judged(want, got) for (_, want, _), (_, got) in zip(cases, made, strict=True)]
    p, r = (fmean(column) for column in zip(*judged, strict=True))
    titled = [_letters(t) == _letters(got) for (_, _, t), (got, _) in zip(cases, made, strict=True) if t]
    titles = fmean(titled) if titled and name == "marsad" else None
    return Row(kind, name, p, r, 2 * p * r / (p + r) if p + r else 0.0, titles, speed, len(cases))


def _parts(found: Article | Problem) -> tuple[str, str]:
    if isinstance(found, Problem):
        return "", ""
    title = found.text[found.title.start : found.title.end] if found.title else ""
    return title, "\n".join(found.text[b.start : b.end] for b in found.kept() if b.kind != "title")


def _judged(want: str, got: str) -> tuple[float, float]:
    wanted, made = _grams(want), _grams(got)
    hit = (wanted & made).total()
    return (hit / made.total() if made else float(not wanted)), (hit / wanted.total() if wanted else 1.0)


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return Counter(zip(*(words[i:] for i in range(4)), strict=False)) if len(words) >= 4 else Counter([tuple(words)])


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())
