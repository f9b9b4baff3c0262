"""What reaches over documents, by address: what is new, pairs of states, outlets; requests in, pages out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial

from litestar import HttpMethod, Response, route
from litestar.params import FromQuery

from marsad.desk.api.answers import record_of
from marsad.desk.asking import within
from marsad.desk.pages import pair as pair_page
from marsad.desk.pages import source as source_page
from marsad.desk.pages import today as today_page
from marsad.desk.render import AnyRequest, html

VISIT = "marsad-visit"
_page = partial(route, http_method=[HttpMethod.GET, HttpMethod.HEAD], sync_to_thread=False, status_code=200)


@_page("/pairs")
def pairs(request: AnyRequest, offset: FromQuery[int] = 0) -> Response[str]:
    return html(request, pair_page.LIST, pair_page.pairs(record_of(request), within(offset)))


@_page("/pair")
def pair(
    request: AnyRequest,
    a: FromQuery[str] = "",
    b: FromQuery[str] = "",
    until: FromQuery[date | None] = None,
    whole: FromQuery[bool] = False,
) -> Response[str]:
    return html(request, pair_page.TEMPLATE, pair_page.pair(record_of(request), a, b, until, whole))


@_page("/pair.csv")
def pair_csv(
    request: AnyRequest, a: FromQuery[str] = "", b: FromQuery[str] = "", until: FromQuery[date | None] = None
) -> Response[str]:
    page = pair_page.pair(record_of(request), a, b, until, whole=True)
    named = {"Content-Disposition": f'attachment; filename="{page.a}-{page.b}.csv"'}
    return Response(pair_page.csv(page), media_type="text/csv", headers=named)


@_page("/sources")
def sources(request: AnyRequest, offset: FromQuery[int] = 0) -> Response[str]:
    return html(request, source_page.LIST, source_page.sources(record_of(request), within(offset)))


@_page("/source")
def source(request: AnyRequest, outlet: FromQuery[str] = "") -> Response[str]:
    return html(request, source_page.TEMPLATE, source_page.source(record_of(request), outlet))


@_page("/today")
def today(request: AnyRequest, since: FromQuery[str] = "", offset: FromQuery[int] = 0) -> Response[str]:
    """What is new since a moment, else since the reader's last visit, which a cookie remembers."""
    now = datetime.now(UTC)
    before, remembered = today_page.visited(request.cookies.get(VISIT, ""), now)
    page = today_page.today(record_of(request), now, since, before, within(offset))
    answer = html(request, today_page.TEMPLATE, page)
    answer.set_cookie(VISIT, remembered, max_age=31_536_000, samesite="lax", httponly=True)
    return answer


ROUTES = (today, pairs, pair, pair_csv, sources, source)
