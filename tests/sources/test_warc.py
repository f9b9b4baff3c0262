"""Web archives: good records, and every way in which one bad record could cost its neighbours."""

from __future__ import annotations

import gzip
import io
import resource
import zlib
from pathlib import Path
from typing import IO, Any, cast

import pytest

from marsad.model import Page, Problem
from marsad.sources import pages


def record(n: int, body: bytes, headers: bytes = b"", excess: int = 0, status: bytes = b"200 OK") -> bytes:
    http = b"HTTP/1.1 " + status + b"\r\nContent-Type: text/html; charset=windows-1256\r\n" + headers + b"\r\n" + body
    length = str(len(http) + excess).encode()
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://m.example/%d\r\n" % n
    kind = b"Content-Type: application/http; msgtype=response\r\n"
    return head + kind + b"Content-Length: " + length + b"\r\n\r\n" + http + b"\r\n\r\n"


A, B, C = (record(n, b"<p>%d</p>" % n) for n in (1, 2, 3))
LONG = record(2, b"<p>2</p>", excess=40)


def read(body: bytes, **more: int) -> list[Page | Problem]:
    return list(pages(["-"], kind="warc", stdin=io.BytesIO(body), **more))


def seen(body: bytes, **more: int) -> list[str]:
    return [(p.given.url or "")[-1] if isinstance(p, Page) else "!" for p in read(body, **more)]


def test_records_become_pages() -> None:
    page = read(A)[0]
    assert isinstance(page, Page)
    assert (page.kind, page.body, page.charset, page.given.url) == (
        "html",
        b"<p>1</p>",
        "windows-1256",
        "http://m.example/1",
    )


@pytest.mark.parametrize("packed", [False, True])
def test_one_bad_record_costs_no_neighbour(packed: bool) -> None:
    def archive(*records: bytes) -> bytes:
        return b"".join(gzip.compress(r) if packed else r for r in records)

    assert seen(archive(A, B, C)) == ["1", "2", "3"]
    assert seen(archive(A, LONG, C)) == ["1", "!", "3"]
    assert seen(archive(A, B, C)[: -30 if packed else -8]) == ["1", "2", "!"]


def test_garbage_between_records() -> None:
    assert seen(A + b"garbage\r\nmore\r\n\r\n" + C) == ["1", "!", "3"]


@pytest.mark.parametrize("end", [b"", b"\r\n\r\n"])
def test_a_record_cut_in_its_head_is_told_and_the_next_is_read_wherever_it_begins(end: bytes) -> None:
    assert seen(A + B[:60] + b"garbage\0\xff" * 9 + end + C) == ["1", "!", "3"]
    spoilt = bytearray(gzip.compress(B))
    spoilt[40:50] = b"\x00\xff\x13\x37\x00\xff\x13\x37\x00\xff"
    assert seen(gzip.compress(A) + bytes(spoilt) + gzip.compress(C)) == ["1", "!", "3"]


def test_what_is_no_document_is_passed_over() -> None:
    picture = record(5, b"x").replace(b"text/html", b"image/png")
    assert seen(record(4, b"gone", status=b"404 Not Found") + picture + A) == ["1"]


def test_a_record_over_the_limit_is_refused() -> None:
    assert seen(A + record(2, b"x" * 2000) + C, max_bytes=1000) == ["1", "!", "3"]


def test_chunked_and_compressed_bodies() -> None:
    packed = gzip.compress(b"<p>7</p>")
    chunks = b"%x\r\n" % len(packed) + packed + b"\r\n0\r\n\r\n"
    (page,) = read(record(7, chunks, b"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"))
    assert isinstance(page, Page)
    assert page.body == b"<p>7</p>"


def test_a_bomb_does_not_go_off_and_an_unknown_coding_is_said() -> None:
    bomb = record(2, zlib.compress(b"0" * 10_000_000), b"Content-Encoding: deflate\r\n")
    strange = record(2, b"x", b"Content-Encoding: br\r\n")
    broken = record(2, b"not gzip", b"Content-Encoding: gzip\r\n")
    assert seen(A + bomb + strange + broken + C, max_bytes=100_000) == ["1", "!", "!", "!", "3"]


@pytest.mark.parametrize("body", [b"", b"hello", b"<html></html>"])
def test_what_is_no_archive_is_said(body: bytes) -> None:
    (problem,) = read(body)
    assert isinstance(problem, Problem)


class Endless(io.RawIOBase):
    """An archive of so many records, made as it is read: a pipe, never in memory and never on the disk."""

    def __init__(self, one: bytes, times: int) -> None:
        super().__init__()
        self.one, self.left, self.held = one, times, io.BytesIO()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        taken = self.held.readinto(buffer)
        if not taken and self.left:
            self.held, self.left = io.BytesIO(self.one), self.left - 1
            taken = self.held.readinto(buffer)
        return taken


def resident() -> int:
    """The bytes of memory that this process holds."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize()


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="no /proc")
@pytest.mark.parametrize("packed", [False, True])
def test_memory_is_flat_while_an_archive_streams_through(packed: bool) -> None:
    body = b"<p>" + bytes(range(32, 127)) * 3_000 + b"</p>"
    one = gzip.compress(record(1, body), 1) if packed else record(1, body)
    taken = []
    for n, page in enumerate(pages(["-"], kind="warc", stdin=cast("IO[bytes]", Endless(one, 1_000)))):
        assert isinstance(page, Page)
        taken += [resident()] if n % 100 == 99 else []
    assert len(taken) == 10
    assert max(taken[2:]) - taken[1] < 3_000_000  # while 280 million bytes went through
