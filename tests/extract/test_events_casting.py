"""Who took part is weighed by the whole page: rows stand in the order of sides, and each event learns of the others."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp
from types import SimpleNamespace
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract import test_events as noted

from marsad.extract.events import casting, numbers
from marsad.extract.events.bearing import MODELS
from marsad.extract.events.casting import Cell, Pair, cells, table, weighed
from marsad.extract.events.clause import Unit
from marsad.extract.events.judging import BORE, BOTH, DID, told
from marsad.extract.events.numbers import Seen, Shares, counted, shares
from marsad.extract.events.reader import Reader
from marsad.extract.events.repeats import keep, tie
from marsad.extract.events.sides import Scene, Side
from marsad.extract.events.signs import word
from marsad.extract.events.weighing import model
from marsad.knowledge.forest import forests

TOLD = "قصفت روسيا أوكرانيا. وهاجمت روسيا أوكرانيا. "
ASKED = "وقالت روسيا إن القصف في أوكرانيا مستمر."
NOWHERE = 999.0
# How many numbers of a row of `table` are habits: the last ones.
HABITS = 14


class Role(NamedTuple):
    """A side by key, its country, and how much speaks for its having acted and suffered."""

    key: str
    of: str
    did: float
    bore: float


def page(text: str) -> list[Cell]:
    doc, entities = noted.document(text)
    reader = Reader(doc, entities, ())
    drafts = [d for sentence in doc.sentences for d in reader.sentence(sentence)]
    stand = tie(told(drafts, keep(drafts), list))
    return cells(Scene(doc, reader.names, [event for _, event in stand]), stand, len(doc.tokens))


def seen(text: str) -> dict[str, list[float]]:
    """The numbers of each side of the first event."""
    first = page(text)[0]
    return {side.key: own for side, (own, _) in zip(first.sides, first.seen.own, strict=True)}


def cell(kind: str, *sides: Role) -> Cell:
    """An event of a type whose sides weigh what they are told to."""
    bases = [model(name).get("*", 0.0) for name in MODELS]
    event: Any = SimpleNamespace(type=kind)
    own = {s.key: Side(s.key, s.of, did=s.did - bases[0], bore=s.bore - bases[1]) for s in sides}
    return Cell(event, own, Seen([], (), [([], ()) for _ in sides]))


def plain(kind: str, *keys: str) -> Cell:
    return cell(kind, *(Role(key, key, 1.0, -1.0) for key in keys))


def last(text: str, key: str) -> Pair:
    """What speaks for a side of the last event."""
    found = page(text)
    return dict(zip([side.key for side in found[-1].sides], weighed(found)[-1], strict=True))[key]


def test_who_does_it_acted_and_whom_it_is_done_to_suffered() -> None:
    for own, weights in zip(page(TOLD), weighed(page(TOLD)), strict=True):
        found = dict(zip([side.key for side in own.sides], weights, strict=True))
        assert found["RUS"][0] > BOTH > DID > found["UKR"][0]
        assert found["UKR"][1] > BORE > found["RUS"][1]


class Rows(NamedTuple):
    """A forest that says of each case which it is."""

    sign: int

    def sums(self, cases: casting.Floats) -> casting.Floats:
        return self.sign * np.arange(float(len(cases)))


def test_every_side_has_the_sums_of_its_own_row(monkeypatch: pytest.MonkeyPatch) -> None:
    rows: Any = {"actors": Rows(1), "recipients": Rows(-1)}
    monkeypatch.setattr(casting, "GROWN", rows)
    told = [plain("ASSAULT", "RUS", "UKR"), plain("AID"), plain("ASSAULT", "CHN"), plain("AID", "RUS")]
    assert weighed(told) == [[(0, 0), (1, -1)], [], [(2, -2)], [(3, -3)]]


def test_where_nobody_may_have_taken_part_nobody_is_weighed() -> None:
    assert weighed([]) == []
    assert weighed([plain("ASSAULT"), plain("AID")]) == [[], []]


def test_a_page_weighs_the_same_again() -> None:
    told = page(TOLD + ASKED)
    once = weighed(told)
    assert weighed(told) == once == weighed(page(TOLD + ASKED))


def test_the_shipped_forests_ask_for_numbers_that_a_page_has() -> None:
    grown, rows = forests(casting.FILE), table(page(TOLD + ASKED), shares())
    assert set(grown) == set(casting.ROLES)
    for forest in grown.values():
        assert 0 <= forest.asked.min() <= forest.asked.max() < rows.shape[1]


def test_who_did_a_thing_twice_is_likelier_to_have_done_it_again() -> None:
    alone, again, other = (last(pre + ASKED, "RUS")[0] for pre in ("", TOLD, TOLD.replace("روسيا", "الصين")))
    assert again > alone + 1
    assert again > other + 1


WORDS = sorted({*noted.KNOWN, "زار", "التقى", "قصفت", "هجوم", "محادثات", "رفضت", "مسلحون", "الجانبان", "في", "مع", "."})


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_page_is_a_table_of_numbers_and_each_side_has_its_weights(bits: list[str]) -> None:
    told, width = page(" ".join(bits)), table(page(TOLD), shares()).shape[1]
    weights = weighed(told)
    assert [len(own.sides) for own in told] == [len(own.seen.own) for own in told] == [len(some) for some in weights]
    assert np.isfinite([pair for some in weights for pair in some]).all()
    if any(own.sides for own in told):
        rows = table(told, shares())
        assert rows.shape == (sum(len(own.sides) for own in told), width)
        assert np.isfinite(rows).all()


def test_a_country_has_the_odds_of_its_likeliest_side() -> None:
    own = cell(
        "AID", Role("بوتين", "RUS", 0.0, 2.0), Role("RUS", "RUS", 3.0, -2.0), Role("CHN", "CHN", -9999.0, 9999.0)
    )
    russia, china = [odds(3.0), odds(2.0)], [odds(-30.0), odds(30.0)]
    assert of_table([own])[:, -2:] == pytest.approx(np.array([russia, russia, china]), abs=1e-6)


def odds(total: float) -> float:
    return 1 / (1 + exp(-total))


def of_table(told: list[Cell]) -> casting.Floats:
    """The habits in the rows of a page."""
    return table(told, {"*": (0.5, 0.5)})[:, -HABITS:]


def test_a_row_tells_the_likeliest_other() -> None:
    one, two, three = Role("A", "A", 2.0, -1.0), Role("B", "B", 1.0, 0.0), Role("C", "C", 2.0, 1.0)
    rows = of_table([cell("AID", one, two, three), cell("AID", two), cell("AID", one, two)])[:, 9:11]
    high, most, some = odds(2.0), odds(1.0), odds(0.0)
    rivals = [[high, most], [high, most], [high, some], [0, 0], [most, some], [high, odds(-1.0)]]
    assert rows == pytest.approx(np.array(rivals), abs=1e-6)


def test_of_the_only_event_of_a_page_nothing_is_known_from_others() -> None:
    rows = table(page("قصفت روسيا أوكرانيا."), shares())[:, -HABITS:]
    assert len(rows) == 2
    assert not rows[:, :9].any()
    assert rows[:, 11].tolist() == [1.0, 1.0]


NAMES = st.sampled_from(["RUS", "UKR", "CHN", "مسلحون"])
ROLES = st.builds(lambda key, did, bore: Role(key, key, did, bore), NAMES, st.floats(-4, 4), st.floats(-4, 4))
EVENTS = st.tuples(st.sampled_from(["AID", "ASSAULT"]), st.lists(ROLES, max_size=4, unique_by=lambda role: role.key))


@settings(deadline=None)
@given(st.lists(EVENTS, min_size=1, max_size=6))
def test_habits_are_what_is_told_in_all_other_events(told: list[tuple[str, list[Role]]]) -> None:
    if not any(roles for _, roles in told):
        return
    rows = of_table([cell(kind, *roles) for kind, roles in told])
    wanted = [slow(told, i, role.of) for i, (_, roles) in enumerate(told) for role in roles]
    assert rows == pytest.approx(np.array(wanted), abs=2e-6)


def test_a_longer_file_is_read_by_parts_of_so_many_events(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [plain("AID", "RUS", "UKR"), plain("AID"), plain("ASSAULT", "RUS"), plain("AID", "CHN", "RUS")]
    whole = of_table(told)
    monkeypatch.setattr(casting, "_TOGETHER", 2)
    parts = of_table(told)
    assert parts == pytest.approx(np.vstack([of_table(told[:2]), of_table(told[2:])]))
    assert parts.shape == whole.shape
    assert not np.allclose(parts, whole)


def slow(told: list[tuple[str, list[Role]]], i: int, of: str) -> list[float]:
    """The habits of a country beside the `i`th event, looked up event by event."""
    did = [{r.of: odds(r.did) for r in roles} for _, roles in told]
    bore = [{r.of: odds(r.bore) for r in roles} for _, roles in told]
    others = [k for k in range(len(told)) if k != i]
    alike = [k for k in others if told[k][0] == told[i][0]]
    rivals = [r.of for r in told[i][1] if r.of != of]

    def sums(some: Iterable[int], who: list[dict[str, float]]) -> float:
        return sum(who[k].get(of, 0.0) for k in some)

    def dealt(some: list[int], first: list[dict[str, float]], second: list[dict[str, float]]) -> float:
        """Where the country was `first` and a rival `second` elsewhere, by how likely that one is `second` here."""
        return sum(first[k].get(of, 0.0) * second[k].get(r, 0.0) * second[i][r] for r in rivals for k in some)

    return [
        sums(alike, did), sums(alike, bore), sums(others, did), sums(others, bore),
        sums(alike, did) / max(1, len(alike)), sums(alike, bore) / max(1, len(alike)),
        dealt(alike, did, bore), dealt(alike, bore, did), dealt(others, did, bore),
        max((did[i][r] for r in rivals), default=0.0), max((bore[i][r] for r in rivals), default=0.0),
        len(alike) + 1, did[i].get(of, 0.0), bore[i].get(of, 0.0),
    ]  # fmt: skip


def test_what_was_done_to_a_rival_before_counts_as_far_as_that_one_is_likely_here() -> None:
    attack = cell("ASSAULT", Role("RUS", "RUS", 30.0, -30.0), Role("UKR", "UKR", -30.0, 30.0))
    again = cell("ASSAULT", Role("RUS", "RUS", 0.0, 0.0), Role("UKR", "UKR", 0.0, 0.0))
    assert of_table([attack, again])[2, 6:9] == pytest.approx([0.5, 0.0, 0.5], abs=1e-6)


@pytest.mark.parametrize(
    ("text", "key", "wanted"),
    [  # the word before the nearest unit, the head on either hand, the preposition after the trigger
        ("قصفت روسيا أوكرانيا.", "RUS", (word("قصفت"), "-", "-", "0")),
        ("قصفت روسيا أوكرانيا.", "UKR", (word("روسيا"), "-", "-", "0")),
        ("روسيا قصفت أوكرانيا.", "RUS", ("^", "-", "-", "-")),
        ("هاجم مسلحون حاجزا.", "@5", (word("هاجم"), "-", word("مسلحون"), "0")),
        ("حاجز هاجمه مسلحون من الصين.", "CHN", (word("من"), "-", "-", "من")),
    ],
)
def test_a_side_is_counted_by_the_words_beside_it_on_either_hand(text: str, key: str, wanted: tuple[str, ...]) -> None:
    first = page(text)[0]
    found = dict(zip([side.key for side in first.sides], [words for _, words in first.seen.own], strict=True))
    *_, near, before, after, prep = [w.partition("=")[2].partition(":")[0] for w in found[key]]
    assert (near, before, after, prep) == wanted


def test_how_far_a_side_is_named_last_and_next() -> None:
    own = seen("قصفت روسيا أوكرانيا.")
    assert [own[key][-7:-5] for key in ("RUS", "UKR")] == [[1, NOWHERE], [2, NOWHERE]]
    assert seen("روسيا قصفت أوكرانيا.")["RUS"][-7:-5] == [1, 1]
    assert seen("قصف مسلحون بلدة.")["@4"][-7:-5] == [NOWHERE, NOWHERE]


def test_whether_the_trigger_agrees_with_a_side() -> None:
    own = seen("وكانت روسيا قصفت أوكرانيا.")
    assert [own[key][-4:] for key in ("RUS", "UKR")] == [[1, 0, 0, 1], [0, 1, 0, 1]]


def test_how_often_and_in_which_order_a_country_is_named() -> None:
    own = seen("قصفت روسيا أوكرانيا. وهاجمت روسيا الصين.")
    assert [own[key][:4] for key in ("RUS", "UKR")] == [[2, 0.5, 0, True], [1, 0.25, 1, True]]


def test_words_that_nobody_counted_are_those_of_any_side() -> None:
    known: Shares = {"*": (0.3, 0.2), "near=a": (0.9, 0.1)}
    assert counted(known, ("near=a", "near=b")) == [0.9, 0.1, 0.3, 0.2]
    assert counted(known, ()) == []


def test_of_two_units_the_nearer_is_close_and_of_two_as_near_the_first() -> None:
    def unit(first: int) -> Unit:
        return Unit(first, first + 1, first, first + 1)

    left, right, far = unit(3), unit(7), unit(9)
    assert numbers._nearer(5, left, right) is left
    assert numbers._nearer(5, left, far) is left
    assert numbers._nearer(6, left, right) is right
    assert numbers._nearer(5, None, far) is far
    assert numbers._nearer(5, left, None) is left


def test_the_shipped_shares_are_parts_and_hold_any_side() -> None:
    known = shares()
    assert "*" in known
    assert all(0 <= part <= 1 for both in known.values() for part in both)
