"""A cue at a token → its frame: who stands as its subject, what links it to a content, where that content begins."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from marsad.extract.statements.relay import Source
from marsad.extract.statements.words import Form
from marsad.model import Act

Link = Literal["that", "quote", "colon", "preposition", "object"]
Span = tuple[int, int]


@dataclass
class Frame:
    """What was read around the cue at token `at`; spans are half-open token ranges.

    `first`: where its period begins.
    `before`: the subject stands before its verb. `origin`: who is quoted by a subject that only relays.
    `link_at`: the token of the link itself.
    """

    at: int
    form: Form
    first: int = 0
    link: Link | None = None
    content: int = 0
    link_at: int = 0
    subject: Span | None = None
    before: bool = False
    addressee: Span | None = None
    origin: Span | None = None
    between: Span | None = None  # whom the origin itself was quoted by: «عن صحيفة عن مصدر»
    occasion: tuple[int, int, str] | None = None
    relays: list[Source] = field(default_factory=list)
    act: Act | None = None
    of_another: bool = False  # «نقلت عنه الوكالة قوله»: a pronoun stands for whom its subject relays
