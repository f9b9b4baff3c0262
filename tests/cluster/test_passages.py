"""Copies are proved word for word: exact, edited, in part; lists of names are none; spans hold the words."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import build

from marsad.cluster.ties import tie
from marsad.cluster.trace import trace
from marsad.knowledge.wording import sketch, wording
from marsad.model import Reading, Tie

Report = Callable[..., Reading]
TEXT = (
    "افتتح محافظ الواحة صباح أمس معرض التمور السنوي بحضور مزارعين من سبع قرى وعدد من تجار الجملة. "
    "ويضم المعرض أربعين جناحاً لأصناف نادرة وركناً لأدوات الجني القديمة، ويستمر حتى مساء الجمعة. "
    "وذكر منظم المعرض أن مبيعات العام الماضي تجاوزت ثلاثة آلاف طن وأن المشترين قدموا من أربع دول."
)
OWN = (
    "وفي سياق متصل قال صاحب مزرعة إن شح المياه خفض محصوله إلى النصف وإنه حفر بئراً ثالثة دون جدوى. "
    "وطالب جيرانه بمد قناة من السد القريب قبل حلول الصيف المقبل لإنقاذ ما بقي من النخيل في الوادي."
)


def tied(a: Reading, b: Reading) -> Tie | None:
    one, other = wording(a), wording(b)
    return tie(trace(a), one, trace(b), other)


def test_a_copy_and_an_edited_copy_are_full(report: Report) -> None:
    copy = tied(report("a", TEXT, "2015-08-01"), report("b", TEXT, "2015-08-02"))
    edited = tied(report("a", TEXT), report("b", TEXT.replace("صباح أمس", "أمس السبت").replace("نادرة", "متنوعة")))
    assert copy
    assert edited
    assert (copy.reuse, copy.share, copy.same_origin) == ("full", 1.0, True)
    assert edited.reuse == "full"


def test_a_passage_in_a_longer_report_is_a_part(report: Report) -> None:
    first = TEXT.split(". ")[1]
    found = tied(report("a", TEXT), report("b", f"{OWN} {first}. {OWN[::-1]}"))
    assert found
    assert found.reuse == "part"
    assert [TEXT[p.a.start : p.a.end] for p in found.passages] == [first]


def test_a_turn_of_phrase_in_two_long_reports_is_no_passage(report: Report) -> None:
    phrase = " ".join(TEXT.split()[:11])
    short = tied(report("a", f"{phrase} {OWN[:60]}"), report("b", f"{phrase} {OWN[-60:]}"))
    assert short
    assert short.reuse == "part"
    first, second = (" ".join(f"{w}{n}" for n in range(12) for w in OWN.split()[k::2]) for k in (0, 1))
    long = tied(report("a", f"{first} {phrase}"), report("b", f"{phrase} {second}"))
    assert long is None or long.reuse == "none"


def test_fewer_words_are_a_passage_where_they_are_much_of_two_reports_of_one_event(report: Report) -> None:
    people = dict.fromkeys(("سالم بن راشد الهادي", "مراد بن عيسى القرطبي"), "PER")
    lead = "استقبل محافظ الواحة سالم بن راشد الهادي المزارع مراد بن عيسى القرطبي صاحب معرض التمور"
    first, second = OWN.split(". ")
    one = report("a", f"{lead}. {first}. وشهد اللقاء نقاشاً طويلاً حول ري البساتين", "2015-08-01", people)
    other = report("b", f"{lead}. {second} ثم تجول الضيف بين أجنحة التمور القديمة", "2015-08-01", people)
    found = tied(one, other)
    assert found
    assert (found.same_event, found.reuse) == (True, "part")
    years_later = tied(one, report("b", other.document.text, "2019-08-01", people))
    assert years_later is None or years_later.reuse == "none"


def test_unlike_texts_share_nothing(report: Report) -> None:
    assert tied(report("a", TEXT, "2015-08-01"), report("b", OWN, "2015-08-01")) is None


def test_a_list_of_names_is_no_copy(report: Report) -> None:
    guests = "الأمير سالم بن راشد الهادي ومراد بن عيسى القرطبي وفهد بن ناصر الواحي وزياد بن عمر الساحلي"
    people = dict.fromkeys(
        ("سالم بن راشد الهادي", "مراد بن عيسى القرطبي", "فهد بن ناصر الواحي", "زياد بن عمر الساحلي"), "PER"
    )
    one = report("a", f"{TEXT} حضر الافتتاح {guests}", "2015-08-01", people)
    other = report("b", f"{OWN} حضر العزاء {guests}", "2015-08-20", people)
    found = tied(one, other)
    assert found is None or found.reuse == "none"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(TEXT.split()), min_size=20, max_size=60), st.integers(0, 30), st.integers(15, 40))
def test_passages_hold_the_same_words_on_both_sides(words: list[str], first: int, size: int) -> None:
    one = build("a", " ".join(words))
    other = build("b", f"{OWN} {' '.join(words[first : first + size])} {OWN}")
    found = tied(one, other)
    for p in found.passages if found else ():
        assert 0 <= p.a.start < p.a.end <= len(one.document.text)
        ours, theirs = one.document.text[p.a.start : p.a.end], other.document.text[p.b.start : p.b.end]
        assert len(set(ours.split()) & set(theirs.split())) >= len(set(ours.split())) // 2


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 20))
def test_what_shares_twelve_words_in_a_row_shares_a_key(first: int) -> None:
    run = " ".join(TEXT.split()[first : first + 12])
    a, b = sketch(wording(build("a", f"{OWN} {run}"))), sketch(wording(build("b", f"{run} {OWN[::-1]}")))
    assert set(a) & set(b)
