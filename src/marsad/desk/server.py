"""A record's file in, the web application out, served by granian to this machine alone."""

from __future__ import annotations

import socket
import sys
import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels
from litestar import HttpMethod, Litestar, Response, post, route
from litestar.exceptions import HTTPException
from litestar.params import FromQuery
from litestar.response import Redirect
from litestar.static_files import create_static_files_router

from marsad.desk import across, api, pages
from marsad.desk.arriving import routes as arriving
from marsad.desk.asking import within
from marsad.desk.guard import Guard, seal
from marsad.desk.mending import routes as mending
from marsad.desk.pages import article, entities, entity, events, problems, search, statements, stories, story, why
from marsad.desk.pictures import routes as pictures
from marsad.desk.render import CURE, HERE, AnyRequest, assets_built, html, language_of
from marsad.desk.taking import routes as taking
from marsad.record import Record, RecordError
from marsad.record.search import Search

ORIGINS = (2, 3, 5, 10)  # from so many on, which the page of searches offers to choose
LATIN = "Marsad"  # a name in Latin letters, which has indexes of its own


def app(record_path: str | Path) -> Litestar:
    """The desk of the record in `record_path`, which is opened when the desk starts and closed when it ends.

    Starting raises RecordError for a file that is not a record.
    """
    static = create_static_files_router(path="/static", directories=[HERE / "static"])
    routes: list[Any] = [
        _stories, _story, _article, _why, _entities, _entity, _problems, _search, _saved, _statements, _events,
        _events_file, static, *mending.ROUTES, api.router(), taking.dossier, taking.download, *across.ROUTES,
        *arriving.ROUTES, pictures.picture,
    ]  # fmt: skip
    return Litestar(
        route_handlers=routes,
        middleware=[Guard()],
        before_send=[seal],
        exception_handlers={
            pages.MissingError: _missing,
            pages.GoneError: _gone,
            RecordError: _away,
            HTTPException: _refused,
            Exception: _failed,
        },
        lifespan=[partial(_opened, record_path)],
        openapi_config=None,
        multipart_form_part_limit=arriving.MOST_FILES,
    )


@asynccontextmanager
async def _opened(path: str | Path, desk: Litestar) -> AsyncIterator[None]:
    with Record.open(path) as desk.state.record:
        _looked_through(desk.state.record)
        yield
        if job := desk.state.get("job"):
            await job.stop()


def _looked_through(record: Record) -> None:
    """Have what the first search would wait for at hand when the desk starts: facets, lexicons, indexes of names."""
    newest = record.stories(1)
    if newest:
        record.search(Search(query=f"{newest[0].label} {LATIN}"))
        record.entities(1)
        for origins in ORIGINS:
            record.search(Search(origins=origins), limit=1)


def serve(record_path: str | Path, host: str = "127.0.0.1", port: int = 8470) -> None:
    """Serve the desk until interrupted.

    Raises ValueError for a host beyond loopback, RecordError for a file that is no record, OSError for a port in use.
    """
    if host not in ("127.0.0.1", "::1"):
        raise ValueError(f"the desk answers on this machine only, not on {host}; use 127.0.0.1")
    Record.open(record_path).close()
    _claim(host, port)
    if not assets_built():
        print(f"marsad: the desk's scripts and fonts are not built; run `{CURE}` (or `make assets`)", file=sys.stderr)
    desk = Granian("desk", host, port, interface=Interfaces.ASGI, websockets=False, log_level=LogLevels.warning)
    desk.serve(target_loader=partial(app, record_path), wrap_loader=False)


