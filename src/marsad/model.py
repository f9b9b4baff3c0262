"""Every type that crosses a door between two rooms; read this file first. Nothing here interprets Arabic.

Offsets are Unicode code points, half-open, into `Article.text`, which is the text exactly as it came in.
A claim (mention, time, quantity, role, party, statement, event) cannot be built without its `Evidence`:
the document, the span it was read from, the words that stand there, and the rule or model that read them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

EntityType = Literal["PER", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "DOC", "WEAPON"]
BlockKind = Literal["title", "heading", "paragraph", "caption", "list", "boilerplate"]
Basis = Literal["given", "metadata", "dateline", "inferred", "unknown"]
Grain = Literal["hour", "day", "week", "month", "season", "quarter", "year", "decade", "century"]
Manner = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "say", "announce", "promise", "hope", "deny", "accuse", "warn", "demand", "thank", "describe", "praise", "refuse"
]
Modality = Literal["asserted", "planned", "hoped", "denied", "alleged", "hypothetical"]
Reused = Literal["full", "part", "none"]
InputKind = Literal["text", "html", "pdf"]


class Span(Struct, frozen=True, order=True, gc=False):
    """A half-open range of code points of the document's text."""

    start: int
    end: int


class Evidence(Struct, frozen=True, gc=False):
    """Where a claim was read and by what: the answer to "why do you say this?".

    Made by `Article.evidence`, which takes the words from the text itself.
    Raises ValueError where the document, the words or the rule are missing or do not fit the span.
    """

    document: str
    start: int
    end: int
    text: str
    rule: str

    def __post_init__(self) -> None:
        if not self.document or not self.rule:
            raise ValueError(f"evidence needs a document and a rule: {self.document!r}, {self.rule!r}")
        if self.start < 0 or self.end <= self.start or len(self.text) != self.end - self.start:
            raise ValueError(f"evidence span {self.start}-{self.end} does not hold {self.text!r}")

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Claim(Struct, frozen=True, kw_only=True, gc=False):
    """What Marsad says it read. Raises TypeError when built without evidence."""

    evidence: Evidence

    def __post_init__(self) -> None:
        if not isinstance(self.evidence, Evidence):
            raise TypeError(f"{type(self).__name__} without evidence")


class Interval(Struct, frozen=True, gc=False):
    """Days from `earliest` to `latest`, both included; None is unknown or open. Raises ValueError if reversed."""

    earliest: date | None = None
    latest: date | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"interval ends before it begins: {self.earliest} > {self.latest}")

    @property
    def closed(self) -> bool:
        return self.earliest is not None and self.latest is not None


class Why(Struct, frozen=True, gc=False):
    """The reason for a decision, before any language: the rule that decided and its facts (words of the text, ISO days,
    numbers, codes). `knowledge.rules.tell` writes it as a sentence."""

    rule: str
    facts: tuple[str, ...] = ()


# ---- what comes in -------------------------------------------------------------------------------------------


class Given(Struct, frozen=True, kw_only=True):
    """What the caller says of a document; it is believed. `published` is an ISO date, or a date and time."""

    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None


class Page(Struct, frozen=True, kw_only=True):
    """One document as it reached us: undecoded bytes, or text that was already decoded (JSON lines, feeds).

    `charset` is what the transport said of the bytes; bytes that say otherwise win over it.
    """

    source: str
    kind: InputKind
    body: bytes | str
    given: Given = Given()
    charset: str | None = None


class Problem(Struct, frozen=True, kw_only=True):
    """Something that could not be read: `source` names the file or URL, `reason` says what and the cure."""

    source: str
    reason: Why
    id: str | None = None


class Block(Struct, frozen=True, gc=False):
    """A piece of the page. Boilerplate blocks are kept here so that a reader sees what was left out and why."""

    start: int
    end: int
    kind: BlockKind
    language: str = "ar"
    rule: str = ""


