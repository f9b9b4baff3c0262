"""Every reason that the code can give is written in Arabic and English with the same facts, and none idly."""

from __future__ import annotations

import ast
import tomllib
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

import marsad
from marsad import knowledge
from marsad.knowledge.rules import tell, term, told
from marsad.model import Why

ROOT = Path(marsad.__file__).parent
FORMS = {"", "day", "number"}


@cache
def made() -> dict[str, set[int]]:
    """The rule of each `Why(…)` in the code → with how many facts it is made; -1 where they are not counted there."""
    found: dict[str, set[int]] = {}
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Why":
                rule = node.args[0]
                assert isinstance(rule, ast.Constant), (
                    f"{path}:{node.lineno}: name the rule itself, so that it is found"
                )
                found.setdefault(str(rule.value), set()).add(_facts(node))
    return found


def _facts(call: ast.Call) -> int:
    if len(call.args) < 2:
        return 0
    facts = call.args[1]
    assert isinstance(facts, ast.Tuple)
    return -1 if any(isinstance(f, ast.Starred) for f in facts.elts) else len(facts.elts)


def written(table: str) -> dict[str, dict[str, str]]:
    files = sorted((Path(str(knowledge.ROOT)) / "rules").glob("*.toml"))
    every = [e for f in files for e in tomllib.loads(f.read_text(encoding="utf-8")).get(table, ())]
    assert len({e["id"] for e in every}) == len(every), "an id stands in two files"
    return {e["id"]: e for e in every}


def places(sentence: str) -> set[tuple[str, str]]:
    return {(name, form or "") for _, name, form, _ in Formatter().parse(sentence) if name is not None}


REASONS = written("reason")


def test_each_reason_that_the_code_gives_is_written_and_no_other() -> None:
    assert made().keys() == REASONS.keys()


@pytest.mark.parametrize("id", REASONS)
def test_both_languages_hold_the_facts_that_are_given(id: str) -> None:
    ar, en = places(REASONS[id]["ar"]), places(REASONS[id]["en"])
    assert ar == en
    assert {int(n) for n, _ in ar} == set(range(len(ar)))
    assert made()[id] <= {len(ar), -1}
    kinds = {t.partition(".")[0] for t in written("term")}
    assert {form for _, form in ar} <= FORMS | kinds


def test_facts_are_written_for_the_reader() -> None:
    clash = Why("placed.clash", ("4", "2015-08-12", "2", "2015-08-14"))
    said = "العبارة تسمي الجمعة، لكن 12 أغسطس 2015 يوافق الأربعاء؛ وأقرب الجمعة إليه 14 أغسطس 2015"
    assert tell(clash, "ar") == said
    assert tell(clash, "en") == (
        "the words name a Friday, but 12 August 2015 is a Wednesday; the nearest Friday is 14 August 2015"
    )
    assert tell(Why("noted.nul", ("1200",)), "ar").endswith("1,200؛ تحقق من طريقة حفظه")
    assert told((Why("placed.counted"), Why("placed.older", ("2015-08-11", "1"))), "ar") == (
        "محسوب من يوم النشر؛ النص أقدم من نشره (1 من الأيام)، فهو محسوب من 11 أغسطس 2015"
    )
    assert told((), "en") == ""


def test_a_page_keeps_words_of_the_other_direction_apart() -> None:
    latin, arabic = Why("unread.packed", ("7-Zip",)), Why("published.stated", ("(الاثنين)",))
    assert "\u20687-Zip\u2069" in tell(latin, "ar", isolated=True)
    assert "\u2068(الاثنين)\u2069" in tell(arabic, "en", isolated=True)
    assert "\u2068" not in tell(latin, "ar") + tell(arabic, "en") + tell(latin, "en", isolated=True)


def test_a_term_that_nobody_named_is_another_or_stands_as_it_is() -> None:
    assert term("language", "eo", "en") == "another language"
    assert term("novelty", "x", "ar") == "x"


@pytest.mark.parametrize(
    "why", [Why("nobody.wrote", ("a", "b")), Why("placed.clash", ("4",)), Why("noted.nul", ("x",))]
)
def test_a_reason_that_cannot_be_told_shows_its_rule_and_facts(why: Why) -> None:
    assert tell(why, "ar") == ": ".join((why.rule, *why.facts))


def test_facts_hold_no_commands() -> None:
    assert "{0.__class__}" in tell(Why("published.stated", ("{0.__class__}",)), "en")
