"""A trigger of a lone sentence is weighed by its words in pairs and by what stands beside it, too."""

from __future__ import annotations

from tests.extract.test_events import document

from marsad.annotate import annotate
from marsad.extract.events.clause import Clause, Names
from marsad.extract.events.lexeme import lexeme
from marsad.extract.events.line_signs import around, beside, moods
from marsad.extract.events.phrases import clause
from marsad.extract.events.reader import Reader
from marsad.extract.events.signs import word
from marsad.ingest import ingest
from marsad.model import Article, Page

TEXT = "رفع 30 متظاهرا لافتات أمام البرلمان."


def made() -> Clause:
    article = ingest(Page(source="x", kind="text", body=TEXT))
    assert isinstance(article, Article)
    doc = annotate(article)
    return clause(doc, doc.sentences[0], Names(doc, ()), list(map(lexeme, doc.tokens.norm)))


def test_a_sentence_is_told_by_its_words_and_their_pairs() -> None:
    found = around(made(), "PROTEST", False)
    assert {f"PROTEST:{word('لافتات')}", f"pair=PROTEST:0|{word('متظاهرا')}", "number=PROTEST:True"} <= set(found)
    assert not [s for s in found if s.startswith("pair=") and s.count("|") != 1]


def test_beside_a_trigger_every_place_has_its_groups_even_past_the_edge() -> None:
    first, last = (beside(made(), at, "PROTEST") for at in (made().first, made().last - 1))
    assert len(first) == len(last)
    assert {"near-1.0=PROTEST:-1", "near-2.2=PROTEST:-1", "form-1=PROTEST:", "class-1=PROTEST:^"} <= set(first)
    assert {"near1.0=PROTEST:-1", "form+1=PROTEST:"} <= set(last)


def test_all_triggers_of_a_type_tell_how_they_are_told() -> None:
    doc, entities = document("سيتظاهر آلاف الأردنيين في عمان. وقصفت إسرائيل غزة. وسيتظاهر مئات الأردنيين في إربد.")
    reader = Reader(doc, entities, ())
    drafts = [d for sentence in doc.sentences for d in reader.sentence(sentence)]
    assert [d.event.type for d in drafts] == ["PROTEST", "ASSAULT", "PROTEST"]
    assert moods(drafts, "PROTEST") == ["moods=PROTEST:planned:verb"]
    assert moods(drafts, "TEST") == []
