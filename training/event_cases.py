"""The annotated articles and the event gold records → texts read as far as drafts, with what is right in them."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from marsad.annotate import annotate, place, publication
from marsad.extract import statements
from marsad.extract.events.casting import Cell, cells
from marsad.extract.events.drafts import Draft
from marsad.extract.events.judging import clear, told
from marsad.extract.events.newsday import Days
from marsad.extract.events.reader import Reader
from marsad.extract.events.repeats import keep, tie
from marsad.extract.events.sides import Scene, Side
from marsad.extract.events.spots import likely
from marsad.extract.events.worded import Worded
from marsad.ingest import ingest
from marsad.model import Event, Given, Interval, Page, Problem
from marsad.resolve import within

KINDS = ("ASSAULT", "PROTEST")
# How much counts what the guidelines' author annotated beside what other readers marked, who mark more; and what of
# theirs was read again and again while rules were mended on it.
AUTHOR, TRUSTED = 3.0, 2.0
WORD = re.compile(r"\w+")
MARKS = re.compile("[\u064b-\u0652\u0640]")
Answer = dict[str, Any]
# The words of actors and of recipients, in the order given.
Marks = tuple[list[str], list[str]]


class Text:
    """One text read as far as the drafts of its events, beside its answers.

    `firm` are the drafts that rules made, `kept` those of them that the rules keep; of pages, `spots` is what no rule
    takes, `loose` are their drafts by token.
    `gold`: annotated events (pages); `counts`, how much what the text teaches counts. By kind, of lines: `clear`,
    whether all readers found a clear event; `share`, how many of them did, from 0 to 1; `marked`, the words of actors
    and recipients that they agreed on, then each one's.
    """

    def __init__(self, page: Page, answer: Answer | None = None) -> None:
        article = ingest(page)
        assert not isinstance(article, Problem)
        doc = annotate(article)
        published = publication(doc)
        doc = replace(doc, article=replace(doc.article, published=published), times=place(doc, published))
        self.doc, self.entities = within(doc)
        self.name = page.source
        self.page = page
        self.said = statements(self.doc, self.entities)
        self.reader = Reader(self.doc, self.entities, self.said)
        self.firm = [d for sentence in self.doc.sentences for d in self.reader.sentence(sentence)]
        self.kept = keep(self.firm)
        self.spots = self.reader.spots() if answer is not None else []
        self.loose = dict(zip([spot.at for spot in self.spots], self.reader.loose(self.spots), strict=True))
        self.days = Days(self.doc, self.reader.calendar)
        self.read = [(draft, draft.event) for draft in (*self.firm, *self.loose.values())]
        self.page_like = bool(answer and answer["events"])
        self.counts = AUTHOR if self.page_like else 1.0
        self.clear: dict[str, bool] = {}
        self.share: dict[str, float] = {}
        self.marked: dict[str, list[Marks]] = {}
        self.gold = [e for e in answer["events"] if not e.get("optional")] if answer else []
        self._answer(answer or {"events": [], "entities": [], "mentions": []})

    def _answer(self, answer: Answer) -> None:
        raw = self.doc.article.text
        self.triggers = [(_span(raw, e["trigger"]), e) for e in answer["events"]]
        self.country = {e["id"]: e.get("country") for e in answer["entities"]}
        self.state = {e["country"]: e["id"] for e in answer["entities"] if e["type"] == "GPE" and e.get("country")}
        made = {_trim(raw, m.evidence.start, m.evidence.end): m.entity for m in self.doc.mentions if m.entity}
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for mention in answer["mentions"]:
            if entity := made.get(_trim(raw, *_span(raw, mention))):
                votes[entity][mention["entity"]] += 1
        self.same = {entity: count.most_common(1)[0][0] for entity, count in votes.items()}

    def right(self, event: Event) -> bool:
        """Whether an annotated event of this type has its trigger here."""
        return self._gold(event) is not None

    def _gold(self, event: Event) -> Answer | None:
        own = event.evidence
        answer: Answer
        for (start, end), answer in self.triggers:
            types = answer["type"], *_several(answer.get("type_alt"))
            if event.type in types and own.start < end and start < own.end:
                return answer
        return None

    def when(self, event: Event) -> tuple[Interval, ...]:
        """The days that the answers give an event, the likelier ones first; none where they have no such event."""
        answer = self._gold(event)
        return tuple(_days(days) for days in (answer, answer.get("best") or {})) if answer else ()

    def _stand(self) -> tuple[Scene, list[tuple[Draft, Event]]]:
        """The events that the judges in use let stand."""
        for draft, event in self.read:
            draft.sure, draft.event = False, event
        stand = told(self.firm, self.kept, self._likely) if self.page_like else clear(self.firm, self.kept, self.doer)
        if self.page_like:
            for draft in stand:
                draft.event = self.days.dated(draft)
        pairs = tie(stand)
        return Scene(self.doc, self.reader.names, [event for _, event in pairs]), pairs

    def doer(self, draft: Draft) -> float:
        """How much the words of a draft's sentence speak, by the weights in use, for their naming who did it."""
        return Worded(self.reader, self.firm).doer(draft)

    def _likely(self) -> list[Draft]:
        return [self.loose[spot.at] for spot in likely(self.spots, self.kept)]

    def sides(self) -> Iterator[tuple[Event, list[Side]]]:
        """The events that stand, each with everyone who may have taken part."""
        scene, pairs = self._stand()
        for draft, event in pairs:
            yield event, list(scene.sides(draft, event).values())

    def cells(self) -> list[Cell]:
        """The events of a page that stand, with all that is seen of everyone who may have taken part."""
        scene, pairs = self._stand()
        return cells(scene, pairs, len(self.doc.tokens))

    def took_part(self, event: Event, sides: list[Side], role: str) -> list[bool | None]:
        """Of each of `sides` whether the answers have it in this role; None where they do not say.

        Whoever is the very one that an answer names is right; another of the same country only where that one is not
        among the sides, and else is left open. What is no event has no parties.
        """
        if not self.page_like:
            return [self._worded(event, side, role) for side in sides]
        answer = self._gold(event)
        wanted = set((answer or {}).get(role) or ())
        countries = {self.country.get(a) or a for a in wanted}
        exact = [self._is(side) in wanted for side in sides]
        met = {self._is(side) for side in sides} & wanted
        left = {self.country.get(a) or a for a in wanted - met}
        found: list[bool | None] = []
        for side, own in zip(sides, exact, strict=True):
            of = self.same.get(side.of, side.of)
            open_ = side.key[0] == "@" or (not own and of in countries - left)
            found.append(None if open_ else own or of in left)
        return found

    def _is(self, side: Side) -> str:
        """The annotated entity that a side is: by its mentions, or the state of its country."""
        return self.same.get(side.key) or self.state.get(side.key, side.key)

    def _worded(self, event: Event, side: Side, role: str) -> bool | None:
        marked = self.marked.get(event.type)
        want = set(marked[0][role == "recipients"]) if marked else set()
        if not want:
            return None
        own = side.party.evidence if side.party else side.unit
        assert own is not None
        have = words(self.doc.article.text[own.start : own.end])
        return 2 * len(have & want) >= len(have)


