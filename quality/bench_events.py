"""Events, by one command: every event layer of every set that is at hand, the event records, and the stage's speed.

`python -m quality.bench_events` (or `make bench-events`) measures the examples always, and the shared development sets
and the gold standard records where MARSAD_SHARED names their folder.
"""

from __future__ import annotations

from quality.bench import ARTICLE, articles, by_stage
from quality.evaluate import evaluate, row
from quality.floors import shared, shared_output

from marsad.extract.events import reader

LAYER = "events"
RECORDS = "event gold records"
WARM = 20  # documents read first: what loading costs is start-up, which `make bench` prints


def example_lines() -> list[str]:
    """The event layers of the examples."""
    table, _ = evaluate()
    return ["== examples", *(row(name, table) for name in table if name.startswith(LAYER))]


def shared_lines(output: str) -> list[str]:
    """The event layers of the shared scorer's tables, and the whole table of event records."""
    kept: list[str] = []
    for part in output.split("\n== ")[1:]:
        title, *lines = part.splitlines()
        whole = title.startswith(RECORDS)
        found = [line for line in lines if line.strip() and not line.startswith("{") and (whole or _of_events(line))]
        kept += ["", f"== {title}", *found] if any(_of_events(line) or whole for line in found) else []
    return kept


def _of_events(line: str) -> bool:
    return line.startswith((LAYER, "layer"))


def speed(n: int) -> float:
    """Articles of 290 words a second on one core, for this stage alone, over `n` articles met for the first time, once
    its tables are loaded."""
    first, pages = (found := articles(shared(), WARM + n))[:WARM], found[WARM:] or found
    by_stage(first)
    words = sum(len((p.body if isinstance(p.body, str) else p.body.decode()).split()) for p in pages)
    return words / ARTICLE / by_stage(pages)["events"]


def speed_line(n: int = 2000) -> str:
    """The speed in words, and whether the stage runs compiled."""
    how = "compiled" if reader.__file__.endswith((".so", ".pyd")) else "as written, not compiled"
    return f"events: {speed(n):.0f} articles of {ARTICLE} words a second a core, the first {n}, {how}"


def main() -> None:
    folder = shared()
    print("\n".join(example_lines()))
    if folder:
        print("\n".join(shared_lines(shared_output(folder))))
    else:
        print("\nMARSAD_SHARED is not set: the shared sets and the event records are left out")
    print(f"\n{speed_line()}")


if __name__ == "__main__":
    main()
