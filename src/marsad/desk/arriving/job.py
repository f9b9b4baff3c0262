"""A folder of files in, the work of keeping them, which can be looked at and stopped, out."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from marsad.desk.arriving.work import RECORD, Arrived

SHOWN = 200  # documents and problems that a page lists; all are counted
PATIENCE = 10.0  # seconds that the document at hand may take once the work is to stop
RUN = "import sys; from marsad.desk.arriving.work import main; main(*sys.argv[1:])"
State = Literal["running", "done", "stopped", "failed"]
_read = msgspec.json.Decoder(Arrived).decode


class Progress(Struct, frozen=True, kw_only=True):
    """How far the work is: `reached` of `files` files, documents by what became of them, and the first of those that
    were added and of those with problems. `fault` is the last line of a process that failed."""

    state: State
    files: int
    reached: int
    sums: dict[str, int]
    added: tuple[Arrived, ...]
    faulty: tuple[Arrived, ...]
    problems: int
    seconds: float
    fault: str = ""


class Job:
    """The keeping of the files of one folder, which is gone once it has ended."""

    def __init__(self, record: Path | str, folder: Path, files: int) -> None:
        self._record, self._folder, self._files = record, folder, files
        self._process: asyncio.subprocess.Process | None = None
        self._task: asyncio.Task[None] | None = None
        self._state: State = "running"
        self._sums = Counter[str]()
        self._added: list[Arrived] = []
        self._faulty: list[Arrived] = []
        self._problems = 0
        self._began = time.monotonic()
        self._ended = 0.0
        self._sources = set[str]()
        self._fault = ""

    async def start(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", RUN, str(self._folder), env={**os.environ, RECORD: self._place()},
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, limit=1 << 24,
        )  # fmt: skip
        self._task = asyncio.create_task(self._watch(self._process))

    def _place(self) -> str:
        """The record for a process that works in another folder."""
        return str(self._record.resolve() if isinstance(self._record, Path) else self._record)

    @property
    def running(self) -> bool:
        return self._state == "running"

    async def _watch(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout
        assert process.stderr
        said = asyncio.create_task(process.stderr.read())
        try:
            async for line in process.stdout:
                self._take(_read(line))
            code, last = await process.wait(), (await said).decode("utf-8", "replace").strip().splitlines()[-1:]
            self._fault = last[0] if code and last else ""
            self._end("failed" if code and self._state == "running" else "done")
        finally:
            await asyncio.to_thread(shutil.rmtree, self._folder, ignore_errors=True)

    def _take(self, one: Arrived) -> None:
        self._sums[one.kept] += 1
        self._sources.add(_file(one.source))
        if one.kept == "added" and len(self._added) < SHOWN:
            self._added.append(one)
        if one.problems:
            self._problems += 1
            self._faulty += [one] if len(self._faulty) < SHOWN else []

    def _end(self, state: State) -> None:
        self._ended = time.monotonic()
        if self._state == "running":
            self._state = state

    async def stop(self) -> None:
        """End the work after the document at hand; what was kept stays."""
        if not self.running or self._process is None or self._task is None:
            return
        self._state = "stopped"
        self._signal(self._process.terminate)
        done, _ = await asyncio.wait([self._task], timeout=PATIENCE)
        if not done:
            self._signal(self._process.kill)
            await self._task

    def _signal(self, send: Callable[[], None]) -> None:
        with suppress(ProcessLookupError):
            send()

    @property
    def progress(self) -> Progress:
        return Progress(
            state=self._state, files=self._files, reached=min(len(self._sources), self._files), sums=dict(self._sums),
            added=tuple(self._added), faulty=tuple(self._faulty), problems=self._problems,
            seconds=(self._ended or time.monotonic()) - self._began, fault=self._fault,
        )  # fmt: skip


def _file(source: str) -> str:
    """The file that a document came from: `a.jsonl:7` is a line of it, `a.zip#b.txt` a part of it."""
    head = source.partition("#")[0]
    name, colon, line = head.rpartition(":")
    return name if colon and line.isdigit() else head


def fresh_folder() -> Path:
    """An empty folder that nobody else can read."""
    return Path(tempfile.mkdtemp(prefix="marsad-"))
