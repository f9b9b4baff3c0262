"""The interchange format: what is written fits the published schema, and every key it promises is there."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema

from marsad.export.interchange import FORMAT, line, schema
from marsad.model import Article, Block, Event, Interval, Mention, Party, Published, Reading, Span, Statement

TEXT = "بكين ترحب\n\nقالت الصين إن المحادثات جرت في بكين."
ARTICLE = Article(
    id="d1",
    source="d1.txt",
    text=TEXT,
    language="ar",
    title=Span(0, 9),
    blocks=(Block(0, 9, "title"), Block(11, len(TEXT), "paragraph"), Block(9, 11, "boilerplate")),
    published=Published(interval=Interval(date(2025, 8, 1), date(2025, 8, 1)), basis="given"),
)
CHINA = Party(evidence=ARTICLE.evidence(16, 21, "test"), entity="e1", country="CHN", sector="GOV")
SAID = Statement(
    evidence=ARTICLE.evidence(25, 47, "test"),
    id="s1",
    manner="indirect",
    act="say",
    cue=ARTICLE.evidence(11, 15, "test"),
    speakers=(CHINA,),
)
READING = Reading(
    document=ARTICLE,
    mentions=(Mention(evidence=ARTICLE.evidence(16, 21, "test"), type="GPE", entity="e1"),),
    statements=(SAID,),
    events=(Event(evidence=ARTICLE.evidence(25, 34, "test"), id="v1", type="CONSULT", actors=(CHINA,)),),
)


def test_a_reading_fits_the_schema() -> None:
    written = json.loads(line(READING))
    jsonschema.validate(written, schema(), cls=jsonschema.Draft202012Validator)
    assert written["format"] == FORMAT
    assert [b["kind"] for b in written["document"]["blocks"]] == ["title", "paragraph"]
    assert written["events"][0]["trigger"]["text"] == TEXT[25:34]
    assert set(written) >= {"entities", "mentions", "times", "quantities", "statements", "events", "problems"}


def test_the_published_schema_is_the_one_in_force() -> None:
    published = Path(__file__).parents[2] / "docs" / "reading.schema.json"
    assert json.loads(published.read_text(encoding="utf-8")) == schema(), "run `make schema`"
