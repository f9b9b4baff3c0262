"""A page and a language in, HTML out. All is escaped but markup made here; a name that is missing is an error."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import Request, Response
from litestar.enums import MediaType
from msgspec.structs import replace

from marsad.desk.asking import address, cut, given
from marsad.desk.guard import TOKEN
from marsad.desk.language import CODES, Language, language
from marsad.desk.mending.badges import Badges
from marsad.desk.moments import sureness
from marsad.desk.pictures import draw
from marsad.knowledge.rules import Code, explain

HERE = Path(__file__).parent
VENDOR = HERE / "static" / "vendor"
COOKIE, CALENDAR = "marsad-language", "marsad-calendar"
CALENDARS = ("gregorian", "hijri")
CURE = "npm ci && npm run build"
AnyRequest = Request[Any, Any, Any]


def assets_built() -> bool:
    """Whether the scripts and fonts that come from npm packages are in place."""
    return all((VENDOR / name).is_file() for name in ("desk.js", "fonts.css", "world.json", "types.svg"))


def language_of(request: AnyRequest) -> Language:
    """The language and the calendars asked for in the address, else those chosen before, else Arabic, Gregorian."""
    asked = (request.query_params.get("lang"), request.cookies.get(COOKIE))
    code: Code = next((c for a in asked for c in CODES if a == c), "ar")
    calendar = request.query_params.get("calendar") or request.cookies.get(CALENDAR)
    return replace(language(code), hijri=True) if calendar == "hijri" else language(code)


def html(request: AnyRequest, template: str, page: object, status: int = 200) -> Response[str]:
    """The answer that shows `page` by `template`, in the request's language; a choice of language or of calendars is
    remembered."""
    chosen = language_of(request)
    body = _environment().get_template(template).render(
        page=page, l=chosen, t=chosen.t, here=request.url.path, here_in=partial(_switched, request),
        badges=Badges(request.app.state.record), built=assets_built(), cure=CURE,
        partial=request.headers.get("HX-Request") == "true",
    )  # fmt: skip
    answer = Response(body, status_code=status, media_type=MediaType.HTML, headers=_headers(chosen))
    if request.query_params.get("lang") == chosen.code:
        answer.set_cookie(COOKIE, chosen.code, max_age=31_536_000, samesite="lax", httponly=True)
    if (calendar := request.query_params.get("calendar")) in CALENDARS:
        answer.set_cookie(CALENDAR, calendar, max_age=31_536_000, samesite="lax", httponly=True)
    return answer


def _headers(chosen: Language) -> dict[str, str]:
    return {"Content-Language": chosen.code, "Vary": "Cookie, HX-Request", "Cache-Control": "no-cache"}


def _switched(request: AnyRequest, **choice: str) -> str:
    """The same page's address with another choice of language or calendars."""
    kept = [(k, cut(v)) for k, v in request.query_params.multi_items() if k not in choice]
    return f"{request.url.path}?{urlencode([*kept, *choice.items()])}"


def link(page: str, **query: object) -> str:
    """The address of a page of the desk: ids stand in the query, so that any id at all can be one."""
    return f"/{page}?{urlencode({k: str(v) for k, v in query.items()})}"


def rule(id: str, language: Language) -> str:
    """What a rule does, in the reader's language; its name where nobody described it."""
    found = explain(id)
    return id if found is None else found.ar if language.code == "ar" else found.en


@cache
def _environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    env.globals.update(address=address, draw=draw, given=given, link=link, rule=rule, sureness=sureness, token=TOKEN)
    return env
