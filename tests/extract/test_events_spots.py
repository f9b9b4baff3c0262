"""A word that no rule takes is weighed by what stands around it and by what the rules keep beside it, nothing else."""

from __future__ import annotations

import pytest
from tests.extract import test_events as noted

from marsad.extract.events.drafts import Draft
from marsad.extract.events.reader import Reader
from marsad.extract.events.spots import Kept, Spot, likely, seen_of

# Two sentences: in the first an attack is kept beside a word of aid, in the second the word stands alone.
TEXT = "قصفت روسيا أوكرانيا ووعدت بتوفير المياه للسكان. وقامت الصين أمس بتوفير المياه للسكان."


def read() -> tuple[list[Spot], list[Draft]]:
    doc, entities = noted.document(TEXT)
    reader = Reader(doc, entities, ())
    drafts = [d for sentence in doc.sentences for d in reader.sentence(sentence)]
    return [spot for spot in reader.spots() if spot.norm[spot.at - spot.first] == "بتوفير"], drafts


def signs(spot: Spot, drafts: list[Draft]) -> set[str]:
    return {sign for seen in seen_of(spot, Kept(drafts)) for sign in seen.signs}


@pytest.mark.parametrize(
    ("which", "wanted"),
    [
        (0, {"beside=1", "beside=AID:1", "near=1", "near=AID:1", "same=False", "alike=0", "tentative=True"}),
        (1, {"beside=0", "beside=AID:0", "near=0", "near=AID:0", "same=False", "alike=0", "tentative=True"}),
    ],
)
def test_what_the_rules_keep_beside_a_word_is_a_sign(which: int, wanted: set[str]) -> None:
    spots, drafts = read()
    attacks = [d for d in drafts if d.event.type == "ASSAULT"]
    assert len(spots) == 2
    assert wanted <= signs(spots[which], attacks)


def test_events_of_the_same_type_are_counted_on_the_page_and_told_in_the_sentence() -> None:
    spots, _ = read()
    first, second = spots
    doc, entities = noted.document(TEXT)
    reader = Reader(doc, entities, ())
    for sentence in doc.sentences:
        reader.sentence(sentence)
    aid = reader.loose([first])
    assert {"alike=1", "alike=AID:1", "same=False"} <= signs(second, aid)
    assert {"alike=1", "alike=AID:1", "same=True"} <= signs(first, aid)


def test_the_words_around_are_signs_and_the_parties_are_none() -> None:
    spots, drafts = read()
    own = signs(spots[1], drafts)
    assert {"rule=aid.provide", "kind=AID"} <= own
    assert any(sign.startswith("before=AID:") for sign in own)
    assert not [sign for sign in own if sign.startswith(("sides=", "mood=", "place=", "flags="))]


def test_likely_words_keep_their_order_and_nothing_is_added() -> None:
    spots, drafts = read()
    found = likely(spots, drafts)
    assert found == [spot for spot in spots if spot in found]
    assert likely([], drafts) == []
