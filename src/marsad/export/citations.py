"""Reading → how its document is cited: BibTeX, RIS or CSL-JSON. What is not known is left out."""

from __future__ import annotations

from typing import Any

from marsad.model import Article

_BIBTEX = str.maketrans({"{": "\\{", "}": "\\}", "%": "\\%", "&": "\\&", "#": "\\#", "_": "\\_", "$": "\\$"})


def bibtex(doc: Article) -> str:
    """One `@misc` entry, keyed by the document's id."""
    fields = {
        "title": _title(doc), "author": doc.byline, "howpublished": doc.outlet, "date": _day(doc), "url": doc.url,
        "langid": "arabic", "note": "، ".join(doc.agencies),
    }  # fmt: skip
    key = "".join(c if c.isascii() and c.isalnum() else "-" for c in doc.id)
    rows = [
        f"  {name} = {{{value if name == 'url' else value.translate(_BIBTEX)}}}"
        for name, value in fields.items()
        if value
    ]
    return f"@misc{{{key},\n" + ",\n".join(rows) + "\n}\n"


def ris(doc: Article) -> str:
    """One record of type NEWS, line ends CR LF as the format has it."""
    day = _day(doc)
    fields = (
        ("TY", "NEWS"), ("ID", doc.id), ("TI", _title(doc)), ("AU", doc.byline), ("T2", doc.outlet),
        ("PY", day[:4] if day else None), ("DA", day.replace("-", "/") if day else None), ("UR", doc.url),
        ("LA", "ar"), *(("KW", agency) for agency in doc.agencies), ("ER", ""),
    )  # fmt: skip
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields if value is not None)


def csl(doc: Article) -> dict[str, Any]:
    """One item of CSL-JSON."""
    day = _day(doc)
    item = {
        "id": doc.id, "type": "article-newspaper", "title": _title(doc), "container-title": doc.outlet, "URL": doc.url,
        "author": [{"literal": doc.byline}] if doc.byline else None, "language": "ar",
        "issued": {"date-parts": [[int(part) for part in day.split("-")]]} if day else None,
    }  # fmt: skip
    return {key: value for key, value in item.items() if value is not None}


def _title(doc: Article) -> str:
    return " ".join((doc.text[doc.title.start : doc.title.end] if doc.title else doc.source).split())


def _day(doc: Article) -> str | None:
    """The day of publication, where it is one day."""
    when = doc.published.interval
    return when.earliest.isoformat() if when.earliest and when.earliest == when.latest else None
