"""Articles → how fast and how large: documents and words per second, milliseconds a stage, peak memory.

`python -m quality.bench [--shared FOLDER] [--n 2000] [--repeat 3] [--json]` reads articles of the shared news where the
folder (or MARSAD_SHARED) has them, else the example reports over and over. One core, from text.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import wraps
from itertools import cycle, islice
from pathlib import Path
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any

from quality.answers import answers
from quality.floors import ROOT, shared
from quality.memory import peak_mb
from quality.news import pages, there

import marsad.annotate
from marsad import pipeline
from marsad.export.interchange import line
from marsad.garbage import seldom_collected
from marsad.model import Given, Page

ARTICLE = 290  # words; the length that the house's figures mean
MODULES: tuple[ModuleType, ...] = (pipeline, marsad.annotate)
# Written in Python, or compiled.
FUNCTIONS = (FunctionType, BuiltinFunctionType)
Timings = Counter[str]


def examples() -> Iterator[Page]:
    for name, answer in cycle(answers().items()):
        given = Given(id=name, published=str(answer.published.earliest))
        yield Page(source=answer.source, kind="text", body=answer.text, given=given)


def articles(folder: Path | None, n: int) -> list[Page]:
    told = ("id", "title", "outlet", "published")
    return list(islice(pages(folder, given=told) if folder and there(folder) else examples(), n))


def whole(pages: list[Page]) -> float:
    """Seconds of processor time to read every page and write its line, as `marsad read` does: one core, whatever else
    the machine does."""
    begun = time.process_time()
    with seldom_collected():
        for page in pages:
            line(pipeline.read(page))
    return time.process_time() - begun


def by_stage(pages: list[Page]) -> Timings:
    """Seconds within each function that the pipeline and annotate call, found by name, so that no order is copied."""
    spent: Timings = Counter()
    kept = [(module, name, f) for module in MODULES for name, f in stages(module)]
    for module, name, f in kept:
        setattr(module, name, timed(f, label(module, name), spent))
    try:
        with seldom_collected():
            for page in pages:
                reading = pipeline.read(page)
                timed(line, "export line", spent)(reading)
    finally:
        for module, name, f in kept:
            setattr(module, name, f)
    return spent


def stages(module: ModuleType) -> list[tuple[str, Callable[..., Any]]]:
    """The functions that `module` imports from marsad's other files, in the order of import."""
    own = module.__name__
    functions = [(n, f) for n, f in vars(module).items() if isinstance(f, FUNCTIONS)]
    return [(n, f) for n, f in functions if f.__module__.startswith("marsad.") and f.__module__ != own and n != "weave"]


def label(module: ModuleType, name: str) -> str:
    return name if module is pipeline else f"  {module.__name__.rpartition('.')[2]}: {name}"


def timed(f: Callable[..., Any], name: str, spent: Timings) -> Callable[..., Any]:
    @wraps(f)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        begun = time.process_time()
        try:
            return f(*args, **kwargs)
        finally:
            spent[name] += time.process_time() - begun  # type: ignore[assignment]

    return wrapped


def measure(pages: list[Page], repeat: int) -> dict[str, Any]:
    """The best of `repeat` runs end to end, one more run by stage, and the process's peak memory in MB."""
    begun = time.process_time()
    whole(pages[:1])
    start_up = time.process_time() - begun
    seconds = min(whole(pages) for _ in range(repeat))
    peak = peak_mb()
    bodies = [p.body if isinstance(p.body, str) else p.body.decode() for p in pages]
    words = sum(len(b.split()) for b in bodies)
    spent = by_stage(pages)
    return {
        "documents": len(pages),
        "docs_per_s": len(pages) / seconds,
        "articles_per_s": words / ARTICLE / seconds,
        "words_per_s": words / seconds,
        "mb_per_s": sum(len(b.encode()) for b in bodies) / 1e6 / seconds,
        "peak_mb": peak,
        "start_up_s": start_up,
        "ms_per_doc": {name: 1000 * s / len(pages) for name, s in spent.items()},
    }


def printed(found: dict[str, Any]) -> str:
    rows = [f"{name:16}{found[name]:12.1f}" for name in found if name != "ms_per_doc"]
    stage = [f"{name:26}{ms:9.3f}" for name, ms in sorted_stages(found["ms_per_doc"])]
    return "\n".join([*rows, "", f"{'stage':26}{'ms/doc':>9}", *stage])


def sorted_stages(ms: dict[str, float]) -> list[tuple[str, float]]:
    """Stages in the order of the pipeline, annotate's own parts under it."""
    parts = [(n, v) for n, v in ms.items() if n.startswith(" ")]
    tops = [(n, v) for n, v in ms.items() if not n.startswith(" ")]
    return [row for top in tops for row in ([top, *parts] if top[0] == "annotate" else [top])]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, help="folder with data/news-2015; else MARSAD_SHARED, else examples")
    parser.add_argument("--examples", action="store_true", help="read the example reports even so")
    parser.add_argument("--n", type=int, default=2000, help="how many articles")
    parser.add_argument("--repeat", type=int, default=3, help="runs of which the best counts")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    args = parser.parse_args()
    folder = None if args.examples else (ROOT / args.shared if args.shared else shared())
    found = measure(articles(folder, args.n), args.repeat)
    print(json.dumps(found) if args.json else printed(found))


if __name__ == "__main__":
    main()
