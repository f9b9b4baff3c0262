"""A number of seconds → a stretch of code that does not run longer: the watch over the reading of one document.

It interrupts Python and regular expressions wherever they are. A call into a library is interrupted as it returns; it
is bounded by what it is given: the size of a document, the depth of its tags, the signs of a PDF.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_AGAIN = 1.0  # seconds until it is said again, should the first time have been caught on the way


class LateError(BaseException):
    """The time of a document is over. No `except Exception` on the way may take it for a fault of its own."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raises LateError in the code inside once `seconds` have passed; in the main thread only, elsewhere it waits."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _late)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _late(_signal: int, _frame: FrameType | None) -> None:
    raise LateError
