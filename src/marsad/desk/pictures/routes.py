"""An address of the desk in, a picture as a file out: SVG, which the browser makes a PNG of, or its table as CSV."""

from __future__ import annotations

from datetime import date
from functools import partial

from litestar import HttpMethod, Response, route
from litestar.params import FromQuery

from marsad.desk.api.answers import record_of
from marsad.desk.language import Language
from marsad.desk.pages import MissingError
from marsad.desk.pages.entity import EntityPage
from marsad.desk.pages.entity import entity as entity_page
from marsad.desk.pages.events import events as events_page
from marsad.desk.pages.pair import pair as pair_page
from marsad.desk.pages.story import StoryPage
from marsad.desk.pages.story import story as story_page
from marsad.desk.pictures import draw
from marsad.desk.pictures.drawing import Picture, svg, table
from marsad.desk.render import AnyRequest, language_of
from marsad.record import Record

FORMS = {"svg": "image/svg+xml", "csv": "text/csv"}
_page = partial(route, http_method=[HttpMethod.GET, HttpMethod.HEAD], sync_to_thread=False, status_code=200)


@_page("/picture")
def picture(  # noqa: PLR0913, PLR0917 - one address for the pictures of every page
    request: AnyRequest, show: FromQuery[str] = "", form: FromQuery[str] = "svg", story: FromQuery[str] = "",
    entity: FromQuery[str] = "", a: FromQuery[str] = "", b: FromQuery[str] = "", until: FromQuery[date | None] = None,
) -> Response[bytes]:  # fmt: skip
    """The picture `show` of a `story`, an `entity`, the states `a` and `b`, or, without these, of the list of events
    that the address asks for. Raises MissingError for one that there is not."""
    language, record = language_of(request), record_of(request)
    if story:
        title, drawn = _of_story(record, story, show, language)
    elif entity:
        title, drawn = _of_entity(record, entity, show, language)
    elif a or b:
        title, drawn = _of_pair(record, (a, b), until, show, language)
    else:
        found = events_page(record, request.query_params)
        title, drawn = language.t("doings.title"), draw.map(found.sites, language) if show == "map" else None
    if drawn is None or form not in FORMS:
        raise MissingError("picture.none")
    today = date.today()
    made = language.t("picture.made", day=language.when(today, today))
    body = svg(drawn, language, title, made) if form == "svg" else ("\ufeff" + table(drawn)).encode()
    return Response(body, media_type=FORMS[form], headers={"Content-Disposition": f'inline; filename="{show}.{form}"'})


def _of_story(record: Record, id: str, show: str, language: Language) -> tuple[str, Picture | None]:
    page = story_page(record, id)
    if show == "reuse":
        return page.row.label, draw.reuse(page.side.reuse, page.side.names, language)
    return page.row.label, _shared(page, show, language)


def _of_entity(record: Record, id: str, show: str, language: Language) -> tuple[str, Picture | None]:
    page = entity_page(record, id)
    return language.name(page.detail.row), _shared(page, show, language)


def _shared(page: StoryPage | EntityPage, show: str, language: Language) -> Picture | None:
    """The pictures that both kinds of page have."""
    if show == "timeline":
        return draw.timeline(page.moments, language)
    if show == "network":
        return draw.network(page.network, language)
    return draw.map(page.sites, language) if show == "map" else None


def _of_pair(
    record: Record, states: tuple[str, str], until: date | None, show: str, language: Language
) -> tuple[str, Picture | None]:
    page = pair_page(record, *states, until)
    title = language.t("pair.title", a=language.country(page.a), b=language.country(page.b))
    if show == "months":
        return title, draw.months(page.bars, language)
    return title, draw.map(page.sites, language) if show == "map" else None
