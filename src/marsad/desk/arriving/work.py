"""A record and a folder of files in, what became of each document out: a JSON line each on standard output.

It is a process of its own, so that the desk goes on answering and a document that takes too long can be left. When it
is told to stop it finishes the document at hand; what was kept until then stays.
"""

from __future__ import annotations

import os
import signal
import sys
from functools import partial
from pathlib import Path
from types import FrameType

import msgspec
from msgspec import Struct

from marsad.api.guarded import SECONDS, readings
from marsad.api.keeping import Kept, keep, known
from marsad.model import Reading, Why
from marsad.record import Record
from marsad.sources import pages

RECORD = "MARSAD_RECORD"


class Arrived(Struct, frozen=True, omit_defaults=True):
    """What became of one document; `problems` say what of it could not be read."""

    source: str
    kept: Kept
    id: str = ""
    title: str = ""
    problems: tuple[Why, ...] = ()


class Stopped:
    """Whether the process was told to stop."""

    def __init__(self) -> None:
        self.now = False

    def __call__(self, _signal: int, _frame: FrameType | None) -> None:
        self.now = True


def work(record: str, folder: str, stopped: Stopped) -> None:
    """Keep every document of `folder`; ends early once `stopped`. Raises RecordError for a record that is no use."""
    os.chdir(folder)  # documents are named by their place in the folder, not by where it happens to be
    with Record.open(record) as kept, kept.together():
        for reading in readings(pages(sorted(map(str, Path().iterdir()))), SECONDS, partial(known, kept)):
            if stopped.now:
                break
            _say(arrived(reading, keep(kept, reading)))


def arrived(reading: Reading, kept: Kept) -> Arrived:
    document = reading.document
    title = document.text[document.title.start : document.title.end] if document.title else document.text[:90]
    there = kept in ("added", "known")
    return Arrived(
        document.source, kept, document.id if there else "", " ".join(title.split()) if there else "", reading.problems
    )


def _say(one: Arrived) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(one) + b"\n")
    sys.stdout.flush()


def main(folder: str) -> None:
    """The process: `python -c "from marsad.desk.arriving.work import main; main(FOLDER)"`. The record is named in the
    environment, since an address on a server may hold a password and arguments may be seen by all."""
    stopped = Stopped()
    signal.signal(signal.SIGTERM, stopped)
    work(os.environ[RECORD], folder, stopped)
