"""The only door to the outside."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from marsad.model import Given, Page, Problem


def pages(paths: Iterable[str], *, kind: str | None = None, max_bytes: int = 5_000_000) -> Iterator[Page | Problem]:
    for name in paths:
        path = Path(name)
        for file in sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]:
            if file.suffix == ".jsonl":
                for line in file.open(encoding="utf-8"):
                    row = msgspec.json.decode(line)
                    text = row.pop("text")
                    yield Page(source=str(file), kind="text", body=text, given=msgspec.convert(row, Given))
            else:
                yield Page(source=str(file), kind="text", body=file.read_bytes())
