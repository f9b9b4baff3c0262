"""The shipped tagger is the one that today's texts, rules, lists and settings teach: its digest of them is today's."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from quality.floors import shared

from marsad.knowledge.tagging import weights

FOLDER = shared()
SCRIPTS = Path(__file__).parents[1] / "training"


def test_the_shipped_tagger_was_learned_from_what_it_would_be_learned_from_today(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if FOLDER is None:
        pytest.skip("MARSAD_SHARED is not set: the texts are not here")
    monkeypatch.syspath_prepend(str(SCRIPTS))
    tagger, prepared = importlib.import_module("tagger"), importlib.import_module("prepared")
    assert tagger.inputs(prepared.read(FOLDER)) == weights().inputs, "rules or lists changed: run `make train`"
