"""The tagger: what it sees at a word, what it names, that bad input neither breaks nor slows it, how fast it loads."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.annotate import annotate
from marsad.annotate.names import mentions
from marsad.annotate.names.merge import RULE
from marsad.annotate.names.parts import Part
from marsad.annotate.names.proposals import features, proposed
from marsad.annotate.names.readings import Name
from marsad.annotate.names.sums import FIRST, Sums
from marsad.annotate.names.tagger import tagged, word_features
from marsad.annotate.names.traits import traits
from marsad.annotate.segment import sentences
from marsad.knowledge.tagging import GROUPS, weights, words
from marsad.model import Article, Block, Mention, Sentence, Tokens
from marsad.text import fold
from marsad.text import words as tokenized


def names(text: str) -> tuple[Mention, ...]:
    blocks = (Block(0, len(text), "paragraph"),) if text else ()
    return annotate(Article(id="t", source="t", text=text, language="ar", blocks=blocks)).mentions


def test_a_person_no_rule_knows_is_named_by_what_stands_around() -> None:
    said = [m for m in names("وقال غريتشكوفيتس في مؤتمر صحافي إن الوضع هادئ") if m.type == "PER"]
    assert [m.evidence.text for m in said] == ["غريتشكوفيتس"]
    assert said[0].evidence.rule == RULE


def test_a_listed_name_keeps_what_is_known_of_it() -> None:
    (mention,) = names("وصل المبعوث إلى موسكو")
    assert mention.known == "RUS/capital"


def test_a_family_name_belongs_to_the_person_it_follows() -> None:
    said = [(m.evidence.text, m.known) for m in names("استقبل الشيخ تميم بن حمد آل ثاني ضيفه") if m.type == "PER"]
    assert said == [("تميم بن حمد آل ثاني", "person/tamim")]


def test_a_word_that_lists_refuse_may_name_a_paper() -> None:
    assert [(m.name, m.type) for m in names('وأكد المدير لـ"الاقتصادية" أن الأسعار سترتفع')] == [("الاقتصادية", "ORG")]


def test_a_body_ends_before_what_tells_where_it_is_and_whose() -> None:
    said = [m.evidence.text for m in names("زار وفد من لجنة التنمية الاجتماعية بمحافظة عرعر المرضى") if m.type == "ORG"]
    assert said == ["لجنة التنمية الاجتماعية"]


def test_a_quarter_is_a_place_whatever_club_has_its_name() -> None:
    assert [(m.name, m.type) for m in names("وقع الحادث في حي الزمالك أمس")] == [("الزمالك", "LOC")]


def test_an_indefinite_ending_is_no_name() -> None:
    said = [
        m.evidence.text for m in names("قال وزير الداخلية الياباني مهاجمًا غروتسكي إن الأمر انتهى") if m.type == "PER"
    ]
    assert "مهاجمًا" not in " ".join(said)


def test_a_first_letter_that_is_no_preposition() -> None:
    said = [m.evidence.text for m in names("استقبل الوزير السفير كلاوس ايبرمان في مكتبه") if m.type in ("PER", "GPE")]
    assert said == ["كلاوس ايبرمان"]


def test_a_state_is_no_body_and_two_states_are_two_names() -> None:
    said = [(m.evidence.text, m.type) for m in names("اتهمت روسيا أوكرانيا بخرق الهدنة")]
    assert said == [("روسيا", "GPE"), ("أوكرانيا", "GPE")]


def test_what_is_seen_of_a_word() -> None:
    seen = traits("وبالصين")
    assert {"w=وبالصين", "s=بالصين", "p1=و", "e2=ين"} <= set(seen.features)
    assert traits("12") == traits("987")
    assert len(traits("ا" * 5000).features) < 40


def test_what_is_seen_of_the_rules_names() -> None:
    outer = Name(0, 3, 1, "ORG", None, "names.organisation.ministry.more")
    inner = Name(2, 3, 0, "NORP", "CHN", "names.nationality")
    seen = proposed([outer, inner], {5: Part.GIVEN})
    assert sorted(seen) == [0, 1, 2, 5]
    assert "rf=B-ORG-names.organisation.ministry" in features(seen[0])
    assert {"r=I-ORG", "rE=ORG", "n=B-NORP"} <= set(features(seen[2]))
    assert features(seen[5]) == (f"part={int(Part.GIVEN)}",)


def test_sums_are_made_once_and_forgotten_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    sums: Sums[str] = Sums(lambda word: asked.append(word) or word_features(word), "", weights())  # type: ignore[func-returns-value]
    (first, edge, same), table = sums.of(["الصين", "", "الصين"])
    assert asked == ["", "الصين"]
    assert (first, edge) == (same, 0)
    assert table.said[first].any()
    monkeypatch.setattr("marsad.annotate.names.sums.REMEMBERED", 1)
    (again,), forgotten = sums.of(["الصين"])
    assert (table.said[again] == table.said[first]).all()
    (later,), forgotten = sums.of(["بوتين"])
    assert (asked[2:], len(sums.row)) == (["", "بوتين"], 2)
    assert (forgotten.said[later] != table.said[first]).any()


def test_sums_are_the_same_whatever_was_met_before() -> None:
    words = [f"كلمة{chr(0x628 + n % 9)}{n}" for n in range(FIRST + 10)]
    many: Sums[str] = Sums(word_features, "", weights())
    rows, table = many.of(words)
    for at in (0, FIRST - 1, FIRST + 9):
        (row,), alone = Sums(word_features, "", weights()).of([words[at]])
        assert (table.said[rows[at]] == alone.said[row]).all()
        assert (table.groups[rows[at]] == alone.groups[row]).all()


def test_no_sentences_no_names() -> None:
    assert tagged(Tokens([], [], []), (), {}) == []
    assert tagged(Tokens(["."], [0], [1]), (Sentence(0, 0, 0, 0, 0),), {}) == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["محمد", "NATO", "😀", "ـــ", "الرئيس", "وَزِيرُ", "،", "12", "روسيا", "x" * 50, "\u200f"]),
        max_size=40,
    )
)
def test_any_mixture_of_words_is_read(parts: list[str]) -> None:
    text = " ".join(parts)
    found = names(text)
    assert all(text[m.evidence.start : m.evidence.end] == m.evidence.text for m in found)
    assert found == names(text)


@pytest.mark.parametrize(
    "piece",
    ["محمد بن سلمان ", "ا", "الرّئيـــسُ الأَمِيرْكِيُّ دُونَالْد تْرَامْب ", "شركة Boeing الأمريكية و Lockheed ", "😀🇫🇷 ", ". "],
    ids=["names", "one word", "marks", "mixed", "emoji", "stops"],
)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    def spent(times: int) -> float:
        text = piece * times
        article = Article(id="t", source="t", text=text, language="ar", blocks=(Block(0, len(text), "paragraph"),))
        tokens = tokenized(fold(text))
        spans = sentences(article, tokens)
        begun = time.process_time()
        mentions(article, tokens, spans)
        return time.process_time() - begun

    spent(300)
    short, long = min(spent(300) for _ in range(3)), min(spent(3000) for _ in range(2))
    assert long < 40 * max(short, 0.01)


def test_the_word_table_is_sound() -> None:
    table = words()
    assert len(table) > 100_000
    groups = table.of("بوتين")
    assert groups is not None
    assert [0 < g < size + 2 for g, size in zip(groups, GROUPS, strict=False)] == [True] * len(GROUPS)
    assert table.of("كلمةلايكتبهاأحد") is None


@pytest.mark.alone
def test_the_model_loads_in_less_than_half_a_second() -> None:
    code = (
        "import numpy, time; t = time.process_time(); from marsad.knowledge import tagging; tagging.words();"
        "tagging.weights(); print(time.process_time() - t)"
    )
    done = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(3)]
    assert min(float(d.stdout) for d in done) < 0.5


@pytest.mark.parametrize("word", ["وبالصين", "الصين", "لللجنة", "NATO", "12", "،", "ا" * 60, "كلمةلايعرفهاأحد"])
def test_a_words_features_are_found_by_kind_and_by_name_alike(word: str) -> None:
    known = weights()
    by_name = sorted(known.features[f] for f in word_features(word).features if f in known.features)
    (row,), table = Sums(word_features, "", known).of([word])
    assert (table.said[row] == known.near[by_name].sum(0, dtype="int32")).all()
