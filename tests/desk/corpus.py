"""Two readings built by hand for the desk's tests, with overlapping spans, a long chain and markup in the text."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from marsad.model import (
    Article,
    Block,
    BlockKind,
    Entity,
    EntityType,
    Event,
    Evidence,
    Interval,
    Mention,
    Occasion,
    Party,
    Published,
    Quantity,
    Reading,
    Role,
    Span,
    Statement,
    Time,
    TimeValue,
    Why,
)

PUBLISHED = date(2025, 11, 12)
TUESDAY = date(2025, 11, 11)
TITLE = "وزيرا خارجية مصر والأردن يبحثان أمن البحر الأحمر"
FIRST = "التقى وزير الخارجية المصري نادر الحداد نظيره الأردني سليم العوران في القاهرة يوم الثلاثاء."
SECOND = (
    "ونقلت وكالة المرفأ عن الحداد قوله للعوران خلال مؤتمر صحفي: «لن تقبل القاهرة تهديد الملاحة»، "
    "وإن مناورات بحرية ستجرى الشهر المقبل بكلفة 3 ملايين دولار."
)
HOSTILE = "وفي نص البيان <script>window.stolen = 1</script> كما ورد، على صفحة Port & Sea الإنجليزية."
MENU = "الرئيسية | الرياضة | اتصل بنا"


def given_on(day: date) -> Published:
    return Published(interval=Interval(day, day), basis="given", reason=(Why("published.given"),))


class Builder:
    """An article's text in, claims on its words out: `at` finds the words, so that no offset is written by hand."""

    def __init__(self, id: str, outlet: str | None, published: date | None, paragraphs: tuple[str, ...]) -> None:
        text = "\n\n".join(paragraphs)
        blocks, at = [], 0
        for n, paragraph in enumerate(paragraphs):
            kind: BlockKind = "title" if n == 0 else "boilerplate" if paragraph == MENU else "paragraph"
            blocks.append(Block(at, at + len(paragraph), kind))
            at += len(paragraph) + 2
        when = given_on(published) if published else Published()
        self.article = Article(
            id=id, source=f"news/{id}.txt", text=text, language="ar", blocks=tuple(blocks),
            title=Span(0, len(paragraphs[0])), outlet=outlet, agencies=("وكالة المرفأ",), published=when,
        )  # fmt: skip

    def at(self, words: str, rule: str, n: int = 1) -> Evidence:
        start = -1
        for _ in range(n):
            start = self.article.text.index(words, start + 1)
        return self.article.evidence(start, start + len(words), rule)

    def party(self, words: str, entity: str | None, n: int = 1) -> Party:
        return Party(evidence=self.at(words, "statement.speaker", n), entity=entity)

    def mention(self, words: str, type: EntityType, entity: str, n: int = 1) -> Mention:
        return Mention(evidence=self.at(words, "names.gazetteer", n), type=type, entity=entity)


ENTITIES = (
    Entity(id="e1", type="PER", name="نادر الحداد", names=("الحداد",), english="Nader al-Haddad", country="EGY"),
    Entity(id="e2", type="PER", name="سليم العوران", names=("للعوران",), country="JOR"),
    Entity(id="e3", type="GPE", name="مصر", names=("القاهرة",), english="Egypt", country="EGY", known="EGY"),
    Entity(id="e4", type="GPE", name="الأردن", english="Jordan", country="JOR", known="JOR"),
    Entity(id="e5", type="ORG", name="وكالة المرفأ", english="Port News Agency"),
)


