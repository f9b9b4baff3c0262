"""Training the name tagger: marked texts are read right, and the same texts give the same model, bit for bit."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

from marsad.knowledge.tagging import unpacked

FOLDER = Path(__file__).parents[2] / "training"


@pytest.fixture(scope="module")
def scripts() -> Any:
    """training/tagger.py and training/reading.py, which are run as scripts and import one another by name."""
    sys.path.insert(0, str(FOLDER))
    try:
        yield importlib.import_module("tagger"), importlib.import_module("reading")
    finally:
        sys.path.remove(str(FOLDER))


def test_invented_sentences_are_read_with_their_names(scripts: Any) -> None:
    _, reading = scripts
    texts = list(reading.invented(FOLDER / "sentences.txt"))
    assert len(texts) == 50
    marked = [(t.text[n.start : n.end], n.sort) for t in texts for n in t.names]
    assert ("الجيش الأردني", "ORG") in marked
    assert not any("[" in t.text or "|" in t.text for t in texts)


def test_tags_of_words_become_places_of_names(scripts: Any, tmp_path: Path) -> None:
    _, reading = scripts
    file = tmp_path / "few.txt"
    file.write_text("زار O\nجون B-PERS\nكيري I-PERS\nمصر B-LOC\n\nقال O\nالوفد O\n", "utf-8")
    first, second = reading.anercorp(file)
    assert [(first.text[n.start : n.end], n.sort) for n in first.names] == [("جون كيري", "PER"), ("مصر", "LOC")]
    assert second.names == ()


def test_the_same_texts_give_the_same_model(scripts: Any) -> None:
    tagger, reading = scripts
    prepared = importlib.import_module("prepared")
    texts = [prepared.prepared(t) for t in reading.invented(FOLDER / "sentences.txt")]
    first, again = (tagger.arrays([tagger.learned(texts)]) for _ in range(2))
    assert {k: v.tobytes() for k, v in first.items()} == {k: v.tobytes() for k, v in again.items()}
    held = unpacked(first)
    assert held.near.shape == (len(held.features), 5, len(held.labels))
    assert held.labels[0] == "O"


def test_the_digest_of_the_inputs_is_of_words_labels_rules_and_settings(scripts: Any) -> None:
    _, reading = scripts
    prepared, inputs = importlib.import_module("prepared"), importlib.import_module("inputs")
    texts = [prepared.prepared(t) for t in reading.invented(FOLDER / "sentences.txt")]
    first = inputs.digest(texts, ("a", 1))
    assert first == inputs.digest([prepared.prepared(t.text) for t in texts], ("a", 1))
    assert first != inputs.digest(texts, ("a", 2))
    assert first != inputs.digest(texts[:-1], ("a", 1))
    assert first != inputs.digest([texts[0]._replace(seen={}), *texts[1:]], ("a", 1))
    assert first != inputs.digest([texts[0]._replace(labels=["B-PER", *texts[0].labels[1:]]), *texts[1:]], ("a", 1))
