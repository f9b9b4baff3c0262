"""The codebook holds every entry of the ontology, and the page in docs is what the ontology says now."""

from __future__ import annotations

from pathlib import Path

from marsad.export.codebook import page
from marsad.knowledge import ontology

WRITTEN = Path(__file__).parents[2] / "docs/codebook.md"


def test_every_type_mode_and_context_is_in_it() -> None:
    text = page()
    for kind in ontology.types():
        assert f"\n### {kind}\n" in text
    for mode in ontology.modes().values():
        assert f"| {mode.mode} | {mode.ar}: " in text
    for context in ontology.contexts():
        assert f"| {context} | " in text


def test_the_page_in_docs_is_up_to_date() -> None:
    assert WRITTEN.read_text(encoding="utf-8") == page(), "run: make codebook"
