"""A value in, the JSON answer out: with its ETag, not sent again to who has it, and faults that name their cure."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from functools import partial
from hashlib import sha256
from typing import Annotated, Any, TypeVar, cast
from urllib.parse import urlencode

import msgspec
from litestar import HttpMethod, Response, route
from litestar.datastructures import ResponseHeader
from litestar.enums import MediaType
from litestar.exceptions import HTTPException
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import QueryParameter

from marsad.desk.api.shapes import Fault
from marsad.desk.pages import GoneError
from marsad.desk.render import AnyRequest
from marsad.record import Record, RecordError

PREFIX = "/api/v1"
MOST = 500
FAR = 10**9
T = TypeVar("T")
_encode = msgspec.json.Encoder().encode

Limit = Annotated[int, QueryParameter(ge=1, le=MOST, description="At most so many items.")]
Offset = Annotated[int, QueryParameter(ge=0, le=FAR, description="How many items to pass over.")]
Id = Annotated[str, QueryParameter(min_length=1, description="The id, as lists and exports give it.")]
StoryId = Annotated[str | None, QueryParameter(description="Only of the story with this id.")]
EntityId = Annotated[
    str | None, QueryParameter(description="Only with this entity: its id, or a name in any spelling.")
]
Query = Annotated[
    str | None, QueryParameter(max_length=1000, description="Words of a title, or a name in any spelling.")
]

SPOKEN = {
    304: ResponseSpec(None, generate_examples=False, description="The caller's If-None-Match names what stands."),
    400: ResponseSpec(Fault, generate_examples=False, description="A parameter is missing or senseless."),
    410: ResponseSpec(Fault, generate_examples=False, description="The document was taken down; the fault says why."),
    404: ResponseSpec(Fault, generate_examples=False, description="The record holds nothing under that id."),
    503: ResponseSpec(Fault, generate_examples=False, description="The record cannot be reached; the fault says why."),
}
answered = partial(
    route, http_method=[HttpMethod.GET, HttpMethod.HEAD], sync_to_thread=False, status_code=200, responses=SPOKEN,
    response_headers=[ResponseHeader(name="ETag", description="Changes with the answer.", documentation_only=True)],
)  # fmt: skip


class UnknownError(LookupError):
    """The record has nothing under the id that was asked for; `cure` says where the ids are listed."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what)
        self.what, self.cure = what, cure


def record_of(request: AnyRequest) -> Record:
    """The record that this desk serves."""
    return cast("Record", request.app.state.record)


def entity_id(request: AnyRequest, asked: str | None) -> str | None:
    """The id of the entity `asked` for by id or name. Raises UnknownError where the record has none."""
    if asked is None:
        return None
    found = record_of(request).find_entity(asked)
    if found is None:
        raise UnknownError(f"no entity {asked!r}", f"search {PREFIX}/entities?q=NAME for its id")
    return found.id


def story_id(request: AnyRequest, asked: str | None) -> str | None:
    """`asked`, where the record has that story. Raises UnknownError where it has not."""
    if asked is not None and record_of(request).story(asked) is None:
        raise UnknownError(f"no story {asked!r}", f"list them with {PREFIX}/stories")
    return asked


def answer(request: AnyRequest, value: T) -> Response[T]:
    """`value` as JSON with its ETag; 304 without a body where the request's If-None-Match names that."""
    body = _encode(value)
    tag = f'"{sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    known = {part.strip().removeprefix("W/") for part in request.headers.get("If-None-Match", "").split(",")}
    if known & {tag, "*"}:
        return Response(cast("T", None), status_code=304, headers=headers)
    return Response(cast("T", body), media_type=MediaType.JSON, headers=headers)


def part(request: AnyRequest, shape: Callable[..., T], found: Sequence[object], limit: int, offset: int) -> Response[T]:
    """The answer with the first `limit` of what was `found` from `offset` on; one more found means that more follow."""
    kept = [(k, v) for k, v in request.query_params.multi_items() if k not in ("limit", "offset")]
    onward = f"{request.url.path}?{urlencode([*kept, ('limit', limit), ('offset', offset + limit)])}"
    more = onward if len(found) > limit and offset + limit <= FAR else None
    return answer(request, shape(items=list(found[:limit]), limit=limit, offset=offset, next=more))


def unknown(_: AnyRequest, fault: UnknownError) -> Response[Any]:
    return _said(404, fault.what, fault.cure)


def gone(_: AnyRequest, fault: GoneError) -> Response[Any]:
    """A document that was taken down, with what its tombstone says."""
    stone = fault.page.stone
    return _said(410, f"document {stone.document!r} was taken down on {stone.when}: {stone.why}", "leave it out")


def refused(_: AnyRequest, fault: HTTPException) -> Response[Any]:
    """A request that makes no sense, with what is wrong in it."""
    if fault.status_code == 404:
        return _said(404, "no such address", f"{PREFIX}/openapi.json lists every address")
    wrong = [f"{e.get('key')}: {e.get('message')}" for e in fault.extra or () if isinstance(e, dict)]
    answer = _said(fault.status_code, "; ".join(wrong) or fault.detail, f"see {PREFIX}/openapi.json")
    answer.headers.update(fault.headers or {})
    return answer


def away(_: AnyRequest, fault: RecordError) -> Response[Any]:
    """A record that cannot be reached, in its own words; the status says to come back."""
    found = _said(503, str(fault), "start the record's server, or make its file usable, and ask again")
    found.headers["Retry-After"] = "10"
    return found


def failed(_: AnyRequest, fault: Exception) -> Response[Any]:
    traceback.print_exception(fault)
    return _said(500, "a fault of Marsad's own", "the terminal that runs the desk says more; please report it")


def _said(status: int, error: str, cure: str) -> Response[Any]:
    body = _encode(Fault(status=status, error=error, cure=cure))
    return Response(body, status_code=status, media_type=MediaType.JSON, headers={"Cache-Control": "no-store"})
