"""`marsad reread`: the documents of a record read again by today's rules, and what that changes."""

from __future__ import annotations

import sys
from collections import Counter

from rich.console import Console
from rich.table import Table

from marsad.api.keeping import known
from marsad.cli.command import Limit, RecordFile, app, leave, opened
from marsad.knowledge.identity import claim_key
from marsad.model import Reading
from marsad.pipeline import reread as read_again
from marsad.pipeline import weave

KINDS = ("names", "times", "figures", "statements", "events")


@app.command()
def reread(record: RecordFile, limit: Limit = 20) -> None:
    """Read a record's documents again after the rules have changed; say what is new and what is gone, keep corrections.

    Example: `marsad reread --record gulf.marsad`
    """
    won, lost = Counter[str](), Counter[str]()
    table = Table("document", *KINDS, title="read otherwise than before")
    changed = failed = every = 0
    with opened(record) as kept, kept.together():
        for old in kept.as_read():
            every += 1
            try:
                new = read_again(old.document)
                if new.mentions and new.document.published.basis == "unknown":
                    new = read_again(old.document, known(kept, new))
            except Exception as fault:
                print(f"marsad: {old.document.id}: {type(fault).__name__}: {fault}"[:200], file=sys.stderr)
                failed += 1
                continue
            if new == old:
                continue
            changed += 1
            kept.apply(new, weave(kept.state_for(new), new, kept.corrections()))
            more, less = _differences(old, new)
            won, lost = won + more, lost + less
            if changed <= limit:
                table.add_row(old.document.id, *(f"+{more[k]} −{less[k]}" if more[k] or less[k] else "" for k in KINDS))
    out = Console()
    if changed:
        out.print(table)
    sums = ", ".join(f"{k} +{won[k]} −{lost[k]}" for k in KINDS if won[k] or lost[k])
    out.print(f"{every} read again, {changed} changed, {failed} left as they were. {sums}", highlight=False)
    leave(failed)


def _differences(old: Reading, new: Reading) -> tuple[Counter[str], Counter[str]]:
    """How many claims of each kind the new reading has and the old had not, and the reverse."""
    won, lost = Counter[str](), Counter[str]()
    for kind in KINDS:
        before, after = _claims(old, kind), _claims(new, kind)
        won[kind], lost[kind] = (after - before).total(), (before - after).total()
    return won, lost


def _claims(r: Reading, kind: str) -> Counter[object]:
    """What the claims of a kind say, whatever their ids are."""
    if kind == "names":
        return Counter((m.evidence.span, m.type) for m in r.mentions)
    if kind == "times":
        return Counter((t.evidence.span, t.interval) for t in r.times)
    if kind == "figures":
        return Counter((q.evidence.span, q.value, q.unit) for q in r.quantities)
    if kind == "statements":
        return Counter(claim_key(s) for s in r.statements)
    return Counter((claim_key(e), e.when, e.modality) for e in r.events)
