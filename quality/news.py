"""The folder of shared data → its news of 2015 as pages, one after the other."""

from __future__ import annotations

import json
import lzma
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from marsad.model import Given, Page

NEWS = Path("data/news-2015/articles.jsonl.xz")
GIVEN = ("id", "title", "outlet", "published", "byline", "url")


def there(folder: Path | None) -> bool:
    return folder is not None and (folder / NEWS).exists()


def rows(folder: Path, wanted: Collection[str] | None = None) -> Iterator[dict[str, Any]]:
    """Each article by its keys in the file: all, or those whose ids are wanted."""
    with lzma.open(folder / NEWS, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if wanted is None or row["id"] in wanted:
                yield row


def pages(folder: Path, wanted: Collection[str] | None = None, given: tuple[str, ...] = GIVEN) -> Iterator[Page]:
    """The articles as pages of text; `given` names what is told of each besides its text."""
    for row in rows(folder, wanted):
        told = Given(**{key: row.get(key) for key in given})
        yield Page(source=row["id"], kind="text", body=row["text"], given=told)
