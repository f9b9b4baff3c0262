"""A dossier or a reading in, the bytes of a file out, by the name of its format; each with its media type."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from functools import cache

import msgspec
from msgspec import Struct

from marsad.desk.render import VENDOR
from marsad.export import citations, followthemoney, interchange, schema_org, web_annotation
from marsad.export.dossier import Dossier, html, markdown, printed, word
from marsad.model import Reading

Ids = Mapping[str, str]
_json = msgspec.json.encode


class File(Struct, frozen=True):
    """A format: its media type, the ending of a file's name, and what writes it."""

    media: str
    ending: str
    write: Callable[..., bytes]


def _lines(found: Iterable[bytes]) -> bytes:
    return b"".join(line + b"\n" for line in found)


@cache
def _font() -> str:
    """The Arabic font of the desk, inside a style sheet; empty where it is not built, and the reader's own serve."""
    faces = ""
    for script, letters in (("arabic", "U+0600-06FF,U+0750-077F,U+08A0-08FF,U+FB50-FDFF,U+FE70-FEFC"),
                            ("latin", "U+0000-00FF,U+2000-206F")):  # fmt: skip
        file = VENDOR / f"noto-naskh-arabic-{script}-wght-normal.woff2"
        if file.is_file():
            data = b64encode(file.read_bytes()).decode()
            faces += (
                f'@font-face{{font-family:"Naskh";font-weight:400 700;unicode-range:{letters};'
                f'src:url("data:font/woff2;base64,{data}") format("woff2")}}\n'
            )
    return faces


DOSSIERS: dict[str, File] = {
    "html": File("text/html", "html", lambda d: html.page(d, _font()).encode()),
    "md": File("text/markdown", "md", lambda d: markdown.text(d).encode()),
    "docx": File(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", word.document
    ),
    "pdf": File("application/pdf", "pdf", lambda d: printed.pdf(html.page(d, _font()))),
}  # fmt: skip
ARTICLES: dict[str, File] = {
    "bibtex": File("application/x-bibtex; charset=utf-8", "bib", lambda r, _: citations.bibtex(r.document).encode()),
    "ris": File("application/x-research-info-systems", "ris", lambda r, _: citations.ris(r.document).encode()),
    "csl": File("application/vnd.citationstyles.csl+json", "json", lambda r, _: _json([citations.csl(r.document)])),
    "readings": File("application/json", "json", lambda r, _: interchange.line(r) + b"\n"),
    "annotations": File("application/x-ndjson", "jsonl", lambda r, _: _lines(web_annotation.lines(r))),
    "schema.org": File("application/ld+json", "json", lambda r, _: _json(schema_org.news_article(r)) + b"\n"),
    "ftm": File("application/x-ndjson", "jsonl", lambda r, ids: _lines(followthemoney.lines(r, ids))),
}
CITATIONS = ("bibtex", "ris", "csl")


def of_dossier(dossier: Dossier, form: str) -> bytes:
    """`dossier` in one of the formats of `DOSSIERS`. Raises PrintError for "pdf" where nothing can print it."""
    return DOSSIERS[form].write(dossier)


def of_article(reading: Reading, ids: Ids, form: str) -> bytes:
    """`reading` in one of the formats of `ARTICLES`; `ids` gives its entities the ids of the record."""
    return ARTICLES[form].write(reading, ids)
