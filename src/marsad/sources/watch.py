"""A number of seconds → a stretch of code that does not run longer: the watch over one document.

It stands over what takes a file apart (a feed, a mail, an archive) and over the reading of each document in it; not
over waiting for a file or a pipe, which may be slow for as long as it likes.

It interrupts Python and regular expressions wherever they are. A call into a library is interrupted as it returns; it
is bounded by what it is given: the size of a document, the depth of its tags, the signs of a PDF.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SECONDS = 30.0  # a document; an article takes a hundredth of one
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
