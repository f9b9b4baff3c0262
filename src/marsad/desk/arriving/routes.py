"""The addresses at which documents arrive: `/keep` asks for them and takes them, and shows how far their reading is."""

from __future__ import annotations

import asyncio
import secrets
import shutil
from typing import Any

from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.response import Redirect

from marsad.desk.arriving.job import Job, fresh_folder
from marsad.desk.arriving.upload import paste, store
from marsad.desk.guard import TOKEN
from marsad.desk.pages.keep import PART, TEMPLATE, KeepPage
from marsad.desk.render import AnyRequest, html

MOST_BYTES = 4 << 30  # of one form; a document of its own may be as large as `marsad keep` takes
MOST_FILES = 20_000


def _job(request: AnyRequest) -> Job | None:
    job: Job | None = request.app.state.get("job")
    return job


def _page(request: AnyRequest, problem: str = "", status: int = 200, template: str = TEMPLATE) -> Response[str]:
    job = _job(request)
    return html(request, template, KeepPage(progress=job.progress if job else None, problem=problem), status=status)


@get("/keep", sync_to_thread=False)
def _form(request: AnyRequest) -> Response[str]:
    return _page(request)


@get("/keep/progress", sync_to_thread=False)
def _progress(request: AnyRequest) -> Response[str]:
    return _page(request, template=PART)


@post("/keep", status_code=303, request_max_body_size=MOST_BYTES)
async def _sent(request: AnyRequest) -> Response[Any]:
    """Takes files or text and starts to keep them; one such work at a time."""
    form = await request.form()
    files = [f for f in form.getall("files", []) if isinstance(f, UploadFile)]
    if not secrets.compare_digest(str(form.get("token", "")).encode(), TOKEN.encode()):
        return _page(request, "token", 403)
    job = _job(request)
    if job and job.running:
        return _page(request, "busy", 409)
    folder = await asyncio.to_thread(fresh_folder)
    n = await store(files, folder) + paste({k: str(v) for k, v in form.items() if isinstance(v, str)}, folder)
    if not n:
        await asyncio.to_thread(shutil.rmtree, folder)
        return _page(request, "nothing", 422)
    request.app.state.job = job = Job(request.app.state.record.place, folder, n)
    await job.start()
    return Redirect("/keep", status_code=303)


@post("/keep/stop", status_code=303)
async def _stop(request: AnyRequest) -> Response[Any]:
    form = await request.form()
    if not secrets.compare_digest(str(form.get("token", "")).encode(), TOKEN.encode()):
        return _page(request, "token", 403)
    if job := _job(request):
        await job.stop()
    return Redirect("/keep", status_code=303)


ROUTES = [_form, _progress, _sent, _stop]
