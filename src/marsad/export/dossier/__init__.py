"""A dossier: what a record holds on a story, an entity or two states, in words, each line with notes to its source.

In: nothing. Out: types, filled by whoever knows the record, and written as HTML, Markdown, Word or PDF by the files
beside this one. All is said in one language; words of documents stay as they are.
"""

from __future__ import annotations

from msgspec import Struct


class Labels(Struct, frozen=True, kw_only=True):
    """What a writer has to say in the dossier's language; `place` is written with `{start}` and `{end}`, `comma` parts
    the numbers of notes."""

    notes: str
    place: str
    rule: str
    made: str
    comma: str


class Note(Struct, frozen=True, kw_only=True):
    """Where a line was read: `words` stand at `start`:`end` of `document`, between `before` and `after`; they are left
    empty where the line itself is those words. `source` is outlet and day, `address` the URL or file, `rule` what the
    rule that read them does."""

    number: int
    document: str
    title: str
    source: str
    address: str
    start: int
    end: int
    words: str = ""
    before: str = ""
    after: str = ""
    rule: str = ""


class Line(Struct, frozen=True, kw_only=True):
    """One line: `when` and `lead` (who, what) in the dossier's language, `quoted` words of a document, `rest` what else
    is to be said of it, and its notes."""

    lead: str = ""
    when: str = ""
    quoted: str = ""
    rest: str = ""
    notes: tuple[Note, ...] = ()


class Section(Struct, frozen=True, kw_only=True):
    """Lines under a heading; `left_out` says how many more there are, where there are."""

    heading: str
    lines: tuple[Line, ...]
    left_out: str = ""


class Dossier(Struct, frozen=True, kw_only=True):
    """The whole: `code` and `dir` are its language and direction, `facts` the line below the title, `made` the day."""

    code: str
    dir: str
    kind: str
    title: str
    facts: tuple[str, ...]
    sections: tuple[Section, ...]
    labels: Labels
    made: str

    @property
    def notes(self) -> tuple[Note, ...]:
        """Every note, in the order of its number."""
        return tuple(note for section in self.sections for line in section.lines for note in line.notes)


def is_arabic(text: str) -> bool:
    """Whether `text` is written from right to left: it has a letter of the Arabic blocks."""
    return any("\u0600" <= c <= "\u08ff" or "\ufb50" <= c <= "\ufefc" for c in text)
