"""`marsad schema` and `codebook`: what the outputs mean, written from where it is defined."""

from __future__ import annotations

import json
import sys

from marsad.cli.command import app
from marsad.export import codebook as book
from marsad.export import interchange


@app.command()
def schema() -> None:
    """Write the JSON Schema of the interchange format.

    Example: `marsad schema > reading.schema.json`
    """
    print(json.dumps(interchange.schema(), indent=1, ensure_ascii=False))


@app.command()
def codebook() -> None:
    """Write the codebook of events: types, modes and contexts in Arabic and English, with scores and CAMEO codes.

    Example: `marsad codebook > codebook.md`
    """
    sys.stdout.write(book.page())
