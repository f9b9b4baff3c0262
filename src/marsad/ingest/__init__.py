"""Page → Article."""

import hashlib
from datetime import date

from marsad.model import Article, Block, Interval, Page, Problem, Published, Span


def ingest(page: Page) -> Article | Problem:
    text = page.body if isinstance(page.body, str) else page.body.decode("utf-8-sig")
    g = page.given
    if g.title:
        text = g.title + "\n\n" + text
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        body = line.strip()
        if body:
            start = at + line.index(body)
            blocks.append(Block(start, start + len(body), "paragraph"))
        at += len(line)
    published = Published()
    if g.published:
        day = date.fromisoformat(g.published[:10])
        published = Published(interval=Interval(day, day), basis="given")
    return Article(
        id=g.id or g.url or hashlib.sha256(text.encode()).hexdigest()[:16],
        source=page.source,
        text=text,
        language="ar",
        blocks=tuple(blocks),
        outlet=g.outlet,
        byline=g.byline,
        url=g.url,
        published=published,
    )
