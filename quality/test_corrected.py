"""What people corrected leaves a record as cases, which today's reading is scored on."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from quality.corrected import load, right, scored
from typer.testing import CliRunner

from marsad.api import mending
from marsad.api.keeping import keep
from marsad.cli import app
from marsad.knowledge.identity import claim_key
from marsad.knowledge.mending import mended, standing
from marsad.model import Correction, CorrectionKind, Given, Page
from marsad.pipeline import read, reread, weave
from marsad.record import Record

NEWS = "التقى وزير الخارجية الفرنسي جان إيف لودريان نظيره الروسي سيرغي لافروف في موسكو. وقال لافروف إن الحوار سيستمر."


def test_corrected_claims_become_cases_and_are_scored(tmp_path: Path) -> None:
    reading = read(Page(source="a", kind="text", body=NEWS, given=Given(id="a", published="2020-03-01")))
    met, said = reading.events[0], reading.statements[0]
    decided: tuple[tuple[CorrectionKind, str], ...] = (
        ("fix-date", f"{claim_key(met)}\n2020-02-20"),
        ("fix-date", f"{claim_key(met)}\n2020-02-28/2020-02-29"),
        ("fix-type", f"{claim_key(met)}\n{met.type}"),
        ("reject-claim", claim_key(said)),
        ("fix-speaker", f"{claim_key(said)}\nسيرغي لافروف"),
    )
    with Record.open(tmp_path / "r", create=True) as record:
        keep(record, reading)
        for kind, value in decided:
            record.correct(Correction(kind=kind, target="a", value=value, who="ليلى", why="قراءة"), weave)
        mending.undo(record, 5)
        corrections = standing(record.corrections())
    out = tmp_path / "cases.jsonl"
    done = CliRunner().invoke(app, ["export", "--record", str(tmp_path / "r"), "--as", "cases", "--out", str(out)])
    assert done.exit_code == 0, done.output
    (case,) = load(out)
    assert (case.document.text, {c.who for c in case.claims}) == (NEWS, {"ليلى"})
    assert [(c.kind, c.right) for c in case.claims if c.kind == "fix-date"] == [("fix-date", "2020-02-28/2020-02-29")]
    assert {c.kind: ok for _, c, ok in scored([case])} == {"fix-date": False, "fix-type": True, "reject-claim": False}
    as_people_have_it = mended(reread(case.document), corrections)[0]
    assert all(right(as_people_have_it, c) for c in case.claims)
    speaker = replace(case.claims[-1], kind="fix-speaker", start=said.evidence.start, end=said.evidence.end)
    assert right(reread(case.document), replace(speaker, right=said.speakers[0].evidence.text))
    assert not right(reread(case.document), replace(speaker, right=""))


def test_a_line_that_is_no_case_is_named(tmp_path: Path) -> None:
    (tmp_path / "x").write_text('{"document": 1}\n')
    with pytest.raises(ValueError, match="line 1: is no case"):
        load(tmp_path / "x")
