"""An HTML file → PDF, printed by the Chromium or Chrome that is installed here; Arabic is shaped as a browser does."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
SECONDS = 120
OPTIONS = (
    "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-extensions", "--no-pdf-header-footer",
)  # fmt: skip


class PrintError(Exception):
    """Nothing here can print; says in one line what to do."""


def browser() -> str | None:
    """The path of the browser that would print; None where none is installed."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def pdf(html: str) -> bytes:
    """`html` as PDF. Raises PrintError where no browser is installed or it fails."""
    program = browser()
    if program is None:
        raise PrintError(
            "no Chromium or Chrome is installed, which prints the PDF; install one, or write html and print that"
        )
    with TemporaryDirectory() as folder:
        page, out = Path(folder, "dossier.html"), Path(folder, "dossier.pdf")
        page.write_text(html, encoding="utf-8")
        # Its own sandbox refuses to start for root; the page is ours and loads nothing.
        alone = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        command = [
            program,
            *OPTIONS,
            *alone,
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={out}",
            page.as_uri(),
        ]
        try:
            done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as fault:
            raise PrintError(f"{program} could not print: {fault}") from fault
        if not out.is_file():
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
            raise PrintError(f"{program} printed nothing (exit code {done.returncode}): {' '.join(said)[:200]}")
        return out.read_bytes()
