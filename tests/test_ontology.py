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


@pytest.mark.parametrize(
    "entry", [*ontology.modes().values(), *ontology.contexts().values()], ids=lambda entry: entry.id
)
def test_mode_or_context_is_named_and_explained_in_both_languages(entry: ontology.Mode | ontology.Context) -> None:
    assert ARABIC.search(entry.ar)
    assert ARABIC.search(entry.means_ar)
    assert entry.en.isascii()
    assert entry.means_en.isascii()
    assert entry.means_en.endswith(".")
    assert not entry.means_ar.endswith(".")


def test_every_cameo_code_stands_for_what_the_ontology_knows() -> None:
    codes = ontology.cameos()
    assert len(codes) == 256
    assert {c.type for c in codes.values()} == set(ontology.types()) - {"TEST", "TRADE"}
    assert all(f"{c.type}.{c.mode}" in ontology.modes() for c in codes.values() if c.mode)
    assert all(set(c.contexts) <= set(ontology.contexts()) for c in codes.values())
    assert all(-10 <= c.goldstein <= 10 for c in codes.values())
    assert {m.cameo for m in ontology.modes().values()} <= set(codes)


def test_the_code_of_an_event_is_the_nearest() -> None:
    assert ontology.cameo("CONSULT", "visit") == "042"
    assert ontology.cameo("CONSULT", "meet") == "040"
    assert ontology.cameo("AID", None, ("military",)) == "072"
    assert ontology.cameo("REQUEST", "yield", ("military", "diplomatic")) == "1055"
    assert ontology.cameo("ASSAULT", "aerial", ("terrorism",)) == "195"
    assert ontology.cameo("SANCTION") == "160"
    assert ontology.cameo("TRADE", None, ("economic",)) == ""
    with pytest.raises(KeyError):
        ontology.cameo("NOTHING")


def test_a_mode_without_a_score_of_its_own_takes_its_types() -> None:
    assert ontology.score("CONSULT", "visit") == 4.0
    assert ontology.score("PROTEST", "vandalize") == ontology.types()["PROTEST"].score
    assert ontology.score("TEST") == -4.0
    with pytest.raises(KeyError):
        ontology.score("NOTHING")
