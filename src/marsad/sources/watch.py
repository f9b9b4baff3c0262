"""A number of seconds of processor time → a stretch of code that does not take more: the watch over one document.

It stands over what takes a file apart (a feed, a mail, an archive) and over the reading of each document in it; not
over waiting for a file or a pipe, which may be slow for as long as it likes. Time is the processor's: on a machine that
others keep busy no document is left for their sake.

It interrupts Python and regular expressions wherever they are. A call into a library is interrupted as it returns; it
is bounded by what it is given: the size of a document, the depth of its tags, the signs of a PDF.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

SECONDS = 30.0  # a document; an article takes a hundredth of one
_AGAIN = 0.05  # seconds until it is said again, should the first time have been lost on the way


class LateError(BaseException):
    """The time of a document is over. No `except Exception` on the way may take it for a fault of its own."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raises LateError in the code inside once it took `seconds` of the processor, or at its end where Python lost what
    was raised; in the main thread only, others are not watched."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    late = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal late
        late = True
        raise LateError

    before, unraisable = signal.signal(signal.SIGPROF, stop), sys.unraisablehook
    sys.unraisablehook = _without_late(unraisable)
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        sys.unraisablehook = unraisable
    if late:
        raise LateError


def _without_late(tell: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """`tell`, silent about a LateError lost where Python lets nothing be raised (a finalizer, a callback of the
    collector): the watch says it again."""
    return lambda lost: None if lost.exc_type is LateError else tell(lost)
