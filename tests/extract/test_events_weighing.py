"""What is asked again is looked up, within bounds; signs that two units of a side share count once."""

from __future__ import annotations

import pytest

from marsad.extract.events import bearing, sides
from marsad.extract.events.clause import Unit
from marsad.extract.events.lexeme import lexeme
from marsad.extract.events.memory import Memory
from marsad.extract.events.sides import Side
from marsad.extract.events.weighing import Weighed, model, weighed


def test_a_memory_asks_once_and_forgets_when_it_is_full() -> None:
    asked: list[str] = []

    def find(word: str) -> int:
        asked.append(word)
        return len(word)

    memory = Memory(find, 2)
    assert [memory[w] for w in ("a", "bc", "a", "def", "a")] == [1, 2, 1, 3, 1]
    assert asked == ["a", "bc", "def", "a"]
    assert len(memory) == 2


def seen(names: list[str]) -> list[Weighed]:
    """Each sign twice: by itself, and beside the next one."""
    return [weighed(bearing.MODELS, *pair) for pair in zip(names, [*names[1:], names[0]], strict=True)]


def side(*units: tuple[list[Weighed], str]) -> Side:
    """France, by what is seen of its units, each with its source."""
    found: dict[str, Side] = {}
    for some, source in units:
        sides._add(found, (("FRA", "FRA"),), Unit(0, 1, 0, 1), tuple(some), source)
    return found["FRA"]


def test_what_two_units_share_counts_once() -> None:
    names = [sign for sign in model(bearing.MODELS[0]) if sign != "*"][:6]
    once = tuple(sum(model(m).get(sign, 0.0) for sign in names) for m in bearing.MODELS)
    some = seen(names)
    plain, doubled = side((some[:3], "s"), (some[3:], "title")), side((some[:3], "s"), (some[3:], "s"))
    assert doubled.signs == plain.signs == set(names)
    assert (plain.doubled, doubled.doubled) == (False, True)
    assert doubled.weight() == pytest.approx(once)
    assert plain.weight() == pytest.approx([2 * part for part in once])


def test_a_sign_that_no_model_knows_is_told_and_weighs_nothing() -> None:
    one = weighed(bearing.MODELS, "no such sign")
    assert (one.signs, one.one, one.other, one.carried) == (("no such sign",), 0.0, 0.0, ())


def test_words_without_readings_are_one_lexeme_a_letter() -> None:
    assert lexeme("كتاب") is lexeme("مدينة")
    assert lexeme("،") is not lexeme("كتاب")
    assert lexeme("يزور").triggers == tuple(r for r in lexeme("يزور").readings if r.pattern is not None) != ()
