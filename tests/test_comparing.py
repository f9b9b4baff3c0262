"""The tables that hold reports against each other say all but the quotations in Arabic or in English."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from marsad.api.keeping import keep
from marsad.cli import app
from marsad.model import Given, Page
from marsad.pipeline import read
from marsad.record import Record

NEWS = {
    "a": "التقى وزير الدفاع الفرنسي سيباستيان لوكورنو وزير الدفاع المصري محمد زكي في القاهرة يوم الأربعاء. "
    "وبحث الوزيران أمن الملاحة وتوريد الزوارق، وفق وكالة رويترز.",
    "b": "استقبلت المدينة ضيوفا كثيرين. والتقى وزير الدفاع المصري محمد زكي في باريس يوم الأربعاء نظيره الفرنسي "
    "سيباستيان لوكورنو، وتناول الحديث أمن الملاحة وتوريد الزوارق.",
}


@pytest.fixture
def record(tmp_path: Path) -> Path:
    with Record.open(tmp_path / "r", create=True) as kept:
        for id, text in NEWS.items():
            keep(kept, read(Page(source=id, kind="text", body=text, given=Given(id=id, published="2023-03-16"))))
    return tmp_path / "r"


def shown(*args: str) -> str:
    done = CliRunner().invoke(app, ["show", *args], env={"COLUMNS": "220"})
    assert done.exit_code == 0
    return done.output


def test_tables_of_a_story_are_in_either_language(record: Path) -> None:
    with Record.open(record) as kept:
        (story,) = (s.id for s in kept.stories())
    english = shown("happenings", story, "--record", str(record))
    arabic = shown("happenings", story, "--record", str(record), "--lang", "ar")
    assert all(word in english for word in ("CONSULT.meet EGY FRA", "disagreement", "place: "))
    assert all(word in arabic for word in ("لقاء مصر فرنسا", "ما اختُلف فيه", "المكان: ", "القاهرة"))
    assert "CONSULT" not in arabic
    assert "رويترز" in shown("origins", story, "--record", str(record), "--lang", "ar")
    assert "مصدره" in shown("origins", story, "--record", str(record), "--lang", "ar")
    assert "comes from" in shown("origins", story, "--record", str(record))


def test_a_summary_and_versions_are_in_either_language(record: Path) -> None:
    with Record.open(record) as kept:
        story, document = kept.stories()[0].id, next(iter(kept.readings())).document.id
    for code, told, version in (("en", "sources: 2", "one version only"), ("ar", "المصادر: 2", "صيغة واحدة فقط")):
        assert told in shown("summary", story, "--record", str(record), "--lang", code)
        assert shown("versions", document, "--record", str(record), "--lang", code).strip() == version
    with Record.open(record) as kept:
        keep(kept, read(Page(source=document, kind="text", body=NEWS["a"].replace("الفرنسي", "الفرنسيّ"),
                             given=Given(id=document, published="2023-03-16"))))  # fmt: skip
    assert "الصيغة 1 → 2" in shown("versions", document, "--record", str(record), "--lang", "ar")


def test_a_ledger_is_in_either_language(record: Path) -> None:
    english, arabic = (shown("ledger", "EGY", "FRA", "--record", str(record), "--lang", code) for code in ("en", "ar"))
    assert all(word in english for word in ("2023-03", "cooperation", "score"))
    assert all(word in arabic for word in ("2023-03", "التعاون", "الدرجة"))
    assert "cooperation" not in arabic
