"""Every example in knowledge/ is a case of its own, run through the whole pipeline.

A TOML file names its `layer`; an entry's `[[table.examples]]` says what its text must yield there, and an example that
expects nothing is a counter-example: its text must yield nothing in that layer. One of a `loose` word must yield
nothing by that word, which only a page may weigh. A TSV's `#! example TEXT => CLAIM` and `#! counter TEXT => WORDS`
lines say the same of names.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from marsad import knowledge
from marsad.annotate import annotate, place
from marsad.extract import statements
from marsad.extract.events.reader import Reader
from marsad.knowledge.rules import explain, tell
from marsad.model import Article, Given, Page, Party, Reading
from marsad.pipeline import read
from marsad.resolve import within

ROOT = Path(str(knowledge.ROOT))
NOW = "2015-08-12"  # a Wednesday; the publication day of examples that do not give their own
LAYERS = {"statements", "events", "times", "quantities", "names", "blocks", "credits", "languages", "datelines"}
TITLE = "المرفأ الشرقي يفتح أبوابه أمام السفن الكبيرة"
BEFORE = (
    "افتتح وزير النقل صباح الأحد المرفأ الشرقي أمام السفن الكبيرة بعد أعمال توسعة دامت ثلاثة أعوام وشملت الأرصفة كلها."
)
AFTER = (
    "وقالت هيئة الموانئ إن المرفأ سيستقبل في عامه الأول ألف سفينة كبيرة، وإن أعمال التوسعة ستمتد إلى الأرصفة القديمة."
)


def reading(text: str, now: str = NOW) -> Reading:
    return read(Page(source="example", kind="text", body=text, given=Given(id="example", published=now)))


def toml_cases() -> Iterator[Any]:
    for path in sorted(ROOT.rglob("*.toml")):
        name = str(path.relative_to(ROOT))
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        layer = data.pop("layer", None)
        for table in (v for v in data.values() if isinstance(v, list)):
            for n, entry in enumerate(table):
                for k, example in enumerate(entry.get("examples", ())):
                    case = f"{name}:{entry.get('id', n)}:{k}"
                    yield pytest.param(layer, example, id=case)


def tsv_cases() -> Iterator[Any]:
    for path in sorted(ROOT.rglob("*.tsv")):
        name = str(path.relative_to(ROOT))
        about = knowledge.about(name)
        for k, line in enumerate(about.examples):
            yield pytest.param(line, True, id=f"{name}:example:{k}")
        for k, line in enumerate(about.counters):
            yield pytest.param(line, False, id=f"{name}:counter:{k}")


@pytest.mark.parametrize(("layer", "example"), list(toml_cases()))
def test_example(layer: str, example: dict[str, Any]) -> None:
    assert layer in LAYERS, f"the file's `layer` must be one of {sorted(LAYERS)}"
    said = FRAMES.get(layer, reading)(example["text"], example.get("now", NOW))
    CHECKS[layer](said, {k: v for k, v in example.items() if k not in ("text", "now")})
    for claim in (*said.mentions, *said.times, *said.quantities, *said.statements, *said.events):
        assert explain(claim.evidence.rule), f"no knowledge/rules/*.toml describes {claim.evidence.rule}"


@pytest.mark.parametrize(("line", "positive"), list(tsv_cases()))
def test_tsv_example(line: str, positive: bool) -> None:
    """`TEXT => SURFACE|TYPE|KNOWN` (KNOWN may be left out); a counter's `TEXT => SURFACE` must not be a mention."""
    text, _, expected = line.partition(" => ")
    found = _names(reading(text))
    if positive:
        assert any(f.startswith(expected) for f in found), found
    else:
        assert not [f for f in found if f.split("|")[0] == expected or not expected], found


def _names(said: Reading) -> list[str]:
    return [f"{m.evidence.text}|{m.type}|{m.known or ''}" for m in said.mentions]


def _check_names(said: Reading, want: dict[str, Any]) -> None:
    """`mentions`: a list of SURFACE|TYPE|KNOWN, the last part optional; `roles`: of NAME|OFFICE|COUNTRY likewise;
    `english`: of NAME|ENGLISH; `literal`: the cities that stand for their government; nothing expected: no mention."""
    found = _names(said)
    if "literal" in want:
        assert [m.literal for m in said.mentions if m.literal] == want["literal"], said.mentions
    for expected in want.get("english", ()):
        assert expected in [f"{e.name}|{e.english}" for e in said.entities]
    held = [f"{e.name}|{r.office}|{r.country}" for e in said.entities for r in e.roles]
    if not want:
        assert not found
    for expected in want.get("mentions", ()):
        assert any(f.startswith(expected) for f in found), found
    for expected in want.get("roles", ()):
        assert any(f.startswith(expected) for f in held), held


def _check_times(said: Reading, want: dict[str, Any]) -> None:
    """`value`: EARLIEST/LATEST as ISO days, either side may be empty; `found`: the words, where not the whole text."""
    found = {t.evidence.text: f"{t.interval.earliest or ''}/{t.interval.latest or ''}" for t in said.times}
    if "value" not in want:
        assert not found
    else:
        assert want.get("found") in (None, *found), found
        assert want["value"] == (found[want["found"]] if "found" in want else next(iter(found.values()), None)), found


def _check_quantities(said: Reading, want: dict[str, Any]) -> None:
    """`value` and `unit`; `found`: the words; `low`, `high`, `approximate` where the example says so."""
    if "value" not in want:
        assert not [q.evidence.text for q in said.quantities]
        return
    seen = [(q.evidence.text, q.value, q.unit) for q in said.quantities]
    hits = [q for q in said.quantities if want.get("found", q.evidence.text) == q.evidence.text]
    keys = [k for k in want if k != "found"]
    assert any(all(getattr(q, k) == want[k] for k in keys) for q in hits), seen


