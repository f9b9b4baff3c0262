"""The README's pictures, taken from the real desk over examples/: `python -m tests.desk.pictures docs/pictures`."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright
from tests.chromium import CHROMIUM, QUIET
from tests.desk.conftest import wait

from marsad.record import Record

ROOT = Path(__file__).parents[2]
MARSAD = str(Path(sys.executable).with_name("marsad"))
WIDE: ViewportSize = {"width": 1100, "height": 760}
TALL: ViewportSize = {"width": 1100, "height": 1000}


def main(folder: str) -> None:
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work, socket.create_server(("127.0.0.1", 0)) as free:
        record = Path(work, "examples.marsad")
        subprocess.run([MARSAD, "keep", "examples", "--record", str(record)], cwd=ROOT, check=True)
        port = free.getsockname()[1]
        free.close()
        with subprocess.Popen([MARSAD, "desk", "--record", str(record), "--port", str(port)]) as server:
            try:
                wait(server, f"http://127.0.0.1:{port}")
                _take(f"http://127.0.0.1:{port}", record, out)
            finally:
                server.terminate()


def _take(desk: str, record: Path, out: Path) -> None:
    with Record.open(record) as kept:
        story = kept.stories(limit=1)[0].id
        article = next(d.id for d in kept.documents() if d.source.endswith("sindyan-moscow.html"))
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=str(CHROMIUM), args=QUIET.split())
        page = browser.new_page(viewport=WIDE)
        page.goto(f"{desk}/story?id={story}&lang=ar", wait_until="networkidle")
        page.screenshot(path=str(out / "story.png"))
        page.goto(f"{desk}/article?id={article}&lang=ar", wait_until="networkidle")
        page.locator("article .text a", has_text="جاءت").first.click()
        page.wait_for_timeout(600)
        page.screenshot(path=str(out / "article.png"))
        page.set_viewport_size(TALL)
        page.goto(f"{desk}/entity?id=RUS&lang=en", wait_until="networkidle")
        page.locator("#network").scroll_into_view_if_needed()
        page.evaluate("document.querySelector('#network').scrollIntoView()")
        page.screenshot(path=str(out / "entity.png"))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
