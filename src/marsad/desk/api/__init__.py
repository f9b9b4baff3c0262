"""The record as JSON under /api/v1, with the same data as the pages; /api/v1/openapi.json describes it."""

from __future__ import annotations

from functools import cache
from typing import Any

from litestar import Litestar, Response, Router
from litestar.enums import OpenAPIMediaType
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig

from marsad.desk.api import across, lists, things
from marsad.desk.api.answers import PREFIX, UnknownError, answer, answered, away, failed, gone, refused, unknown
from marsad.desk.pages import GoneError
from marsad.desk.render import AnyRequest
from marsad.record import RecordError

__all__ = ["PREFIX", "failed", "refused", "router"]

EVERY = (
    things.document, things.entity, things.reading, things.story, lists.documents, lists.entities, lists.events,
    lists.problems, lists.search, lists.statements, lists.stories, lists.timeline, across.corrections, across.dealings,
    across.outlet, across.outlets, across.pairs, across.today,
)  # fmt: skip
ABOUT = OpenAPIConfig(
    title="Marsad", version="1", use_handler_docstrings=True,
    description="The record of what Arabic news reports on relations between states, every line with its exact words.",
)  # fmt: skip


def router() -> Router:
    """The API's addresses."""
    faults: Any = {
        UnknownError: unknown, GoneError: gone, RecordError: away, HTTPException: refused, Exception: failed,
    }  # fmt: skip
    return Router(path=PREFIX, route_handlers=(*EVERY, _described), exception_handlers=faults)


@answered("/openapi.json", include_in_schema=False)
def _described(request: AnyRequest) -> Response[dict[str, Any]]:
    """The description of the API as OpenAPI has it. There is no page for it: such pages load from other hosts."""
    found = answer(request, _description())
    found.media_type = OpenAPIMediaType.OPENAPI_JSON
    return found


@cache
def _description() -> dict[str, Any]:
    """Made by an application that has these addresses and is never served."""
    return Litestar([Router(path=PREFIX, route_handlers=EVERY)], openapi_config=ABOUT).openapi_schema.to_schema()
