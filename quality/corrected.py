"""Claims that people corrected in, how many are read right today out: `python -m quality.corrected FILE`.

The file is what `marsad export --as cases` wrote. Each document is read again by today's rules; a corrected claim is
right where what is read there is what the person said.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from marsad.export.cases import Case, Corrected
from marsad.knowledge import mending
from marsad.knowledge.identity import claim_key
from marsad.model import Event, Evidence, Reading, Statement
from marsad.pipeline import reread

_case = msgspec.json.Decoder(Case).decode


def load(path: Path) -> list[Case]:
    """The cases of a file. Raises ValueError, with the line, where one is none."""
    found = []
    for n, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            found.append(_case(line))
        except msgspec.DecodeError as fault:
            raise ValueError(
                f"{path}, line {n}: is no case ({fault}); write them with: marsad export --as cases"
            ) from fault
    return found


def scored(cases: list[Case]) -> Iterator[tuple[Case, Corrected, bool]]:
    """Each corrected claim, and whether it is read right today."""
    for case in cases:
        reading = reread(case.document)
        for claim in case.claims:
            yield case, claim, right(reading, claim)


def right(reading: Reading, claim: Corrected) -> bool:
    """Whether the reading has at the claim's place what the correction says."""
    told = [e for e in reading.events if _meets(e.evidence, claim)]
    said = [s for s in reading.statements if _meets(s.evidence, claim)]
    if claim.kind == "reject-claim":
        return claim.key not in {*map(claim_key, told), *map(claim_key, said)}
    if claim.kind == "fix-date":
        return any(e.when == mending.days(claim.right) for e in told)
    if claim.kind == "fix-type":
        return any(_type(e, claim.right) for e in told)
    return any(_spoken(s, claim.right) for s in said)


def _meets(evidence: Evidence, claim: Corrected) -> bool:
    return evidence.start < claim.end and claim.start < evidence.end


def _type(event: Event, wanted: str) -> bool:
    type, _, mode = wanted.partition(".")
    return event.type == type and (not mode or event.mode == mode)


def _spoken(statement: Statement, wanted: str) -> bool:
    return wanted in {p.evidence.text for p in statement.speakers} if wanted else not statement.speakers


def main() -> None:
    parser = argparse.ArgumentParser(description="How many of the claims that people corrected are read right today.")
    parser.add_argument("file", type=Path, help="what `marsad export --as cases` wrote")
    parser.add_argument("--misses", action="store_true", help="print each claim that is still wrong")
    asked = parser.parse_args()
    every, good = Counter[str](), Counter[str]()
    for case, claim, is_right in scored(load(asked.file)):
        every[claim.kind] += 1
        good[claim.kind] += is_right
        if asked.misses and not is_right:
            print(f"{case.document.id}\t{claim.start}\t{claim.kind}\t{claim.key}\t{claim.right}")
    for kind, n in sorted(every.items()):
        print(f"{kind:14}{good[kind]:5} of {n}")
    print(f"{'all':14}{good.total():5} of {every.total()}")


if __name__ == "__main__":
    main()
