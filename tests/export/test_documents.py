"""Citations and Web Annotations are read back by their communities' own libraries, or recovered word by word."""

from __future__ import annotations

import json

import bibtexparser.entrypoint
import pytest
import rispy
from tests.export.corpus import readings

from marsad.export import citations, web_annotation
from marsad.export.schema_org import news_article
from marsad.model import Reading


@pytest.mark.parametrize("reading", readings(), ids=lambda r: r.document.id)
def test_citations_are_read_back(reading: Reading) -> None:
    doc = reading.document
    title = " ".join((doc.text[doc.title.start : doc.title.end] if doc.title else doc.source).split())
    library = bibtexparser.entrypoint.parse_string(citations.bibtex(doc))
    assert not library.failed_blocks
    assert library.entries[0]["title"].replace("\\", "") == title
    assert rispy.loads(citations.ris(doc))[0]["title"] == title
    assert citations.csl(doc)["title"] == title


@pytest.mark.parametrize("reading", readings(), ids=lambda r: r.document.id)
def test_annotations_find_their_words_by_position_and_by_quotation(reading: Reading) -> None:
    found = [json.loads(line) for line in web_annotation.lines(reading)]
    claims = (reading.mentions, reading.times, reading.quantities, reading.statements, reading.events)
    assert len(found) == sum(map(len, claims)) == len({a["id"] for a in found})
    text = reading.document.text
    for a in found:
        quote, position = a["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text.find(quote["prefix"] + quote["exact"] + quote["suffix"]) >= 0
        assert a["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert json.loads(a["body"]["value"])["rule"]


def test_news_articles_name_what_they_are_about() -> None:
    items = [news_article(r) for r in readings()]
    assert {i["@type"] for i in items} == {"NewsArticle"}
    assert all(None not in i.values() for i in items)
    assert any("mentions" in i for i in items)
