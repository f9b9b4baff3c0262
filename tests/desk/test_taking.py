"""What a reader takes away from a page: every format is offered, arrives as a file of its kind, or says why not."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from urllib.parse import unquote

import docx
import httpx
import pytest
import rispy
from litestar.testing import TestClient
from tests.export.corpus import readings

import marsad
from marsad.desk import app
from marsad.desk.language import language
from marsad.desk.taking.files import ARTICLES, DOSSIERS
from marsad.export.dossier import printed
from marsad.record import Record


def offered(page: str) -> list[str]:
    """The addresses of the page's download menu."""
    return [a.replace("&amp;", "&") for a in re.findall(r'href="(/(?:dossier|download)\?[^"]+)" download', page)]


def story_of(record: Record) -> str:
    return record.stories()[0].id


@pytest.mark.parametrize("code", ["ar", "en"])
def test_pages_offer_every_format_and_nothing_else(desk: str, record: Record, code: str) -> None:
    for path, formats in (
        (f"/story?id={story_of(record)}", DOSSIERS), ("/entity?id=EGY", DOSSIERS), ("/article?id=port-1", ARTICLES),
    ):  # fmt: skip
        page = httpx.get(f"{desk}{path}&lang={code}").text
        menu = offered(page)
        assert [m.rpartition("as=")[2] for m in menu] == list(formats)
        assert language("ar" if code == "ar" else "en").t("take.title") in page
        for address in menu:
            if not address.endswith("=pdf"):
                assert httpx.get(desk + address).status_code == 200, address


@pytest.mark.parametrize("form", ["html", "md", "docx"])
def test_a_dossier_is_a_file_of_its_kind(desk: str, record: Record, form: str) -> None:
    answer = httpx.get(f"{desk}/dossier?story={story_of(record)}&as={form}")
    assert answer.headers["content-type"].split(";")[0] == DOSSIERS[form].media
    assert answer.headers["content-type"].count("charset") <= 1
    assert answer.headers["content-disposition"].startswith('attachment; filename="marsad-')
    assert "الملاحة" in (answer.text if form != "docx" else docx.Document(io.BytesIO(answer.content)).element.xml)
    assert "<script>window" not in answer.text


def test_a_dossier_says_what_people_corrected(desk: str, record: Record) -> None:
    for code, said in (
        ("ar", "صحّحه إنسان (القائل خطأ؛ ليلى: راجعتُ النص)"),
        ("en", "corrected by hand (The speaker is wrong; ليلى:"),
    ):
        assert said in httpx.get(f"{desk}/dossier?story={story_of(record)}&as=md&lang={code}").text


def test_a_dossier_of_two_states_in_english(tmp_path: Path) -> None:
    path = tmp_path / "r.marsad"
    with marsad.Record.open(path, create=True) as record:
        for reading in readings():
            marsad.keep(record, reading)
    with TestClient(app(path), base_url="http://127.0.0.1") as client:
        text = client.get("/dossier?a=rus&b=chn&lang=en&as=md").text
    assert "# Russia and China" in text
    assert "August 2025" in text
    assert "مناورات" in text


def test_a_name_in_other_letters_stands_beside_a_plain_one(desk: str) -> None:
    said = httpx.get(f"{desk}/dossier?entity=مصر&as=md").headers["content-disposition"]
    assert said.isascii()
    assert unquote(said).endswith("''marsad-مصر.md")


def test_citations_are_of_this_article(desk: str) -> None:
    def taken(form: str) -> httpx.Response:
        return httpx.get(f"{desk}/download?id=port-1&as={form}")

    assert rispy.loads(taken("ris").text)[0]["title"].startswith("وزيرا خارجية مصر")
    assert taken("bibtex").text.startswith("@misc{port-1,")
    (item,) = json.loads(taken("csl").text)
    assert item["type"] == "article-newspaper"
    assert item["container-title"] == "صحيفة الميناء"
    assert item["issued"] == {"date-parts": [[2025, 11, 12]]}
    assert json.loads(taken("readings").text)["document"]["id"] == "port-1"
    assert "EGY" in {json.loads(line)["id"] for line in taken("ftm").text.splitlines()}


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/dossier?story=none", "missing.story"),
        ("/dossier?entity=zzzz", "missing.entity"),
        ("/dossier?a=ABW&b=BRB", "dossier.none"),
        ("/dossier?story=x&as=stone", "take.format"),
        ("/download?id=port-1&as=stone", "take.format"),
        ("/download?id=none", "missing.article"),
    ],
)
def test_what_is_not_there_is_said(desk: str, path: str, key: str) -> None:
    answer = httpx.get(desk + path)
    assert answer.status_code == 404
    assert language("ar").t(key).split("؛")[0] in answer.text


def test_a_pdf_is_printed_or_the_reader_is_told(desk: str, record: Record) -> None:
    answer = httpx.get(f"{desk}/dossier?story={story_of(record)}&as=pdf", timeout=120)
    if printed.browser():
        assert answer.status_code == 200
        assert answer.content.startswith(b"%PDF-")
    else:
        assert answer.status_code == 503
        assert language("ar").t("take.no-browser") in answer.text