def full() -> Reading:
    """The report with every kind of claim, overlapping each other, and markup in its text."""
    b = Builder("port-1", "صحيفة الميناء", PUBLISHED, (TITLE, FIRST, SECOND, HOSTILE, MENU))
    role = Role(evidence=b.at("وزير الخارجية المصري", "names.role"), title="وزير الخارجية المصري")
    said = Statement(
        evidence=b.at("لن تقبل القاهرة تهديد الملاحة", "statement.quote"),
        id="s1", manner="direct", act="warn", cue=b.at("قوله", "statement.cue"),
        speakers=(b.party("الحداد", "e1", 2),), addressee=b.party("للعوران", "e2"),
        occasion=Occasion(evidence=b.at("مؤتمر صحفي", "statement.occasion"), kind="press-conference"),
        via=(b.party("وكالة المرفأ", "e5"),),
    )  # fmt: skip
    met = Event(
        evidence=b.at("التقى", "event.meet"), id="v1", type="CONSULT", mode="meet",
        actors=(b.party("نادر الحداد", "e1"),), recipients=(b.party("سليم العوران", "e2"),), place="e3",
        when=Interval(TUESDAY, TUESDAY), when_reason=Why("dated.words", ("يوم الثلاثاء",)),
    )  # fmt: skip
    threat = Event(
        evidence=b.at("تهديد", "event.threaten"), id="v2", type="THREATEN", statement="s1", modality="denied",
    )  # fmt: skip
    exercise = Event(
        evidence=b.at("مناورات", "event.exercise"), id="v3", type="COOPERATE", modality="planned",
        actors=(b.party("القاهرة", "e3", 2),), when=Interval(date(2025, 12, 1), date(2025, 12, 31)), figures=(0,),
    )  # fmt: skip
    return Reading(
        document=b.article,
        entities=(replace(ENTITIES[0], roles=(role,)), *ENTITIES[1:]),
        mentions=(
            b.mention("مصر", "GPE", "e3"), b.mention("الأردن", "GPE", "e4"), b.mention("نادر الحداد", "PER", "e1"),
            b.mention("سليم العوران", "PER", "e2"), b.mention("القاهرة", "GPE", "e3"),
            b.mention("القاهرة", "GPE", "e3", 2), b.mention("وكالة المرفأ", "ORG", "e5"),
        ),
        times=(
            Time(
                evidence=b.at("يوم الثلاثاء", "time.weekday.past"), value=TimeValue(weekday=1), grain="day",
                interval=Interval(TUESDAY, TUESDAY), anchor="published", reason=(Why("placed.last"),),
            ),
        ),
        quantities=(
            Quantity(evidence=b.at("3 ملايين دولار", "quantity.money"), value=3_000_000, unit="USD"),
        ),
        statements=(said,),
        events=(met, threat, exercise),
    )  # fmt: skip


def copy() -> Reading:
    """Another outlet's report, most of it in the first one's words, with an event that nobody dated."""
    b = Builder("gulf-2", None, date(2025, 11, 13), (TITLE, FIRST, SECOND, "وكانت الدولتان وقعتا اتفاق تعاون."))
    agreed = Event(
        evidence=b.at("اتفاق", "event.agree"), id="v1", type="AGREE",
        actors=(b.party("الدولتان", None),),
    )  # fmt: skip
    met = Event(
        evidence=b.at("التقى", "event.meet"), id="v2", type="CONSULT", mode="meet",
        actors=(b.party("نادر الحداد", "e1"),), recipients=(b.party("سليم العوران", "e2"),),
        when=Interval(date(2025, 11, 9), None), when_reason=Why("dated.past"),
    )  # fmt: skip
    return Reading(
        document=b.article, entities=ENTITIES[:4],
        mentions=(b.mention("نادر الحداد", "PER", "e1"), b.mention("سليم العوران", "PER", "e2"),
                  b.mention("مصر", "GPE", "e3"), b.mention("الأردن", "GPE", "e4")),
        events=(agreed, met), problems=(Why("noted.nul", ("3",)),),
    )  # fmt: skip


def placed(reading: Reading) -> Reading:
    """The reading, each party with the country of its entity, as extraction leaves it."""
    country = {e.id: e.country for e in reading.entities}

    def party(p: Party) -> Party:
        return replace(p, country=country.get(p.entity or ""))

    def event(e: Event) -> Event:
        return replace(e, actors=tuple(map(party, e.actors)), recipients=tuple(map(party, e.recipients)))

    return replace(reading, events=tuple(map(event, reading.events)))
