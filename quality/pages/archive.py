"""A number of bytes → a web archive of that size on standard output, page by page: for measuring memory, never on disk.

`python -m quality.pages.archive 3000000000 | marsad read - --input warc --format jsonl > /dev/null`
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator

TITLE = "وزيرا خارجية البلدين يبحثان فتح المعابر في لقائهما رقم {n}"
LEAD = "بحث وزيرا خارجية البلدين في العاصمة مساء السبت فتح المعابر بينهما، واتفقا على لقاء برقم {n} في الشهر المقبل."
REST = "وقال الوزير المضيف إن المعابر ستفتح على مرحلتين، وإن لجنة مشتركة ستشرف على ما اتفق عليه البلدان في اللقاء."
MENU = '<li><a href="/section/{k}/{n}">قسم من أقسام الموقع رقم {k}</a></li>'
SIZE = 300_000  # bytes of a page, as large sites have them


def page(n: int) -> bytes:
    """A page whose article is its own, within much markup."""
    menu = "".join(MENU.format(k=k, n=n) for k in range(400))
    article = f"<h1>{TITLE.format(n=n)}</h1><p>{LEAD.format(n=n)}</p><p>{REST}</p>"
    html = f"<html><head><title>{TITLE.format(n=n)}</title></head><body><ul>{menu}</ul><article>{article}</article>"
    script = f"<script>var state = '{'x' * (SIZE - len(html.encode()))}'</script>" if len(html) < SIZE else ""
    return f"{html}{script}</body></html>".encode()


def records(size: int) -> Iterator[bytes]:
    """Records until `size` bytes of pages were written, each packed by itself."""
    n = given = 0
    while given < size:
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(n)
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://m.example/{n}\r\n"
        kind = f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
        yield gzip.compress((head + kind).encode() + body + b"\r\n\r\n", 1)
        n, given = n + 1, given + len(body)


def main() -> None:
    for record in records(int(sys.argv[1])):
        sys.stdout.buffer.write(record)


if __name__ == "__main__":
    main()