class Published(Struct, frozen=True, kw_only=True):
    """When the document was published: an interval of days, what it rests on, and the words it was read from."""

    interval: Interval = Interval()
    basis: Basis = "unknown"
    reason: tuple[Why, ...] = ()
    evidence: Evidence | None = None


class Article(Struct, frozen=True, kw_only=True):
    """A document whose text, blocks and metadata are known. `agencies` are canonical Arabic names.

    `modified` is when its page was last changed, `grounds` say where title, outlet, byline and address stand. Of an
    article that is not in Arabic only the text and its blocks are known, and `problems` says so.
    """

    id: str
    source: str
    text: str
    language: str
    blocks: tuple[Block, ...] = ()
    title: Span | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    agencies: tuple[str, ...] = ()
    published: Published = Published()
    modified: Published = Published()
    grounds: tuple[Why, ...] = ()
    problems: tuple[Why, ...] = ()

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """Evidence for text[start:end], read by `rule`. Raises ValueError for an empty or outlying span."""
        return Evidence(self.id, start, end, self.text[start:end], rule)

    def kept(self) -> Iterator[Block]:
        """The blocks that belong to the article, in order."""
        return (b for b in self.blocks if b.kind != "boilerplate")


class Alike(Struct, frozen=True, kw_only=True, gc=False):
    """A dated document of the record that tells the same in the same words; `share` (0 to 1) is how much of the new
    document's runs of words it has."""

    document: str
    when: Interval
    share: float


class Retold(Struct, frozen=True, kw_only=True, gc=False):
    """An event of the new document, told from `start` to `end` of its text, that a `document` of the record tells too
    and places on the days of `when`."""

    start: int
    end: int
    document: str
    when: Interval


class Background(Struct, frozen=True, kw_only=True):
    """What the record knows that helps to read one more document: those of known days that are most alike, first, and
    what it tells that dated documents tell too."""

    alike: tuple[Alike, ...] = ()
    retold: tuple[Retold, ...] = ()


# ---- what was annotated --------------------------------------------------------------------------------------


class View(Struct, frozen=True, gc=False):
    """A folded copy of a text to scan, with the way back. `offsets[i]` is where `text[i]` stands in the original;
    `offsets` has one more entry than `text`, and is None where nothing changed length."""

    text: str
    offsets: array[int] | None = None

    def raw(self, i: int) -> int:
        """The original offset of view offset `i`."""
        return i if self.offsets is None else self.offsets[i]

    def span(self, start: int, end: int) -> Span:
        """The original span of a view span; marks that were folded away after the last letter stay inside."""
        return Span(self.raw(start), self.raw(end))


class Tokens(Struct, frozen=True, gc=False):
    """Words and punctuation marks in order, as parallel lists: folded form, original start, original end."""

    norm: list[str]
    start: list[int]
    end: list[int]

    def __len__(self) -> int:
        return len(self.norm)


class Sentence(Struct, frozen=True, gc=False):
    """A sentence of a kept block: its span, its tokens `first` (included) to `last` (excluded), its block."""

    start: int
    end: int
    first: int
    last: int
    block: int


class Quote(Struct, frozen=True, gc=False):
    """A passage between quotation marks: with them (`start`, `end`) and without (`inner`). `depth` 0 is outermost."""

    start: int
    end: int
    inner: Span
    depth: int = 0
    closed: bool = True


