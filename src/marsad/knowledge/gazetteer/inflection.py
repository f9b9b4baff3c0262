"""A relative adjective's masculine singular (روسي) → its forms: feminine, dual, plural, cases, with the article."""

from __future__ import annotations

from collections.abc import Iterator

# Of a relative adjective in ي: feminine, dual and sound plurals in both cases.
ENDINGS = ("", "ة", "ان", "ين", "تان", "تين", "ون", "ات")
TANWEEN = "ا"


def adjective(stem: str) -> Iterator[str]:
    """Every form of the adjective `stem`; of two words that both end in ي both inflect (الكوريون الشماليون)."""
    first, _, last = stem.rpartition(" ")
    agree = first.endswith("ي") and last.endswith("ي")
    for ending in (*ENDINGS, TANWEEN):
        lead = (first + ending if agree else first) if first else ""
        yield f"{lead} {last}{ending}".strip()
        if ending != TANWEEN:
            yield f"{_definite(lead)} {_definite(last) if agree or not lead else last}{ending}".strip()


def broken_plural(stem: str) -> Iterator[str]:
    """A plural as it stands and with the article (أتراك، الأتراك)."""
    yield stem
    yield _definite(stem)


def _definite(word: str) -> str:
    return f"ال{word}" if word else ""