def _claim(host: str, port: int) -> None:
    """Says that a port is in use before a worker is started that would only die of it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as fault:
        reason = f"port {port} of {host} cannot be used ({fault.strerror}); choose another"
        raise OSError(fault.errno, reason) from fault


def _record(request: AnyRequest) -> Record:
    record: Record = request.app.state.record
    return record


# A page answers GET, and HEAD with the same headers and no body.
_page = partial(route, http_method=[HttpMethod.GET, HttpMethod.HEAD], sync_to_thread=False, status_code=200)


@_page("/")
def _stories(request: AnyRequest, offset: FromQuery[int] = 0) -> Response[str]:
    return html(request, stories.TEMPLATE, stories.stories(_record(request), within(offset)))


@_page("/story")
def _story(request: AnyRequest, id: FromQuery[str] = "", whole: FromQuery[bool] = False) -> Response[str]:
    return html(request, story.TEMPLATE, story.story(_record(request), id, whole))


@_page("/article")
def _article(request: AnyRequest, id: FromQuery[str] = "") -> Response[str]:
    return html(request, article.TEMPLATE, article.article(_record(request), id))


@_page("/why")
def _why(
    request: AnyRequest, id: FromQuery[str] = "", at: FromQuery[int] = 0, kind: FromQuery[list[str] | None] = None
) -> Response[str]:
    found = why.why(_record(request), id, at, kind or (), language_of(request))
    return html(request, why.TEMPLATE, found)


@_page("/entities")
def _entities(request: AnyRequest) -> Response[str]:
    return html(request, entities.TEMPLATE, entities.entities(_record(request)))


@_page("/entity")
def _entity(request: AnyRequest, id: FromQuery[str] = "", whole: FromQuery[bool] = False) -> Response[str]:
    return html(request, entity.TEMPLATE, entity.entity(_record(request), id, whole))


@_page("/problems")
def _problems(request: AnyRequest) -> Response[str]:
    return html(request, problems.TEMPLATE, problems.problems(_record(request)))


@_page("/search")
def _search(request: AnyRequest) -> Response[str]:
    return html(request, search.TEMPLATE, search.search(_record(request), request.query_params))


@post("/search", status_code=303)
async def _saved(request: AnyRequest) -> Redirect:
    """Saves a search under a name, or removes one; the reader goes back to the search."""
    given = {k: str(v) for k, v in (await request.form()).items()}
    return Redirect(search.save(_record(request), given), status_code=303)


@_page("/statements")
def _statements(request: AnyRequest) -> Response[str]:
    return html(request, statements.TEMPLATE, statements.statements(_record(request), request.query_params))


@_page("/events")
def _events(request: AnyRequest) -> Response[str]:
    return html(request, events.TEMPLATE, events.events(_record(request), request.query_params))


@_page(["/events.csv", "/events.geojson"])
def _events_file(request: AnyRequest) -> Response[bytes]:
    name = request.url.path.lstrip("/")
    kind, body = events.file(_record(request), request.query_params, name.partition(".")[2])
    return Response(body, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _missing(request: AnyRequest, fault: pages.MissingError) -> Response[str]:
    return html(request, "message.html", pages.Message("missing.title", fault.what), status=404)


def _gone(request: AnyRequest, fault: pages.GoneError) -> Response[str]:
    return html(request, "gone.html", fault.page, status=410)


def _away(request: AnyRequest, fault: RecordError) -> Response[Any]:
    """The record is out of reach: whoever asks again once it is back is answered as before."""
    answer = html(request, "message.html", pages.Message("away.title", "away.text", str(fault)), status=503)
    answer.headers.update({"Retry-After": "10", "Cache-Control": "no-store"})
    return answer


def _refused(request: AnyRequest, fault: HTTPException) -> Response[Any]:
    if request.url.path.startswith(api.PREFIX):
        return api.refused(request, fault)
    if fault.status_code == 404:
        return _missing(request, pages.MissingError("missing.page"))
    return html(request, "message.html", pages.Message("refused.title", "refused.text"), status=fault.status_code)


def _failed(request: AnyRequest, fault: Exception) -> Response[Any]:
    if request.url.path.startswith(api.PREFIX):
        return api.failed(request, fault)
    traceback.print_exception(fault)
    return html(request, "message.html", pages.Message("failed.title", "failed.text"), status=500)
