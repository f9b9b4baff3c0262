"""Places in documents in, numbered notes of a dossier out: the passage, who carried it, when, where, by which rule."""

from __future__ import annotations

import re

from marsad.desk.language import Language
from marsad.export.dossier import Note
from marsad.knowledge.rules import explain
from marsad.model import Article
from marsad.record import Record

AROUND = 160  # characters of the passage on each side of the words
_END = re.compile(r"[.!?؟…\n]+\s*")


class Notes:
    """Numbers notes as they are asked for; `record` gives the texts, each looked up once."""

    def __init__(self, record: Record, language: Language) -> None:
        self._record, self._language = record, language
        self._articles: dict[str, Article | None] = {}
        self._number = 0

    def note(self, document: str, start: int, end: int, rule: str = "", *, passage: bool = True) -> Note:
        """The note on `start`:`end` of a document; without `passage` where the words stand in the line itself."""
        self._number += 1
        found = self._article(document)
        text, lang = found.text if found else "", self._language
        described = explain(rule) if rule else None
        day = found.published.interval if found else None
        outlet = lang.outlet(found.outlet) if found and found.outlet else lang.t("story.outlet-none")
        left, right = edges(text, start, end) if passage else (start, end)
        return Note(
            number=self._number, document=document, title=title(found) if found else "",
            source=f"{outlet} · {lang.when(day.earliest, day.latest)}" if day else outlet,
            address=(found.url or found.source) if found else document, start=start, end=end,
            words=text[start:end] if passage else "",
            before=_flat(text[left:start]) if passage else "", after=_flat(text[end:right]) if passage else "",
            rule=(described.ar if lang.code == "ar" else described.en) if described else rule,
        )  # fmt: skip

    def _article(self, id: str) -> Article | None:
        if id not in self._articles:
            reading = self._record.reading(id)
            self._articles[id] = reading.document if reading else None
        return self._articles[id]


def title(article: Article) -> str:
    """The document's title in one line; empty where it has none."""
    return " ".join(article.text[article.title.start : article.title.end].split()) if article.title else ""


def edges(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around `start`:`end`, or as much of it as fits."""
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    before = [hit.end() for hit in _END.finditer(text, first, start)]
    after = _END.search(text, end, last)
    left = before[-1] if before else _word(text, first, start)
    return left, len(text[: after.end()].rstrip()) if after else last


def _word(text: str, first: int, start: int) -> int:
    """`first`, moved to the beginning of a word."""
    if first == 0:
        return 0
    gap = text.find(" ", first, start)
    return first if gap < 0 else gap + 1


def _flat(words: str) -> str:
    return re.sub(r"\s+", " ", words)
