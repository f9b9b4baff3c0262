"""The addresses of what weaving finds across documents: pairs of states and outlets; requests in, pages out."""

from __future__ import annotations

from datetime import date
from functools import partial

from litestar import HttpMethod, Response, route
from litestar.params import FromQuery

from marsad.desk.api.answers import record_of
from marsad.desk.pages import pair as pair_page
from marsad.desk.pages import source as source_page
from marsad.desk.render import AnyRequest, html

_page = partial(route, http_method=[HttpMethod.GET, HttpMethod.HEAD], sync_to_thread=False, status_code=200)


@_page("/pairs")
def pairs(request: AnyRequest, offset: FromQuery[int] = 0) -> Response[str]:
    return html(request, pair_page.LIST, pair_page.pairs(record_of(request), max(offset, 0)))


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
    return Response(pair_page.csv(page), media_type="text/csv; charset=utf-8", headers=named)


@_page("/sources")
def sources(request: AnyRequest, offset: FromQuery[int] = 0) -> Response[str]:
    return html(request, source_page.LIST, source_page.sources(record_of(request), max(offset, 0)))


@_page("/source")
def source(request: AnyRequest, outlet: FromQuery[str] = "") -> Response[str]:
    return html(request, source_page.TEMPLATE, source_page.source(record_of(request), outlet))


ROUTES = (pairs, pair, pair_csv, sources, source)
