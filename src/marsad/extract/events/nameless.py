"""A clause and a party without a name in it → where its words end, and which of them only say how many."""

from __future__ import annotations

from marsad.extract.events.clause import Clause, Unit
from marsad.extract.events.lexicon import listed

HEADS = frozenset(("person", "body", "armed", "crowd"))
# How many words may describe a nameless party after its first.
MORE = 2


def counts(clause: Clause, at: int) -> bool:
    """Whether a token only says how many: «مئات», «عدد», «30»."""
    word = clause.word(at)
    return word.isdigit() or not {word, word.removeprefix("ال"), word.lstrip("و")}.isdisjoint(listed("many"))


def counting(clause: Clause, run: int, at: int) -> bool:
    """Whether the phrase from `run` up to `at` has said no more than how many: «مئات من», «عدد من»."""
    return run >= 0 and all(counts(clause, k) or clause.word(k) in listed("of") for k in range(run, at))


def described(clause: Clause, run: int, at: int) -> int:
    """Where a nameless party ends, before `at`: «مسلحين مجهولين», «قوات الأمن» are two words, «مسلحون يرتدون» one."""
    last, first = run + 1, clause.word(run)
    while last < min(at, run + 1 + MORE):
        word = clause.word(last)
        alike = word.startswith("ال") == first.startswith("ال") and _agree(ending(first), ending(word))
        owned = last == run + 1 and word.startswith("ال") and not first.startswith("ال")
        if clause.kind(last) not in ("", *HEADS) or not (alike or owned):
            break
        last += 1
    return last


def adjective(clause: Clause, run: int, at: int) -> bool:
    """Whether a word that may be a noun describes the one before it: «هجوم مسلح», «العمل الإرهابي»; `run` as above."""
    if at == clause.first or clause.word(at).removeprefix("ال") not in listed("adjective"):
        return False
    before = clause.words[at - 1 - clause.first]
    noun = before[0].part == "noun" and before[0].pattern is not None if before else run == at - 1
    return noun and not counts(clause, at - 1)


def national(unit: Unit) -> bool:
    """Whether a party is named by a nationality alone."""
    return unit.mention is not None and unit.mention.type == "NORP" and not unit.head and not unit.adjective


def ending(word: str) -> str:
    """What an adjective repeats of its noun: the ending of number or gender."""
    return next((e for e in ("ين", "ون", "ان", "ات", "ة") if word.endswith(e)), "")


def _agree(noun: str, adjective: str) -> bool:
    """Whether two endings may be those of a noun and its adjective: «مسلحون مجهولون», «قوات أجنبية»."""
    return noun == adjective or (adjective == "ة" and noun in ("", "ات"))
