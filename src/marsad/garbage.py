"""Python's collector of cyclic garbage, made to look seldom while many documents are read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# So many new objects before Python's collector looks for rings among them: those of some dozen documents, of which
# nearly all are gone by then. One document makes more than the 700 after which it looks otherwise.
COLLECTED = 20_000


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Cyclic garbage looked for after `COLLECTED` objects, unless the process asks for it later still or never."""
    often, *older = gc.get_threshold()
    gc.set_threshold(max(often, COLLECTED) if often else 0, *older)
    try:
        yield
    finally:
        gc.set_threshold(often, *older)