class TimeValue(Struct, frozen=True, kw_only=True, gc=False):
    """What a time expression says before it is placed on the calendar. Fields not said are None.

    `weekday` 0 is Monday. `unit` and `offset` are relative to the anchor: ("day", -1) is yesterday;
    `count` widens it («خلال الأسبوعين المقبلين»: unit week, offset 1, count 2). `part` takes a piece of the period.
    `direction` -1 or +1 is what the words say of past or future, 0 what tense may decide. `until` ends a range.
    `index` numbers a quarter (1-4, halves of a year 5-6), a season (1 is spring) or a century. `anchor` is what it is
    counted from where that is not publication: another time («اليوم التالي») or an event («قبل يوم من اللقاء»).
    `clock` is the hour and minute ("22:30") and `zone` whose (an IANA name, or "local"). `slack` is by how many days
    the calendar itself may be off (a feast that waits for the new moon). `fiscal`: the year is a fiscal one.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hijri: bool = False
    unit: Grain | None = None
    offset: int | None = None
    count: int = 1
    direction: int = 0
    index: int | None = None
    part: Literal["start", "middle", "end"] | None = None
    open: Literal["since", "until"] | None = None
    until: TimeValue | None = None
    anchor: Literal["time", "event"] | None = None
    clock: str | None = None
    zone: str | None = None
    slack: int = 0
    fiscal: bool = False


class Mention(Claim, frozen=True, kw_only=True, gc=False):
    """A name in the text; `name` is its words without proclitics. `known` is the id of the gazetteer entry that
    matched, `literal` the city behind a capital that stands for its government, `titles` the words of office beside a
    person's name."""

    type: EntityType
    name: str = ""
    entity: str | None = None
    known: str | None = None
    country: str | None = None
    literal: str | None = None
    titles: tuple[Evidence, ...] = ()


class Time(Claim, frozen=True, kw_only=True, gc=False):
    """A time expression. `interval` is empty until it is placed; `anchor` and `reason` say how it was: `anchor` is None
    where the words say the whole date, "published", "time" (another time of the text), or the id of an event."""

    value: TimeValue
    grain: Grain
    interval: Interval = Interval()
    anchor: str | None = None
    reason: tuple[Why, ...] = ()


class Quantity(Claim, frozen=True, kw_only=True, gc=False):
    """A figure with its unit: ISO 4217 for money, `percent`, a calendar unit, else the counted Arabic noun. `of` is the
    id of the event that it belongs to, `as_of` the last day for which it is told."""

    value: int | float
    unit: str | None = None
    approximate: bool = False
    low: int | float | None = None
    high: int | float | None = None
    of: str | None = None
    as_of: date | None = None


class Description(Claim, frozen=True, kw_only=True, gc=False):
    """Words that name nobody and stand for those the document names: «الوزير», «الحركة», «وزارته», «الجانبان»,
    «الدول الـ12». `entities` are theirs, two for a pair, more for a group, whose members may be `listed` right after.
    Only what the text allows is resolved; the rest is left out."""

    kind: Literal["office", "body", "owned", "pair", "group"]
    entities: tuple[str, ...]
    listed: Span | None = None


