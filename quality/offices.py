"""Who held which office when → how much of the years since 2000 the dated terms of the gazetteer cover, by office.

`python -m quality.offices` prints the table, `--gaps KIND` the months of each state that no term covers.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import NamedTuple

from marsad.knowledge.gazetteer.offices import Holding, holdings

# All Arab states, those of the Security Council, Turkey, Iran, Israel, neighbours in Asia and Africa, and others of
# which Arabic news speaks.
SPOKEN = """
DZA BHR COM DJI EGY IRQ JOR KWT LBN LBY MRT MAR OMN PSE QAT SAU SOM SDN SYR TUN ARE YEM USA RUS CHN GBR FRA
TUR IRN ISR PAK IND AFG JPN PRK KOR DEU ITA ESP GRC UKR POL NLD SWE NOR BEL CAN AUS BRA VEN CUB ETH ERI KEN
SSD TCD MLI NER NGA ZAF IDN MYS AZE ARM GEO KAZ SRB
"""
OFFICES = {
    "head of state": ("head-of-state", "monarch", "emir", "supreme-leader"),
    "head of government": ("head-of-government",),
    "foreign minister": ("foreign-minister",),
    "defence minister": ("defence-minister",),
    "chief of staff, commander": ("chief-of-staff", "commander"),
}
FIRST, LAST = "2000-01", "2025-11"
WHOLE = 0.9  # covered of a state's months, at least, to be nearly whole


class Covered(NamedTuple):
    """How many terms of an office there are, of how many of `SPOKEN`, what share of the months of these they cover,
    and of how many states nearly all."""

    terms: int
    states: int
    share: float
    whole: int


def states() -> list[str]:
    return SPOKEN.split()


def month(said: str, *, last: bool) -> int:
    """A month counted from the year 0; of a year alone its first, or its last."""
    year, _, number = said.partition("-")
    return int(year) * 12 + (int(number) - 1 if number else 11 if last else 0)


def months(state: str, kinds: tuple[str, ...]) -> set[int]:
    """The months since 2000 in which someone is known to have held one of the offices `kinds` of `state`."""
    found: set[int] = set()
    for h in _of(kinds):
        if h.country == state and h.since:
            end = month(h.until, last=True) if h.until else month(LAST, last=True)
            found.update(range(month(h.since, last=False), end + 1))
    return found & set(every())


def every() -> range:
    """All months that are asked for."""
    return range(month(FIRST, last=False), month(LAST, last=True) + 1)


def _of(kinds: tuple[str, ...]) -> list[Holding]:
    return [h for of in holdings().values() for h in of if h.office in kinds]


def covered(kinds: tuple[str, ...]) -> Covered:
    """What the terms of the offices `kinds` cover of the months of the states of which any holder is known."""
    shares = [len(months(state, kinds)) / len(every()) for state in states()]
    known = sum(any(h.country == state for h in _of(kinds)) for state in states())
    held = [share for share in shares if share]
    return Covered(len(_of(kinds)), known, sum(held) / len(held), sum(share >= WHOLE for share in shares))


def gaps(kinds: tuple[str, ...]) -> Iterator[str]:
    """Each state with the first and last months that no term covers."""
    for state in states():
        lost = sorted(set(every()) - months(state, kinds))
        edges = [m for m in lost if m - 1 not in lost or m + 1 not in lost]
        if lost:
            yield f"{state} {len(lost)} months: " + " ".join(f"{m // 12}-{m % 12 + 1:02}" for m in edges)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gaps", choices=list(OFFICES))
    args = parser.parse_args()
    if args.gaps:
        print("\n".join(gaps(OFFICES[args.gaps])))
        return
    for name, kinds in OFFICES.items():
        of = covered(kinds)
        print(f"{name:28}{of.terms:6}{of.states:4} of {len(states())}{of.share:8.0%}{of.whole:5}")


if __name__ == "__main__":
    main()
