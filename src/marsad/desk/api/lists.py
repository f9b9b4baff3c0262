"""Lists of the API: what to narrow them by in, a part of the list out, as the record gives it to the pages."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Annotated

from litestar import Response
from litestar.params import FromQuery, QueryParameter

from marsad.desk.api import shapes
from marsad.desk.api.answers import (
    PREFIX,
    EntityId,
    Limit,
    Offset,
    Query,
    StoryId,
    UnknownError,
    answered,
    entity_id,
    part,
    record_of,
    story_id,
)
from marsad.desk.moments import moments
from marsad.desk.render import AnyRequest
from marsad.model import EntityType, Modality
from marsad.record.search import Search

Words = Annotated[str, QueryParameter(description="What is looked for; without it, what the other parameters say.")]
Value = Annotated[
    str | None, QueryParameter(max_length=200, description="Only with this value, as the facets give it.")
]
Day = Annotated[date | None, QueryParameter(description="Published not before, or not after, this day.")]
Kind = Annotated[EntityType | None, QueryParameter(description="Only entities of this type.")]


@answered("/stories")
def stories(request: AnyRequest, q: Query = None, limit: Limit = 50, offset: Offset = 0) -> Response[shapes.Stories]:
    """Stories, those with the most independent texts first."""
    return part(request, shapes.Stories, record_of(request).stories(limit + 1, offset, q), limit, offset)


@answered("/search")
def search(  # noqa: PLR0913, PLR0917 - a search is narrowed in many ways
    request: AnyRequest, q: Words = "", speaker: EntityId = None, outlet: Value = None, country: Value = None,
    event: Value = None, modality: FromQuery[Modality | None] = None, since: Day = None, until: Day = None,
    origins: Offset = 0, limit: Limit = 20, offset: Offset = 0,
) -> Response[shapes.Hits]:  # fmt: skip
    """Documents that hold words in any form, phrases in quotation marks or names in any spelling, and what narrows
    them: who speaks, the outlet, country (ISO 3166 alpha-3), event type, modality, days, independent origins."""
    wanted = Search(
        query=q, speaker=entity_id(request, speaker), outlet=outlet, country=country, event=event, modality=modality,
        since=since, until=until, origins=origins,
    )  # fmt: skip
    found = record_of(request).search(wanted, limit + 1, offset)
    facets = {kind: list(rows) for kind, rows in found.facets.items()}
    shape = partial(shapes.Hits, total=found.total, names=list(found.names), facets=facets, notes=list(found.notes))
    return part(request, shape, found.hits, limit, offset)


@answered("/documents")
def documents(request: AnyRequest, limit: Limit = 50, offset: Offset = 0) -> Response[shapes.Documents]:
    """Documents by day, earliest first, undated last."""
    return part(request, shapes.Documents, record_of(request).documents(limit + 1, offset), limit, offset)


@answered("/entities")
def entities(
    request: AnyRequest, q: Query = None, type: Kind = None, limit: Limit = 50, offset: Offset = 0
) -> Response[shapes.Entities]:
    """People, bodies and places, those that most documents name first."""
    return part(request, shapes.Entities, record_of(request).entities(limit + 1, offset, type, q), limit, offset)


@answered("/statements")
def statements(
    request: AnyRequest, story: StoryId = None, entity: EntityId = None, limit: Limit = 50, offset: Offset = 0
) -> Response[shapes.Statements]:
    """Statements with their chain of attribution and the words they were read from."""
    of, who = story_id(request, story), entity_id(request, entity)
    return part(request, shapes.Statements, record_of(request).statements(of, who, limit + 1, offset), limit, offset)


@answered("/events")
def events(
    request: AnyRequest, story: StoryId = None, entity: EntityId = None, limit: Limit = 50, offset: Offset = 0
) -> Response[shapes.Events]:
    """Events by date, each as one document tells it."""
    of, who = story_id(request, story), entity_id(request, entity)
    return part(request, shapes.Events, record_of(request).timeline(of, who, limit + 1, offset), limit, offset)


@answered("/timeline")
def timeline(
    request: AnyRequest, story: StoryId = None, entity: EntityId = None, limit: Limit = 50, offset: Offset = 0
) -> Response[shapes.Timeline]:
    """What is told of a story, of an entity or of both, accounts that say the same together."""
    of, who = story_id(request, story), entity_id(request, entity)
    if of is None and who is None:
        raise UnknownError("a timeline of what?", f"give story=ID or entity=ID; {PREFIX}/events has every event")
    told = moments(record_of(request).timeline(of, who))[offset : offset + limit + 1]
    items = [shapes.Told(sureness=m.sureness, rows=list(m.rows)) for m in told]
    return part(request, shapes.Timeline, items, limit, offset)


@answered("/problems")
def problems(request: AnyRequest, limit: Limit = 50, offset: Offset = 0) -> Response[shapes.Problems]:
    """What could not be read, and why."""
    found = record_of(request).problems()[offset : offset + limit + 1]
    return part(request, shapes.Problems, found, limit, offset)
