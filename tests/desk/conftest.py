"""A record of two reports, the desk served from it by a real process, and a real browser to look at it."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from tests.desk import corpus

from marsad.knowledge.identity import claim_key
from marsad.model import Article, Correction, Problem, Reading, Why
from marsad.pipeline import weave
from marsad.record import Record


@pytest.fixture(scope="session")
def record_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "port.marsad"
    said = corpus.full().statements[0]
    # A correction that confirms what was read: it stands, and the claim is as the other tests have it.
    confirmed = Correction(
        kind="fix-speaker", target="port-1", value=f"{claim_key(said)}\nالحداد", who="ليلى", why="راجعتُ النص",
        when="2025-11-14T08:00:00+00:00",
    )  # fmt: skip
    gone = Reading(document=Article(id="gone-3", source="gone.txt", text=corpus.HOSTILE, language="ar"))
    with Record.open(path, create=True) as record:
        for reading in map(corpus.placed, (corpus.full(), corpus.copy())):
            record.apply(reading, weave(record.state_for(reading), reading, record.corrections()))
        record.correct(confirmed, weave)
        record.apply(gone, weave(record.state_for(gone), gone, ()))
        record.forget("gone-3", weave, who="ليلى", why="طلب الناشر")
        record.note_problem(Problem(source="news/scan.pdf", reason=Why("unread.pdf")))
    return path


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "empty.marsad"
    Record.open(path, create=True).close()
    return path


@pytest.fixture
def record(record_file: Path) -> Iterator[Record]:
    with Record.open(record_file) as opened:
        yield opened


@pytest.fixture(scope="session")
def desk(record_file: Path) -> Iterator[str]:
    with served(record_file) as address:
        yield address


@contextmanager
def served(record: Path) -> Iterator[str]:
    """The address of a desk that another process serves."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    run = f"from marsad.desk import serve; serve({str(record)!r}, port={port})"
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen([sys.executable, "-c", run]) as process:
        try:
            wait(process, address)
            yield address
        finally:
            process.terminate()


def wait(process: subprocess.Popen[bytes], address: str) -> None:
    for _ in range(200):
        assert process.poll() is None, "the desk's process ended before it answered"
        try:
            httpx.get(address, timeout=1)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the desk did not answer within 20 seconds")
