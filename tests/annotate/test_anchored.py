"""Times counted from events, from other times and from the day a text was written; figures and their events."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.knowledge.rules import told
from marsad.model import Event, Given, Page, Quantity, Reading, Time
from marsad.pipeline import read

NOW = "2015-08-12"  # a Wednesday


def reading(text: str, published: str | None = NOW) -> Reading:
    return read(Page(source="example", kind="text", body=text, given=Given(id="example", published=published)))


def time(said: Reading, words: str) -> Time:
    return next(t for t in said.times if words in t.evidence.text)


def event(said: Reading, word: str) -> Event:
    return next(e for e in said.events if word in e.evidence.text)


def figure(said: Reading, words: str) -> Quantity:
    return next(q for q in said.quantities if words in q.evidence.text)


MEETING = "التقى وزير الدفاع الروسي نظيره الصيني في بكين يوم 3 يوليو 2014. "


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("قبل يوم من اللقاء", date(2014, 7, 2)),
        ("بعد ثلاثة أيام من اللقاء", date(2014, 7, 6)),
        ("بعد أسبوع من اللقاء", date(2014, 7, 10)),
        ("قبل يومين من اللقاء", date(2014, 7, 1)),
        ("قبل اللقاء بيوم", date(2014, 7, 2)),
        ("بعد اللقاء بثلاثة أيام", date(2014, 7, 6)),
        ("بعد نحو أسبوعين من اللقاء", date(2014, 7, 17)),
    ],
)
def test_a_time_counts_from_an_event_and_dates_another(words: str, day: date) -> None:
    said = reading(f"{MEETING}و{words}، عقد مسؤولون صينيون وروس محادثات في موسكو.")
    found = time(said, words)
    assert (found.interval.earliest, found.interval.latest) == (day, day)
    assert found.anchor == event(said, "التقى").id
    assert "3 July 2014" in told(found.reason, "en")
    assert event(said, "محادثات").when.earliest == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("قبل القمة بيومين", date(2014, 7, 1)),
        ("بعد القمة بأسبوعين", date(2014, 7, 17)),
        ("بعد انعقاد القمة بيوم", date(2014, 7, 4)),
        ("بعد مرور أسبوع", date(2014, 7, 10)),
        ("غداة", date(2014, 7, 4)),
    ],
)
def test_a_time_counts_from_what_another_sentence_tells_beside_its_day(words: str, day: date) -> None:
    said = reading(
        f"عقدت القمة في باريس في 3 يوليو 2014. و{words}{' على القمة' * ('مرور' in words)} القمة استقال الوزير."
    )
    assert time(said, words).interval.earliest == day
    assert "3 July 2014" in told(time(said, words).reason, "en")


def test_a_length_with_its_preposition_needs_what_it_is_counted_from() -> None:
    said = reading("عقدت القمة في 3 يوليو 2014. وقبل ذلك، فاز بيومين. واكتفى قبل القمة بثلاثة جنود.")
    assert [t.evidence.text for t in said.times] == ["3 يوليو 2014"]


def test_the_eve_of_an_event_is_the_day_before_it() -> None:
    said = reading("زار الرئيس الروسي إيران يوم 3 يوليو 2014. وعشية الزيارة قصف الطيران الروسي مواقع في سوريا.")
    assert time(said, "عشية").interval.earliest == date(2014, 7, 2)


def test_a_day_of_its_own_after_the_event_counts() -> None:
    said = reading("اندلعت مواجهات في القدس بعد يومين على احتراق منزل فلسطيني الجمعة.")
    assert time(said, "بعد يومين").interval.earliest == date(2015, 8, 9)


def test_a_time_beside_a_day_is_that_day() -> None:
    said = reading("في 31 أكتوبر 2014، أي بعد يوم واحد من دعوة الرئيس الأميركي لروسيا، أعلنت موسكو قرارها.")
    assert time(said, "بعد يوم").interval.earliest == date(2014, 10, 31)


@pytest.mark.parametrize(
    "text", ["وصل الوفد عشية القمة.", "عاد الوفد بعد ثلاثة أيام من الزيارة إلى بلاده.", "عاد بعد الزيارة بثلاثة أيام."]
)
def test_a_time_whose_event_nobody_dates_is_left_out_and_its_length_kept(text: str) -> None:
    said = reading(text)
    assert not said.times
    assert len(said.quantities) == text.count("ثلاثة")


def test_a_chain_hangs_on_the_time_before_it() -> None:
    said = reading("بدأت المعركة في 3 يوليو 2014، وفي اليوم التالي وصل الوفد، وبعد ذلك بيومين انتهت.")
    assert [t.interval.earliest for t in said.times] == [date(2014, 7, 3), date(2014, 7, 4), date(2014, 7, 6)]
    assert [t.anchor for t in said.times] == [None, "time", "time"]


def test_an_interval_is_handed_on_as_wide_as_it_is() -> None:
    first, following = reading("أعلنت الهدنة مطلع يوليو 2014 وبدأت في اليوم التالي.").times
    assert (first.interval.earliest, first.interval.latest) == (date(2014, 7, 1), date(2014, 7, 10))
    assert (following.interval.earliest, following.interval.latest) == (date(2014, 7, 2), date(2014, 7, 11))


def test_a_text_older_than_its_page_counts_from_its_own_day() -> None:
    said = reading("وصل الوزير اليوم الثلاثاء، وكان قد غادر أمس.")
    today, yesterday = said.times
    assert today.interval.earliest == date(2015, 8, 11)
    assert yesterday.interval.earliest == date(2015, 8, 10)
    assert "older than its publication" in told(yesterday.reason, "en")


def test_what_contradicts_the_calendar_is_a_problem_with_both_readings() -> None:
    (problem,) = reading("وقع الاتفاق يوم الخميس 12 نوفمبر 2014.").problems
    words = told((problem,), "en")
    assert "12 November 2014 is a Wednesday" in words
    assert "13 November 2014" in words


def test_a_clock_is_kept_with_its_zone() -> None:
    (found,) = reading("بدأت الجلسة الساعة 10:30 مساء أمس بتوقيت غرينتش.").times[:1]
    assert (found.value.clock, found.grain) == ("22:30", "hour")
    (zoned,) = reading("بدأت الجلسة أمس عند الساعة الثامنة مساء بتوقيت القاهرة.").times
    assert (zoned.value.clock, zoned.value.zone) == ("20:00", "Africa/Cairo")
    assert zoned.interval.earliest == date(2015, 8, 11)


def test_a_fiscal_year_is_of_the_country_named_before_it() -> None:
    american = time(reading("وافق الكونغرس الأميركي على ميزانية السنة المالية 2014."), "2014")
    assert american.interval.earliest == date(2013, 10, 1)
    assert american.interval.latest == date(2014, 9, 30)
    nobody = time(reading("أعدت الشركة ميزانية السنة المالية 2014."), "2014")
    assert nobody.interval.earliest == date(2014, 1, 1)


def test_a_single_day_of_the_moon_has_a_day_on_both_sides() -> None:
    said = reading("بدأ الصوم في أول أيام رمضان الماضي.")
    (found,) = said.times
    assert found.interval.earliest == date(2015, 6, 17)
    assert found.interval.latest == date(2015, 6, 19)
    assert "moon" in told(found.reason, "en")


def test_a_figure_belongs_to_its_event() -> None:
    said = reading("أسفر قصف روسي على مدينة حلب السورية عن مقتل 13 شخصا أمس.")
    dead = figure(said, "13")
    assert dead.of in {e.id for e in said.events}
    assert dead.as_of == date(2015, 8, 12)
    owner = next(e for e in said.events if e.id == dead.of)
    assert said.quantities.index(dead) in owner.figures


def test_a_length_of_time_belongs_to_no_event() -> None:
    said = reading("أجرى الوزيران الروسي والصيني محادثات في بكين استمرت ثلاث ساعات.")
    assert figure(said, "ثلاث").of is None


def test_a_figure_of_no_event_is_told_as_of_the_day_that_the_sentence_names() -> None:
    said = reading("حتى نهاية يوليو بلغ عدد اللاجئين المسجلين في الأردن 4 ملايين لاجئ. ويعيش 3 ملايين لاجئ في المدن.")
    assert figure(said, "4 ملايين").as_of == date(2015, 7, 31)
    assert figure(said, "3 ملايين").as_of is None


def test_a_deed_that_is_told_for_the_first_time_is_no_other_one_of_its_kind() -> None:
    text = (
        "زار الرئيس التركي الجزائر يوم 3 يوليو 2014. وتأتي الزيارة بعد أسبوع من زيارة قام بها الوزير الفرنسي إلى تونس."
    )
    assert not [t for t in reading(text).times if "أسبوع" in t.evidence.text]
    same = text.replace("زيارة قام بها الوزير الفرنسي إلى تونس", "الزيارة")
    assert time(reading(same), "أسبوع").interval.earliest == date(2014, 7, 10)
