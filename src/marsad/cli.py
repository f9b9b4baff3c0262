"""Arguments and exit codes."""

import sys

import typer

from marsad.export.interchange import line
from marsad.model import Page
from marsad.pipeline import read as read_page
from marsad.pipeline import unreadable
from marsad.sources import pages

app = typer.Typer()


@app.command()
def read(paths: list[str], format: str = "table") -> None:
    for page in pages(paths):
        r = read_page(page) if isinstance(page, Page) else unreadable(page)
        sys.stdout.buffer.write(line(r) + b"\n")


@app.callback()
def callback() -> None:
    pass


def main() -> None:
    app()
