"""The addresses of the corrections: `/correct` asks and takes a form, `/corrections` lists what was decided,
`/forget` takes a document down.
"""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import urlencode

from litestar import Response, get, post
from litestar.params import FromQuery
from litestar.response import Redirect
from msgspec import ValidationError, convert

from marsad.desk.guard import TOKEN
from marsad.desk.pages import correct, corrections, forget, reading_of
from marsad.desk.render import AnyRequest, html, language_of
from marsad.model import Correction
from marsad.pipeline import weave
from marsad.record import Record
from marsad.record.corrections import ConflictError

WHO = "marsad-who"
MOST = 2000  # characters of an answer to a question of the form


def _record(request: AnyRequest) -> Record:
    record: Record = request.app.state.record
    return record


def _asked(given: Any) -> correct.Asked:
    """The form; what is no number where one is asked for counts as not given."""
    plain = {k: str(v)[:MOST] for k, v in given.items()}
    try:
        return convert(plain, correct.Asked, strict=False)
    except ValidationError:
        return convert({k: v for k, v in plain.items() if k not in ("start", "end", "seen")}, correct.Asked)


def _who(request: AnyRequest) -> str:
    return bytes.fromhex(request.cookies.get(WHO, "")).decode() if _hex(request.cookies.get(WHO, "")) else ""


def _hex(said: str) -> bool:
    try:
        bytes.fromhex(said).decode()
    except ValueError:
        return False
    return True


@get("/correct", sync_to_thread=False)
def _form(request: AnyRequest) -> Response[str]:
    asked = _asked({"who": _who(request), **request.query_params})
    page = correct.correct(_record(request), asked, language_of(request), TOKEN)
    return html(request, correct.TEMPLATE, page)


@post("/correct", status_code=303)
async def _sent(request: AnyRequest) -> Response[Any]:
    """Takes a correction, or shows the form again with what speaks against it."""
    asked = _asked(await request.form())
    record, spoken = _record(request), language_of(request)
    if not secrets.compare_digest(asked.token.encode(), TOKEN.encode()):
        return _again(request, asked, "token", 403)
    if not asked.who.strip() or not asked.why.strip():
        return _again(request, asked, "unsigned", 422)
    try:
        if asked.kind != "undo":
            correct.correct(record, asked, spoken, TOKEN)  # what it is about is there
        decision = _undo(asked) if asked.kind == "undo" else correct.decision(asked)
        made = record.correct(decision, weave, max(asked.seen, 0))
    except ConflictError:
        return _again(request, asked, "conflict", 409)
    except ValueError:
        return _again(request, asked, "senseless", 422)
    answer = Redirect(f"/corrections?done={made.id}&lang={spoken.code}#c{made.id}", status_code=303)
    return _remembered(answer, asked.who.strip())


def _remembered(answer: Redirect, who: str) -> Redirect:
    answer.set_cookie(WHO, who.encode().hex(), max_age=31_536_000, samesite="strict", httponly=True)
    return answer


def _undo(asked: correct.Asked) -> Correction:
    return Correction(kind="undo", target=asked.target, who=asked.who.strip(), why=asked.why.strip())


def _again(request: AnyRequest, asked: correct.Asked, problem: str, status: int) -> Response[str]:
    if asked.kind == "undo":
        page = corrections.corrections(_record(request), language_of(request), TOKEN, asked.who, problem=problem)
        return html(request, corrections.TEMPLATE, page, status=status)
    form = correct.correct(_record(request), asked, language_of(request), TOKEN, problem)
    return html(request, correct.TEMPLATE, form, status=status)


@get("/forget", sync_to_thread=False)
def _ask_to_forget(request: AnyRequest, id: FromQuery[str] = "") -> Response[str]:
    return html(request, forget.TEMPLATE, forget.forget(_record(request), id, TOKEN, _who(request)))


@post("/forget", status_code=303)
async def _forget(request: AnyRequest) -> Response[Any]:
    """Takes a document down; who asks again is shown its tombstone."""
    given = {k: str(v)[:MOST] for k, v in (await request.form()).items()}
    record, id = _record(request), given.get("id", "")
    who, why = given.get("who", "").strip(), given.get("why", "").strip()
    own = secrets.compare_digest(given.get("token", "").encode(), TOKEN.encode())
    if not own or not who or not why:
        problem, status = ("unsigned", 422) if own else ("token", 403)
        return html(request, forget.TEMPLATE, forget.forget(record, id, TOKEN, who, why, problem), status=status)
    reading_of(record, id)
    record.forget(id, weave, who=who, why=why)
    answer = Redirect(f"/article?{urlencode({'id': id})}", status_code=303)
    return _remembered(answer, who)


@get("/corrections", sync_to_thread=False)
def _list(
    request: AnyRequest, done: FromQuery[int] = 0, offset: FromQuery[int] = 0, at: FromQuery[int] = 0
) -> Response[str]:
    page = corrections.corrections(
        _record(request), language_of(request), TOKEN, _who(request), done=done, offset=max(offset, 0), at=at
    )  # fmt: skip
    return html(request, corrections.TEMPLATE, page)


ROUTES = [_form, _sent, _list, _ask_to_forget, _forget]