def pages(shared: Path) -> list[Text]:
    """The annotated articles, and the reports given as raw dumps."""
    found = []
    for path in sorted((shared / "gold/articles").glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        meta = {k: v for k, v in _json(path.with_name(f"{name}.meta.json")).items() if v}
        text = path.with_name(f"{name}.txt").read_bytes().decode()
        given = Given(id=name, outlet=meta.get("outlet"), url=meta.get("url"), published=meta.get("published"))
        found.append(Text(Page(source=name, kind="text", body=text, given=given), _json(path)))
    for path in sorted((shared / "gold").glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        raw = next((shared / "seeds").glob(f"{name}*.txt")).read_text(encoding="utf-8")
        found.append(Text(Page(source=name, kind="text", body=raw, given=Given(id=name)), _json(path)))
    return found


def lines(shared: Path) -> list[Text]:
    """The event gold records, one text a sentence."""
    found: dict[str, Text] = {}
    for kind in KINDS:
        for part in ("sentences", "spans"):
            path = shared / f"data/arabic-event-gsr/{kind.lower()}_{part}.jsonl"
            for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
                text = found.get(row["text"]) or _line(row["text"], f"gsr{len(found)}")
                found[row["text"]] = text
                if part == "spans":
                    text.marked[kind] = _marks(row)
                    continue
                text.share[kind] = row["accept"] / max(1, row["total"])
                if row["label"] != "ambiguous":
                    text.clear[kind] = row["label"] == "yes"
    return list(found.values())


def _marks(row: Answer) -> list[Marks]:
    agreed = [row["source_gold"] or ""], [row["target_gold"] or ""]
    every = [agreed, *((s["source_actor"], s["target_actor"]) for s in row["spans"])]
    return [(_all(did), _all(bore)) for did, bore in every]


def _all(some: list[str]) -> list[str]:
    return [MARKS.sub("", w) for text in some for w in WORD.findall(text)]


def _line(text: str, name: str) -> Text:
    return Text(Page(source=name, kind="text", body=text, given=Given(id=name)))


def words(text: str) -> set[str]:
    """The words of a text without their vowel marks."""
    return {MARKS.sub("", w) for w in WORD.findall(text)}


def _json(path: Path) -> Answer:
    found: Answer = json.loads(path.read_text(encoding="utf-8"))
    return found


def _days(answer: Answer) -> Interval:
    return Interval(*(date.fromisoformat(answer[k]) if answer.get(k) else None for k in ("earliest", "latest")))


def _several(value: str | list[str] | None) -> list[str]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _span(raw: str, item: Answer) -> tuple[int, int]:
    """Where the n-th occurrence of an answer's words stands."""
    at = -1
    for _ in range(item.get("n", 1)):
        at = raw.index(item["text"], at + 1)
    return at, at + len(item["text"])


def _trim(raw: str, start: int, end: int) -> tuple[int, int]:
    """A span without the marks at its edges."""
    while start < end and not raw[start].isalnum():
        start += 1
    while end > start and not raw[end - 1].isalnum():
        end -= 1
    return start, end
