"""The watch over one document: what takes too long is left, said in one line, and the next one is read."""

from __future__ import annotations

import re
import signal
import sys
import threading
import time

import pytest

from marsad.api import guarded
from marsad.knowledge.rules import tell
from marsad.model import Page
from marsad.sources.watch import LateError, limited


def endless() -> None:
    while True:
        try:
            sum(range(1000))
        except Exception:
            continue


def slow_pattern() -> None:
    re.match(r"(a+)+$", "a" * 40 + "b")


@pytest.mark.parametrize("work", [endless, slow_pattern])
def test_code_and_patterns_are_interrupted(work: object) -> None:
    began = time.monotonic()
    with pytest.raises(LateError), limited(0.2):
        work()  # type: ignore[operator]
    assert time.monotonic() - began < 5
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_what_is_in_time_is_not_touched() -> None:
    with limited(5):
        done = sum(range(1000))
    assert done == 499_500
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_waiting_is_not_counted() -> None:
    with limited(0.2):
        time.sleep(0.5)


class Finalized:
    def __del__(self) -> None:
        began = time.process_time()
        while time.process_time() - began < 0.5:
            pass


class Faulty:
    def __del__(self) -> None:
        raise ValueError


def finalized() -> None:
    Finalized()
    endless()


def test_what_is_lost_in_a_finalizer_is_raised_after_it_and_nothing_else_is_hidden() -> None:
    """Python cannot raise in a finalizer: it tells `sys.unraisablehook`, of which pytest makes a fault."""
    before = sys.unraisablehook
    with pytest.raises(LateError), limited(0.2):
        finalized()
    assert sys.unraisablehook is before
    told: list[object] = []
    sys.unraisablehook = told.append
    try:
        with limited(5):
            Faulty()
    finally:
        sys.unraisablehook = before
    assert len(told) == 1


def test_what_is_lost_and_ends_before_it_is_raised_again_is_late_all_the_same() -> None:
    began = time.process_time()
    with pytest.raises(LateError), limited(0.1):
        Finalized()
    assert time.process_time() - began < 1


def test_another_thread_goes_without() -> None:
    done: list[int] = []

    def work() -> None:
        with limited(0.01):
            time.sleep(0.05)
            done.append(1)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [1]


def test_a_slow_document_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "read_page", lambda *_: endless())
    left = guarded.reading(Page(source="slow.txt", kind="text", body="x"), 0.2)
    assert left.document.source == "slow.txt"
    assert tell(left.problems[0], "en").startswith("left after 0.2 seconds of processor time")
    assert "--seconds" in tell(left.problems[0], "ar")
