"""What an entry of the files that events are read by holds: patterns, grammar words, cues, contexts, sectors, weights.

msgspec decodes these, and needs the types of their fields, which a compiled module does not keep: this one stays as it
is written (`hatch_build.py`).
"""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from marsad.model import Modality


class Pattern(Struct, frozen=True, forbid_unknown_fields=True):
    """What makes an event of `type`: the words that trigger it, what they need, and who is what.

    `verbs` are "past present", `nouns` "singular plural…", `participles` masculine singular.
    `roles`: `agent` (subject acts on object), `mutual` (all parties act), `visit` (visitor acts, host receives).
    `genitive` is what the first party after a noun trigger is.
    `to` are the prepositions of recipients; for `mutual`, of fellow actors.
    `by` are those that lead from its noun to who did it: «هجوم للحوثيين».
    `near` needs one of its words shortly after the trigger (`@place` is any named place), `before` needs one shortly
    before, `never` forbids it right before, `unless` forbids its words anywhere around but in a name.
    `parties` is how many parties it must have; `who` limits the actors to these types or kinds of head.
    `again` ones stand only where the text told such an event before, and only as definite nouns («خلال الاتصال»).
    `lifts` names relief from what another imposed: «رفع العقوبات الأوروبية عن …».
    `receives` turns it round: its subject is given what it names, and «من» leads to who gives.
    `passive` verbs with one party alone were suffered, not done. `alone` verbs only describe a trigger that stands
    shortly before them («غارات استهدفت»).
    `tentative` ones are told by words too common for a rule: they stand only where the learned weights speak for it.
    `mood` is what its noun rather tells where no word says so: «تعزيز العلاقات» is hoped for.
    `topic` says what is only spoken of: the `object` of its verbs («بحثا تنظيم كذا»), or its definite `noun` where
    nobody is told to act («المعركة»): those named before fight in none.
    """

    id: str
    type: str
    mode: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    roles: Literal["agent", "mutual", "visit"] = "agent"
    genitive: Literal["actor", "recipient"] = "actor"
    to: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    parties: int = 1
    again: bool = False
    lifts: bool = False
    receives: bool = False
    passive: bool = False
    alone: bool = False
    tentative: bool = False
    mood: Modality | None = None
    topic: Literal["", "object", "noun"] = ""
    who: tuple[str, ...] = ()
    examples: tuple[dict[str, Any], ...] = ()


class Word(Struct, frozen=True, forbid_unknown_fields=True):
    """A class of grammar words: `forms` as printed, `verbs` and `nouns` to be inflected."""

    id: str
    forms: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    examples: tuple[dict[str, Any], ...] = ()


class Cue(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that, standing before a trigger, give it a modality: printed forms, or verbs and nouns in all of theirs."""

    id: str
    modality: Modality
    forms: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    examples: tuple[dict[str, Any], ...] = ()


class Context(Struct, frozen=True, forbid_unknown_fields=True):
    """The words that tell a context, whatever is attached to them; with «ال» only where they are definite.

    Two words tell it together, articles aside, and before what either tells alone. `named` tell it as an organisation's
    name only, `unless` are those, as printed, or two words in a row, that do not; `names`: whether it is told by the
    words of names, too.
    """

    id: str
    words: tuple[str, ...]
    named: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    names: bool = True
    examples: tuple[dict[str, Any], ...] = ()


class Sector(Struct, frozen=True, forbid_unknown_fields=True):
    """The nouns that tell a sector, as printed without article."""

    id: str
    words: tuple[str, ...]
    examples: tuple[dict[str, Any], ...] = ()


class Weight(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of models/events_*.tsv: how much a sign speaks for what the model is asked; `*` speaks in every case."""

    sign: str
    weight: float


class Share(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of events_shares.tsv: of the sides that are seen so, which part did the deed, which suffered it."""

    sign: str
    acted: float
    suffered: float
