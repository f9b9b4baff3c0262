"""An address of the desk in, a file to download out: dossiers, and the formats of one article."""

from __future__ import annotations

import asyncio
import re
from typing import Annotated, cast
from urllib.parse import quote

from litestar import Response, get
from litestar.params import FromQuery, QueryParameter

from marsad.desk import pages
from marsad.desk.pages import MissingError, reading_of
from marsad.desk.render import AnyRequest, html, language_of
from marsad.desk.taking import dossiers, files
from marsad.export.dossier.printed import PrintError
from marsad.record import Record

Form = Annotated[str, QueryParameter(name="as")]


@get("/dossier")
async def dossier(  # noqa: PLR0913, PLR0917 - one address for three kinds
    request: AnyRequest, form: Form = "html", story: FromQuery[str] = "", entity: FromQuery[str] = "",
    a: FromQuery[str] = "", b: FromQuery[str] = "",
) -> Response[bytes] | Response[str]:  # fmt: skip
    """The dossier of a `story`, an `entity` or the states `a` and `b`, in the request's language."""
    if form not in files.DOSSIERS:
        raise MissingError("take.format")
    record, language = _record(request), language_of(request)
    if a or b:
        name, made = f"{a}-{b}", dossiers.pair(record, a.upper(), b.upper(), language)
    elif entity:
        name, made = entity, dossiers.entity(record, entity, language)
    else:
        name, made = story, dossiers.story(record, story, language)
    try:
        # Printing takes seconds, in a browser of its own; the desk goes on answering.
        body = await asyncio.to_thread(files.of_dossier, made, form)
    except PrintError:
        said = pages.Message("take.no-browser-title", "take.no-browser")
        return html(request, "message.html", said, status=503)
    return _sent(body, files.DOSSIERS[form], name)


@get("/download", sync_to_thread=False)
def download(request: AnyRequest, id: FromQuery[str] = "", form: Form = "readings") -> Response[bytes]:
    """One article as a citation or in a format of `marsad export`."""
    if form not in files.ARTICLES:
        raise MissingError("take.format")
    record = _record(request)
    reading_of(record, id)
    reading = record.mended(id) or reading_of(record, id)
    ids = {local: row.id for local, row in record.links(id).items()}
    return _sent(files.of_article(reading, ids, form), files.ARTICLES[form], id)


def _record(request: AnyRequest) -> Record:
    return cast("Record", request.app.state.record)


def _sent(body: bytes, file: files.File, name: str) -> Response[bytes]:
    """A file to be saved, under a name that any system takes; one in other letters stands beside it (RFC 6266)."""
    plain = re.sub(r"[^0-9A-Za-z]+", "-", name).strip("-")[-80:]
    full = re.sub(r'[\s/\\:*?"<>|\x00-\x1f]+', "-", name).strip("-")[-80:]
    disposition = (
        f"attachment; filename=\"marsad-{plain}.{file.ending}\"; filename*=UTF-8''marsad-{quote(full)}.{file.ending}"
    )
    return Response(
        body, media_type=file.media, headers={"Content-Disposition": disposition, "Cache-Control": "no-cache"}
    )
