"""Dossiers of a story, a name and two states: every line leads back to its words, in each format, in both languages."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from tests.export.corpus import readings
from typer.testing import CliRunner

import marsad
from marsad.cli import app
from marsad.desk.language import language
from marsad.desk.taking import dossiers, files
from marsad.desk.taking.notes import edges
from marsad.export.dossier import Dossier, Labels, Line, Note, Section, html, markdown, printed, word
from marsad.knowledge.rules import Code

LABELS = Labels(notes="الحواشي", place="{start} {end}", rule="القاعدة:", made="في", comma="،")
NASTY = "قال <script>alert(1)</script> *نص* [رابط](x) | # \x00 & `رمز`"


@pytest.fixture(scope="module")
def record_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dossier") / "r.marsad"
    with marsad.Record.open(path, create=True) as record:
        assert {marsad.keep(record, r) for r in readings()} == {"added"}
    return path


def made(path: Path, kind: str, code: Code = "ar") -> Dossier:
    said = language(code)
    with marsad.Record.open(path) as record:
        if kind == "story":
            return dossiers.story(record, record.stories()[0].id, said)
        return dossiers.entity(record, "بوتين", said) if kind == "entity" else dossiers.pair(record, "RUS", "CHN", said)


KINDS = pytest.mark.parametrize("kind", ["story", "entity", "pair"])
CODES = pytest.mark.parametrize("code", ["ar", "en"])


@CODES
@KINDS
def test_every_claim_has_notes_on_its_exact_words(record_file: Path, kind: str, code: Code) -> None:
    texts = {r.document.id: r.document.text for r in readings()}
    dossier = made(record_file, kind, code)
    assert [n.number for n in dossier.notes] == list(range(1, len(dossier.notes) + 1))
    assert len(dossier.notes) > 10
    flat = {key: " ".join(text.split()) for key, text in texts.items()}
    for section in dossier.sections:
        for line in section.lines:
            for n in line.notes:
                words = texts[n.document][n.start : n.end]
                assert n.source
                assert n.address
                assert n.words == words or (line.quoted == " ".join(words.split()) and not n.words)
                assert " ".join(f"{n.before}{n.words}{n.after}".split()) in flat[n.document]
    events = language(code).t("dossier.ledger" if kind == "pair" else "dossier.events")
    claims = [s for s in dossier.sections if s.heading in (events, language(code).t("dossier.statements"))]
    assert len(claims) == (1 if kind == "pair" else 2)
    assert all(line.notes for s in claims for line in s.lines)


def test_a_passage_is_its_sentence_or_a_part_of_it() -> None:
    text = "جملة أولى. التقى الوزير نظيره! ثم عاد."
    start = text.index("التقى")
    assert text[slice(*edges(text, start, start + 5))] == "التقى الوزير نظيره!"
    long = "كلمة " * 200
    left, right = edges(long, 500, 504)
    assert long[left] == "ك"
    assert right - left < 340
    assert edges(text, 0, len(text)) == (0, len(text))


def nasty() -> Dossier:
    note = Note(number=1, document="d", title=NASTY, source=NASTY, address="javascript:x", start=3, end=6, words=NASTY,
                before=NASTY, after=NASTY, rule=NASTY)  # fmt: skip
    line = Line(lead=NASTY, when=NASTY, quoted=NASTY, rest=NASTY, notes=(note,))
    sections = (Section(heading=NASTY, lines=(line,), left_out=NASTY),)
    return Dossier(code="ar", dir="rtl", kind=NASTY, title=NASTY, facts=(NASTY,), sections=sections, labels=LABELS,
                   made="اليوم")  # fmt: skip


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_text_stays_text_in_every_format() -> None:
    tags = Tags(html.page(nasty())).found
    assert "script" not in {tag for tag, _ in tags}
    assert all((at.get("href") or "#").startswith("#") for _, at in tags)
    text = markdown.text(nasty())
    assert "<script" not in text
    assert "](x)" not in text.replace("\\]", "")
    assert "<script>alert(1)</script>" in docx.Document(io.BytesIO(word.document(nasty()))).paragraphs[0].text


@KINDS
def test_html_stands_alone_and_its_notes_lead_both_ways(record_file: Path, kind: str) -> None:
    dossier = made(record_file, kind)
    text = files.of_dossier(dossier, "html").decode()
    tags = Tags(text).found
    assert ("html", {"lang": "ar", "dir": "rtl"}) in tags
    assert not [t for t, at in tags if t in ("script", "link", "img") or "src" in at]
    assert not re.search(r"url\((?!\"data:)", text)
    assert "@media print" in text
    ids = {at["id"] for _, at in tags if "id" in at}
    assert {at["href"] for _, at in tags if (at.get("href") or "").startswith("#")} == {f"#{i}" for i in ids}
    assert len(ids) == 2 * len(dossier.notes)


@KINDS
def test_markdown_has_each_note_once_and_refers_to_it(record_file: Path, kind: str) -> None:
    dossier = made(record_file, kind)
    text = files.of_dossier(dossier, "md").decode()
    assert all(f"{n.before[-1:]}**" in text for n in dossier.notes if n.words)
    numbers = [str(n.number) for n in dossier.notes]
    assert re.findall(r"^\[\^(\d+)\]: ", text, re.M) == numbers
    assert re.findall(r"\[\^(\d+)\](?!:)", text) == numbers


@CODES
@KINDS
def test_word_runs_from_right_to_left_and_has_true_footnotes(record_file: Path, kind: str, code: Code) -> None:
    dossier = made(record_file, kind, code)
    opened = docx.Document(io.BytesIO(files.of_dossier(dossier, "docx")))
    assert opened.core_properties.title == dossier.title
    bidi = [p._p.pPr is not None and p._p.pPr.find(qn("w:bidi")) is not None for p in opened.paragraphs]
    assert all(bidi) if code == "ar" else not any(bidi)
    for run in opened.element.body.iter(qn("w:r")):
        text = "".join(t.text or "" for t in run.iter(qn("w:t")))
        if re.search("[\u0621-\u064a]", text):
            assert run.find(qn("w:rPr")).find(qn("w:rtl")) is not None
    fonts = opened.styles["Normal"].element.rPr.rFonts
    assert fonts.get(qn("w:cs")) == "Sakkal Majalla"
    order = [child.tag for child in opened.sections[0]._sectPr]
    assert (qn("w:bidi") in order) == (code == "ar")
    assert order[-1] == qn("w:docGrid")  # Word is strict about the order
    referred = [r.get(qn("w:id")) for r in opened.element.body.iter(qn("w:footnoteReference"))]
    assert referred == [str(n.number) for n in dossier.notes]
    (part,) = [rel.target_part for rel in opened.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.FOOTNOTES]
    notes = {f.get(qn("w:id")): "".join(t.text or "" for t in f.iter(qn("w:t"))) for f in parse_xml(part.blob)}
    assert set(notes) == {"-1", "0", *referred}
    for n in dossier.notes:
        said = notes[str(n.number)]
        assert all(fact in said for fact in (n.source, n.address, str(n.start), str(n.end)))
        assert " ".join(n.words.split()) in said


def test_a_pdf_is_printed_with_its_arabic() -> None:
    if printed.browser() is None:
        pytest.skip("no Chromium is installed (`make browser` installs it)")
    line = Line(quoted="التقى الوزير نظيره", when="12 نوفمبر 2025")
    short = Dossier(code="ar", dir="rtl", kind="ملف", title="البحر الأحمر", facts=(), labels=LABELS, made="اليوم",
                    sections=(Section(heading="الأحداث", lines=(line,)),))  # fmt: skip
    sheet = pypdfium2.PdfDocument(files.of_dossier(short, "pdf"))
    assert len(sheet) == 1
    width, height = sheet[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    text = sheet[0].get_textpage().get_text_bounded()
    assert "2025" in text
    assert "البحر" in text or "رحبلا" in text


def test_where_nothing_prints_it_is_said(monkeypatch: pytest.MonkeyPatch, record_file: Path, tmp_path: Path) -> None:
    monkeypatch.setattr(printed, "BROWSERS", ())
    out = tmp_path / "x.pdf"
    done = run(record_file, "--pair", "RUS", "CHN", "--as", "pdf", "--out", str(out))
    assert done.exit_code == 4
    assert "no Chromium or Chrome is installed" in done.output
    assert "write html and print that" in done.output
    assert not out.exists()


def run(record_file: Path, *args: str) -> Any:
    return CliRunner().invoke(app, ["dossier", "--record", str(record_file), *args])


@pytest.mark.parametrize(
    ("args", "word"),
    [
        (["--entity", "zzzz"], "with this id"),
        (["--story", "none"], "no story"),
        (["--pair", "ABW", "BRB"], "nothing between"),
        ([], "--story"),
        (["--entity", "بوتين", "--pair", "RUS", "CHN"], "one of"),
    ],
)
def test_wrong_use_is_said(record_file: Path, tmp_path: Path, args: list[str], word: str) -> None:
    done = run(record_file, *args, "--out", str(tmp_path / "x.html"))
    assert done.exit_code == 2
    assert word in re.sub(r"[\s│]+", " ", done.output)


@pytest.mark.parametrize("form", ["html", "md", "docx"])
def test_the_command_writes_the_file(record_file: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"x.{form}"
    done = run(record_file, "--entity", "Putin", "--as", form, "--lang", "en", "--out", str(out))
    assert done.exit_code == 0, done.output
    assert out.read_bytes()[:2] == {"html": b"<!", "md": b"<d", "docx": b"PK"}[form]
