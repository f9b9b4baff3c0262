"""The ontology is whole: every mode has its type, both languages say something, scores are within their scale."""

from __future__ import annotations

import re

import pytest

from marsad.knowledge import ontology

ARABIC = re.compile("[ء-ي]")


def test_all_types_modes_and_contexts_are_there() -> None:
    assert len(ontology.types()) == 18
    assert {"TEST", "TRADE"} < set(ontology.types())
    assert len(ontology.contexts()) == 37
    assert {m.type for m in ontology.modes().values()} < set(ontology.types())
    assert all(m.id == f"{m.type}.{m.mode}" for m in ontology.modes().values())


@pytest.mark.parametrize("kind", ontology.types().values(), ids=lambda t: t.id)
def test_type_is_named_and_explained_in_both_languages(kind: ontology.EventType) -> None:
    assert ARABIC.search(kind.ar)
    assert ARABIC.search(kind.means_ar)
    assert kind.en.isascii()
    assert kind.means_en.isascii()
    assert -10 <= kind.score <= 10
    assert re.fullmatch("#[0-9a-f]{6}", kind.colour)
    assert (kind.score > 0) == kind.quad.endswith("cooperation") or kind.score == 0


def test_a_mode_without_a_score_of_its_own_takes_its_types() -> None:
    assert ontology.score("CONSULT", "visit") == 4.0
    assert ontology.score("PROTEST", "vandalize") == ontology.types()["PROTEST"].score
    assert ontology.score("TEST") == -4.0
    with pytest.raises(KeyError):
        ontology.score("NOTHING")