class Annotated(Struct, frozen=True, kw_only=True):
    """An article with everything that can be seen without knowing who is who. Tuples are in text order.
    `descriptions` are there once mentions are tied to entities."""

    article: Article
    view: View
    tokens: Tokens
    sentences: tuple[Sentence, ...] = ()
    quotes: tuple[Quote, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    descriptions: tuple[Description, ...] = ()


# ---- what was resolved and found -----------------------------------------------------------------------------


class Role(Claim, frozen=True, kw_only=True, gc=False):
    """An office that the text gives a person, or other words beside a name that tell whose the named one is; its words
    are the evidence. `organisation` is the body's Arabic name, `office` the id of its kind in lexicon/offices.toml."""

    title: str
    organisation: str | None = None
    country: str | None = None
    office: str | None = None


class Entity(Struct, frozen=True, kw_only=True, gc=False):
    """Who or what is spoken of in one document. `country` is ISO 3166 alpha-3; `sector` a PLOVER sector. `english` is
    known, unless it is `transliterated`: then the letters of the name were written in Latin ones by a model."""

    id: str
    type: EntityType
    name: str
    names: tuple[str, ...] = ()
    english: str | None = None
    transliterated: bool = False
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    known: str | None = None
    roles: tuple[Role, ...] = ()


class Party(Claim, frozen=True, kw_only=True, gc=False):
    """Someone who takes part, as named in the text; `entity` is None when only a description is known."""

    entity: str | None = None
    country: str | None = None
    sector: str | None = None


class Occasion(Claim, frozen=True, kw_only=True, gc=False):
    """Where something was said: press-conference, phone-call, speech, statement, interview, meeting, tweet."""

    kind: str


class Statement(Claim, frozen=True, kw_only=True, gc=False):
    """One attributed content (its evidence is the content's span) with its chain of attribution."""

    id: str
    manner: Manner
    act: Act
    cue: Evidence | None
    speakers: tuple[Party, ...] = ()
    addressee: Party | None = None
    occasion: Occasion | None = None
    via: tuple[Party, ...] = ()
    within: str | None = None


class Event(Claim, frozen=True, kw_only=True, gc=False):
    """Who did what to whom; its evidence is the trigger. `type`, `mode` and `contexts` (what it is about, by id) are
    PLOVER's, with TEST, TRADE, `meet`."""

    id: str
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    place: str | None = None
    when: Interval = Interval()
    when_reason: Why | None = None
    modality: Modality = "asserted"
    statement: str | None = None
    same_as: str | None = None
    figures: tuple[int, ...] = ()


class Reading(Struct, frozen=True, kw_only=True):
    """All that one document says, each claim with its evidence. A document that could not be read has a `problems`."""

    document: Article
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    problems: tuple[Why, ...] = ()


# ---- what many documents say together ------------------------------------------------------------------------


CorrectionKind = Literal[
    "merge-entity", "keep-entity", "reject-claim", "fix-date", "fix-type", "fix-speaker", "own-outlet", "join-story",
    "part-story", "undo",
]  # fmt: skip


class Correction(Struct, frozen=True, kw_only=True):
    """A human's decision that later runs obey: append-only, the last word counts.

    `merge-entity` puts the entity `target` under the entity `value`; `keep-entity` keeps `target` on its own, whatever
    its name; `reject-claim` leaves out of the document `target` the claim whose `identity.claim_key` is `value`.
    `fix-date` and `fix-type` put right an event, `fix-speaker` a statement of the document `target`: `value` is the
    claim's key, a newline, and what is right: days (`mending.days`), TYPE or TYPE.mode, a name in the document's words
    or nothing. `own-outlet` holds the outlet `target` to be of the house, or of the house of the outlet, `value`.
    `join-story` puts the stories of the documents `target` and `value` together, `part-story` lets the document
    `target`, with those that follow it, begin a story of its own.
    `undo` takes back the correction whose id is `target`.
    """

    kind: CorrectionKind
    target: str
    value: str = ""
    who: str = ""
    when: str = ""
    why: str = ""
    id: int = 0


class EntityLink(Struct, frozen=True, kw_only=True, gc=False):
    """A document's entity is the record's entity `to`, because of `reason` (a rule's name)."""

    entity: str
    to: str
    reason: str


class KnownEntity(Struct, frozen=True, kw_only=True):
    """An entity of the record, across documents. `key` is its name as `text.key` writes it.

    `under` is the id of the entity that this one is held to be (its own id where it stands for itself), `reason` why.
    `field` is what a person's offices are of (politics, sport …); two of one name in other fields are two. A name that
    tells too little to be looked for elsewhere is bound to the `document` that has it.
    """

    id: str
    type: EntityType
    name: str
    key: str
    english: str | None = None
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    field: str = ""
    document: str = ""
    transliterated: bool = False
    under: str = ""
    reason: str = ""


class Deed(Struct, frozen=True, kw_only=True, gc=False):
    """That two did something together or to each other: `what` names the type and both, `weight` (0 to 1) how seldom
    both are named in the news, `when` on which days."""

    what: str
    weight: float
    when: Interval = Interval()


class Wording(Struct, frozen=True, gc=False):
    """The words of an article's kept blocks without its title: a number for each and its original span; `runs` are the
    numbers of the runs of five that begin at each word, 0 for one that tells nothing. Arrays of unsigned integers,
    packed (four bytes a number, eight for runs)."""

    words: bytes
    starts: bytes
    ends: bytes
    runs: bytes


class Trace(Struct, frozen=True, kw_only=True):
    """What a document is compared by. `words`, `names` and `title` weigh what it speaks of, each a vector of length 1.

    `numbers` are those of two digits or more, without years; `routine` (0 to 1) is its share of formulas and names.
    `keys` are the heaviest words and names, by which those that speak of one matter find each other, with weights;
    `sketch` are numbers of its runs of words, by which copies find each other. `size` is in words. `outlet` and
    `agencies` are those that the document or its byline credits, `voice` the one speaker to whom most of its statements
    belong, `voices` all people and bodies that it quotes; `bodies` weighs the organisations, places, events and things
    that it names, 0 to 1.
    """

    document: str
    when: Interval = Interval()
    words: dict[str, float] = {}
    names: dict[str, float] = {}
    title: dict[str, float] = {}
    deeds: tuple[Deed, ...] = ()
    numbers: tuple[str, ...] = ()
    routine: float = 0.0
    keys: dict[str, float] = {}
    sketch: tuple[int, ...] = ()
    size: int = 0
    outlet: str | None = None
    agencies: tuple[str, ...] = ()
    voice: str | None = None
    voices: tuple[str, ...] = ()
    bodies: dict[str, float] = {}


class Passage(Struct, frozen=True, gc=False):
    """The same words in two documents, lightly edited or not: where they stand in the text of each."""

    a: Span
    b: Span


class Tie(Struct, frozen=True, kw_only=True):
    """Two documents that share wording or a matter; `a` sorts before `b`.

    `share` (0 to 1) is how much of both stands in common passages. `event` and `story` are how sure it is (0 to 1) that
    both tell of one event, of one developing story, `same_event` and `same_story` whether that is held to be so.
    `same_origin` is None where it is not known; `origin` says why both
    go back to one source, `owner` that their outlets belong to one house.
    """

    a: str
    b: str
    reuse: Reused = "none"
    share: float = 0.0
    passages: tuple[Passage, ...] = ()
    event: float = 0.0
    story: float = 0.0
    same_event: bool = False
    same_story: bool = False
    same_origin: bool | None = False
    origin: Why | None = None
    owner: Why | None = None


class Member(Struct, frozen=True, kw_only=True, gc=False):
    """A document's place in its story: `follows` is the earlier document it is nearest to, None where it opens it.
    `sources` are earlier documents of the story that go back to the same origin. `apart` says why it opens a story
    although it is near another."""

    document: str
    story: str
    when: Interval = Interval()
    follows: str | None = None
    nearness: float = 0.0
    sources: tuple[str, ...] = ()
    apart: Why | None = None


class Story(Struct, frozen=True, kw_only=True):
    """Documents about one developing matter, earliest first. `lead` is the report whose title names it; `origins`
    counts the documents, those of one origin taken together."""

    id: str
    lead: str
    members: tuple[Member, ...]
    origins: int


class TimelineEntry(Struct, frozen=True, kw_only=True):
    """An event of a document on the timeline of its story and of its parties; undated: an interval without days."""

    event: str
    when: Interval
    reason: Why | None


class State(Struct, frozen=True, kw_only=True):
    """What the record already knows that weaving one more reading needs, and no more.

    `entities`: those that a name or id of the reading may be. `traces`: the documents it may belong with; `wordings`:
    the words of those among them that may share passages with it. `members`: the whole of every story that one of those
    documents stands in. `unsettled`: documents that followed an earlier version of it, `ties` what ties
    them to others.
    """

    entities: dict[str, KnownEntity] = {}
    traces: dict[str, Trace] = {}
    wordings: dict[str, Wording] = {}
    members: dict[str, Member] = {}
    unsettled: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()


class Changes(Struct, frozen=True, kw_only=True):
    """What one reading changes in the record; the record applies it as it stands.

    `label` is the document's title or the beginning of its first line. `members` and `stories` are those that are new
    or changed, `dissolved` the ids of stories that are no more, `ties` all that tie the document to others. `rejected`
    are the claims that corrections leave out, the mended ones stand in the place of those of the same id.
    """

    document: str
    label: str
    trace: Trace
    wording: Wording
    entities: tuple[KnownEntity, ...] = ()
    links: tuple[EntityLink, ...] = ()
    members: tuple[Member, ...] = ()
    stories: tuple[Story, ...] = ()
    dissolved: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    rejected: tuple[str, ...] = ()
    mended_events: tuple[Event, ...] = ()
    mended_statements: tuple[Statement, ...] = ()


class Amount(Struct, frozen=True, gc=False):
    """A figure of an event: its value, what it counts, and the day it speaks of, where it names one."""

    value: float
    unit: str | None = None
    approximate: bool = False
    as_of: date | None = None


class Account(Struct, frozen=True, kw_only=True):
    """An event as one document tells it, to be held against other documents' tellings.

    `actors` and `recipients` are countries (ISO 3166 alpha-3), else names of parties; `people` all who are named in its
    sentence, `topic` that sentence's words by weight. `published` is the document's day.
    """

    document: str
    event: str
    evidence: Evidence
    type: str
    mode: str | None = None
    modality: Modality = "asserted"
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    place: str | None = None
    when: Interval = Interval()
    published: Interval = Interval()
    figures: tuple[Amount, ...] = ()
    topic: dict[str, float] = {}
    same_as: str | None = None

    @property
    def countries(self) -> frozenset[str]:
        return frozenset(p for p in (*self.actors, *self.recipients) if len(p) == 3 and p.isupper())


Standing = Literal["agreed", "single-source", "disputed", "updated"]


class Version(Struct, frozen=True, gc=False):
    """A value that documents give, by how many independent origins, and the latest day on which it was given."""

    value: str
    documents: tuple[str, ...]
    origins: int
    as_of: date | None = None


class Field(Struct, frozen=True, kw_only=True):
    """What the accounts of a happening say of one thing (actors, recipients, place, date, modality, or the unit of a
    figure): agreed by independent origins, told by one, disputed, or brought up to date later."""

    name: str
    standing: Standing
    versions: tuple[Version, ...]


class Happening(Struct, frozen=True, kw_only=True):
    """One event across documents, its accounts beside each other, earliest first; `origins` are independent ones.
    `denied` names the accounts that deny what the others assert."""

    id: str
    type: str
    mode: str | None
    when: Interval
    countries: tuple[str, ...]
    accounts: tuple[Account, ...]
    origins: int
    fields: tuple[Field, ...] = ()
    denied: tuple[str, ...] = ()


class Taken(Struct, frozen=True, gc=False):
    """A passage of a document that stands in an earlier one: where it stands in both."""

    here: Span
    document: str
    there: Span


class Provenance(Struct, frozen=True, kw_only=True):
    """Where a report comes from, as far as it shows: reasons, surest first (none: unknown), and the passages that
    stand in earlier reports."""

    document: str
    reasons: tuple[Why, ...] = ()
    taken: tuple[Taken, ...] = ()


class Contradiction(Struct, frozen=True, gc=False):
    """What one says and another denies, and how alike the words are, 0 to 1."""

    claim: Evidence
    denial: Evidence
    likeness: float


class LedgerEntry(Struct, frozen=True, kw_only=True):
    """A happening between two states, with the score of its type (-10 hostile to +10), and what it changes in their
    ledger: the first of all, or of its type in so many days."""

    happening: Happening
    score: float
    change: Why | None = None


class Month(Struct, frozen=True, gc=False):
    """What a month adds up to between two states: the sums of its cooperative and its hostile scores."""

    month: str
    cooperation: float
    conflict: float
    happenings: int


class Ledger(Struct, frozen=True, kw_only=True):
    """The dated dealings of two states (ISO 3166 alpha-3): entries by day, months; what has no day stands apart."""

    a: str
    b: str
    entries: tuple[LedgerEntry, ...]
    months: tuple[Month, ...]
    undated: tuple[LedgerEntry, ...] = ()


class SummarySentence(Struct, frozen=True, gc=False):
    """A sentence of a report, word for word, chosen to stand for a happening told by so many independent origins."""

    evidence: Evidence
    happening: str
    origins: int
