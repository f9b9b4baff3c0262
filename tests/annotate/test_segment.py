"""Sentence edges: stops, closing marks, initials, numbers, blocks."""

from __future__ import annotations

import pytest

from marsad.annotate.segment import sentences
from marsad.model import Article, Block
from marsad.text import fold, words


def split(text: str) -> list[str]:
    a = Article(id="t", source="t", text=text, language="ar", blocks=(Block(0, len(text), "paragraph"),))
    return [text[s.start : s.end] for s in sentences(a, words(fold(text)))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("وصل الوفد. غادر الوفد.", 2),
        ("هل وصل الوفد؟ نعم!", 2),
        ("قال «وصلنا.» ثم سكت", 2),
        ("بلغت النسبة 3.5 في المئة", 1),
        ("التقى د. سالم الوفد", 1),
        ("وصل الوفد", 1),
        ("وصل الوفد.\n\n«غادر؟!» ثم عاد…", 3),
        ("جسر للتعلم.وكان الوفد هناك", 2),
        ("شركة س.م.ع هناك", 1),
        (" .\n ", 1),
        ("صنعاء (أ ف ب) – وصل الوفد", 2),
        ("صنعاء 12 مايو (واج) - وصل الوفد", 2),
        ("صنعاء – الأناضول: وصل الوفد", 2),
        ("قال سالم (من صنعاء): وصل الوفد", 1),
        ("وصل الوفد (رويترز) إلى صنعاء", 1),
        ("وصل الوفد - كما قيل: أمس", 1),
    ],
)
def test_sentence_edges(text: str, count: int) -> None:
    assert len(split(text)) == count


def test_sentences_cover_every_token_of_kept_blocks_once() -> None:
    text = "العنوان\nوصل الوفد. غادر\nتابعنا على الشبكة"
    blocks = (Block(0, 7, "title"), Block(8, 23, "paragraph"), Block(24, len(text), "boilerplate"))
    a = Article(id="t", source="t", text=text, language="ar", blocks=blocks)
    tokens = words(fold(text))
    found = sentences(a, tokens)
    covered = [i for s in found for i in range(s.first, s.last)]
    assert covered == [i for i in range(len(tokens)) if tokens.start[i] < 24]
    assert [s.block for s in found] == [0, 1, 1]
