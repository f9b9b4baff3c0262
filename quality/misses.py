"""One report, one layer → what the gold has and the reading lacks (-), and what the reading has beside it (+).

`python -m quality.misses NAME [--layer mentions|times|quantities|statements|events]`, to see where work is wanted.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from quality.answers import Place, answers
from quality.counting import likeness, match
from quality.evaluate import belongs, readings
from quality.layers import Case

from marsad import model as m

LEAST = {"mentions": 0.99, "times": 0.5, "quantities": 0.4, "statements": 0.5, "events": 0.01}
Gold = tuple[Place, str]


def gold(case: Case, layer: str) -> list[Gold]:
    """The answers of a layer: the words, and what is said of them."""
    a = case.answer
    rows: dict[str, list[Gold]] = {
        "mentions": [(x, f"{x.type} {x.entity}") for x in a.mentions],
        "times": [(x, f"{x.earliest}/{x.latest}") for x in a.times],
        "quantities": [(x, f"{x.value} {x.unit}") for x in a.quantities],
        "statements": [(s.content, f"{s.speaker or s.speaker_text} {s.act} {s.manner}") for s in a.statements],
        "events": [(e.trigger, f"{e.type} {e.actors} {e.recipients} {e.modality}") for e in a.events],
    }
    return rows[layer]


def said(claim: m.Claim) -> str:
    match claim:
        case m.Mention(type=kind, country=country):
            return f"{kind} {country or ''}"
        case m.Time(interval=when):
            return f"{when.earliest}/{when.latest}"
        case m.Quantity(value=value, unit=unit):
            return f"{value} {unit}"
        case m.Statement(speakers=speakers, act=act, manner=manner):
            return f"{[p.evidence.text for p in speakers]} {act} {manner}"
        case m.Event(type=kind, actors=actors, recipients=recipients, modality=modality):
            parties = ([p.evidence.text for p in side] for side in (actors, recipients))
            return f"{kind} {next(parties)} {next(parties)} {modality}"
    return ""


def lines(case: Case, layer: str) -> Iterator[str]:
    wanted, made = gold(case, layer), tuple(getattr(case.reading, layer))
    pairs = match(wanted, made, lambda g, x: likeness(case.place(g[0]), case.trim(x)), LEAST[layer])
    paired, own = dict(pairs), {j for _, j in pairs}
    for i, (place, what) in enumerate(wanted):
        sign, beside = ("=", said(made[paired[i]])) if i in paired else ("-", "")
        yield f"{sign} {place.text[:70]} | {what}" + (f" | {beside}" if beside else "")
    yield from (f"+ {x.evidence.text[:70]} | {said(x)} | {x.evidence.rule}" for x in beside_gold(made, own))


def beside_gold(made: Sequence[m.Claim], own: set[int]) -> Iterator[m.Claim]:
    return (x for j, x in enumerate(made) if j not in own)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", help="reports whose name holds these letters")
    parser.add_argument("--layer", choices=list(LEAST), help="one layer; else all")
    args = parser.parse_args()
    for name, answer in answers().items():
        reading = next((r for r in readings() if belongs(answer, r)), None)
        if args.name not in name or reading is None:
            continue
        for layer in [args.layer] if args.layer else LEAST:
            print(f"\n{name}, {layer}", *lines(Case(answer, reading), layer), sep="\n")


if __name__ == "__main__":
    main()
