"""Marsad reads Arabic news about relations between states and keeps the record, every line with its evidence.

`read` takes paths and `read_text` a text to readings, `keep` a reading into a `Record`; they load when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marsad.api import Reading, Record, keep, read, read_text

__all__ = ["Reading", "Record", "keep", "read", "read_text"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'marsad' has no attribute {name!r}; it offers {', '.join(__all__)}")
    from marsad import api  # noqa: PLC0415 - importing marsad stays light

    return getattr(api, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
