"""JSON lines: the documented keys, bad lines by number, lines over the limit, whole-file JSON."""

from __future__ import annotations

import io
import json

from marsad.knowledge.rules import tell
from marsad.model import Given, Page, Problem
from marsad.sources import pages


def read(text: str | bytes, **more: int) -> list[Page | Problem]:
    body = text if isinstance(text, bytes) else text.encode()
    return list(pages(["-"], kind="jsonl", stdin=io.BytesIO(body), **more))


def test_all_keys_and_keys_that_nobody_knows() -> None:
    row = {"id": "n1", "text": "نص", "title": "عنوان", "outlet": "المرفأ", "byline": "سالم", "url": "http://m.example/1",
           "published": "2024-01-02", "colour": "red"}  # fmt: skip
    (page,) = read(json.dumps(row, ensure_ascii=False))
    assert isinstance(page, Page)
    given = Given(
        id="n1", title="عنوان", outlet="المرفأ", byline="سالم", url="http://m.example/1", published="2024-01-02"
    )
    assert (page.kind, page.body, page.given) == ("text", "نص", given)


def test_html_and_nulls() -> None:
    (page,) = read('{"id": null, "text": null, "html": "<p>نص</p>", "title": ""}')
    assert isinstance(page, Page)
    assert (page.kind, page.given) == ("html", Given())


def test_bad_lines_are_named_and_cost_no_other() -> None:
    lines = b'\xef\xbb\xbf{"text": "1"}\n{"text": \n\n["x"]\n{"id": "e"}\n{"text": 5}\n{"text": "\xff"}\n{"text": "2"}'
    found = read(lines)
    assert [p.body for p in found if isinstance(p, Page)] == ["1", "2"]
    bad = [p for p in found if isinstance(p, Problem)]
    assert [p.source for p in bad] == ["-:2", "-:4", "-:5", "-:6", "-:7"]
    assert bad[2].id == "e"
    assert all("\n" not in tell(p.reason, "en") for p in bad)


def test_a_line_over_the_limit_is_refused_and_passed() -> None:
    found = read('{"text": "1"}\n{"text": "' + "x" * 500_000 + '"}\n{"text": "2"}\n', max_bytes=1000)
    assert [type(p).__name__ for p in found] == ["Page", "Problem", "Page"]


def test_one_object_or_list_over_several_lines() -> None:
    rows = [{"id": "a", "text": "1"}, {"id": "b", "text": "2"}]
    assert [p.given.id for p in read(json.dumps(rows, indent=1)) if isinstance(p, Page)] == ["a", "b"]
    assert [p.given.id for p in read(json.dumps(rows[0], indent=1)) if isinstance(p, Page)] == ["a"]


def test_an_empty_file_is_said() -> None:
    (problem,) = read("")
    assert isinstance(problem, Problem)
    assert "empty" in tell(problem.reason, "en")