def _check_statements(said: Reading, want: dict[str, Any]) -> None:
    """`content`, `speaker`, `act`, `manner`, `addressee` as the text has them, `occasion` its kind, `via` a list."""
    seen = [(s.evidence.text, [p.evidence.text for p in s.speakers], s.act, s.manner) for s in said.statements]
    if not want:
        assert not seen
        return
    hits = [s for s in said.statements if want.get("content", s.evidence.text) == s.evidence.text]
    assert hits, seen
    s = hits[0]
    if "speaker" in want:
        assert want["speaker"] in [p.evidence.text for p in s.speakers], seen
    for key in ("act", "manner"):
        assert want.get(key, getattr(s, key)) == getattr(s, key), seen
    if "occasion" in want:  # empty: none
        assert (s.occasion.kind if s.occasion else "") == want["occasion"]
    if "addressee" in want:
        assert s.addressee is not None
        assert s.addressee.evidence.text == want["addressee"]
    assert want.get("via", [p.evidence.text for p in s.via]) == [p.evidence.text for p in s.via], seen


def _check_events(said: Reading, want: dict[str, Any]) -> None:
    """`type`, `mode`, `modality`; `contexts`: some of them; `sector`: of an actor; `never`: none of its contexts, of no
    actor's sectors; `trigger`: its words; `actors`, `recipients`: lists of words as the text has them. `loose`: a word
    that the text alone tells no event by, though the reader holds it for a trigger of this type."""
    seen = [(e.evidence.text, e.type, e.mode, _party(e.actors), _party(e.recipients)) for e in said.events]
    if not want:
        assert not seen
        return
    if "loose" in want:
        assert want["loose"] not in [e.evidence.text for e in said.events], seen
        assert (want["loose"], want["type"]) in (held := _loose(said.document)), held
        return
    hits = [
        e for e in said.events if e.type == want["type"] and want.get("trigger", e.evidence.text) == e.evidence.text
    ]
    assert hits, seen
    e = hits[0]
    for key in ("mode", "modality"):
        assert want.get(key, getattr(e, key)) == getattr(e, key), (key, getattr(e, key))
    assert set(want.get("contexts", ())) <= set(e.contexts), e.contexts
    assert want.get("sector") in (None, *(p.sector for p in e.actors)), [p.sector for p in e.actors]
    assert "never" not in want or want["never"] not in (*e.contexts, *(p.sector for p in e.actors)), e
    for key, got in (("actors", _party(e.actors)), ("recipients", _party(e.recipients))):
        assert sorted(want.get(key, got)) == sorted(got), seen


def _loose(article: Article) -> list[tuple[str, str]]:
    """The words that a page may tell an event by, though no rule does, each with its type."""
    doc = annotate(article)
    doc, entities = within(replace(doc, times=place(doc, article.published)))
    reader = Reader(doc, entities, statements(doc, entities))
    for sentence in doc.sentences:
        reader.sentence(sentence)
    return [(d.event.evidence.text, d.event.type) for d in reader.loose(reader.spots())]


def on_a_page(text: str, now: str) -> Reading:
    """The reading of a page on which `text` is a line between the two paragraphs of a report."""
    return reading(f"{TITLE}\n\n{BEFORE}\n{text}\n{AFTER}\n", now)


def at_length(text: str, now: str) -> Reading:
    """The reading of a text long enough to be judged by its language."""
    return reading(" ".join([text] * 12), now)


def undated(text: str, _: str) -> Reading:
    """The reading of a report that `text` opens and of which nobody says when it was published."""
    return read(Page(source="example", kind="text", body=f"{TITLE}\n\n{text}\n{BEFORE}\n{AFTER}\n"))


def _kept(said: Reading) -> str:
    return "\n".join(said.document.text[b.start : b.end] for b in said.document.kept())


def _check_blocks(said: Reading, want: dict[str, Any]) -> None:
    """`dropped`: the words that must go; without it the whole line must stay. The report around it always stays."""
    kept = _kept(said)
    assert all(part in kept for part in (TITLE, BEFORE, AFTER)), kept
    line = said.document.text.split("\n")[3]
    assert (want["dropped"] not in kept) if "dropped" in want else (line in kept), kept
    for block in said.document.blocks:
        assert explain(block.rule), f"no knowledge/rules/*.toml describes {block.rule}"


def _check_credits(said: Reading, want: dict[str, Any]) -> None:
    """`agencies`: canonical names, in text order; nothing expected: none."""
    assert list(said.document.agencies) == want.get("agencies", [])


def _check_datelines(said: Reading, want: dict[str, Any]) -> None:
    """`published`: the day that the dateline states; without it, it states none."""
    when = said.document.published
    day = str(when.interval.earliest) if when.basis == "dateline" else None
    assert day == want.get("published"), when


def _check_languages(said: Reading, want: dict[str, Any]) -> None:
    """`refused`: the language named in the reason; without it the text is read as Arabic."""
    problems = [tell(p, "en") for p in said.problems]
    assert any(want["refused"] in p for p in problems) if "refused" in want else not problems, problems


def _party(parties: tuple[Party, ...]) -> list[str]:
    return [p.evidence.text for p in parties]


FRAMES = {"blocks": on_a_page, "languages": at_length, "datelines": undated}
CHECKS = {
    "blocks": _check_blocks,
    "credits": _check_credits,
    "datelines": _check_datelines,
    "languages": _check_languages,
    "names": _check_names,
    "times": _check_times,
    "quantities": _check_quantities,
    "statements": _check_statements,
    "events": _check_events,
}
