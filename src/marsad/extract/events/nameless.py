"""A clause and a party without a name in it → where its words end, and which of them only say how many."""

from __future__ import annotations

from marsad.extract.events.clause import Clause, Names, Unit
from marsad.extract.events.lexicon import listed
from marsad.extract.events.memory import remembered
from marsad.model import Mention

HEADS = frozenset(("person", "body", "armed", "crowd"))
# The kinds of words that describe or own, as against those of grammar.
ORDINARY = HEADS | {""}
# How many words may describe a nameless party after its first.
MORE = 2
_NAMED = frozenset(("PER", "ORG", "GPE"))
# How many words the office before its place may have.
_OFFICE = 5
# How many words may join people to the body that they are of, or a group to those who are of it.
_LINK = 4
_MEMBERS = frozenset(("person", "armed"))
_THEIRS = ("ه", "ها", "هم")


@remembered
def _counts(word: str) -> bool:
    return word.isdigit() or not {word, word.removeprefix("ال"), word.lstrip("و")}.isdisjoint(listed("many"))


def counts(clause: Clause, at: int) -> bool:
    """Whether a token only says how many: «مئات», «عدد», «30»."""
    return _counts(clause.norm[at - clause.first])


def counting(clause: Clause, run: int, at: int) -> bool:
    """Whether the phrase from `run` up to `at` has said no more than how many: «مئات من», «عدد من»."""
    first, of = clause.first, listed("of")
    return run >= 0 and all(_counts(word) or word in of for word in clause.norm[run - first : at - first])


def described(clause: Clause, run: int, at: int) -> int:
    """Where a nameless party ends, before `at`: «مسلحين مجهولين», «قوات الأمن» are two words, «مسلحون يرتدون» one."""
    last, first = run + 1, clause.word(run)
    while last < min(at, run + 1 + MORE):
        word = clause.word(last)
        alike = word.startswith("ال") == first.startswith("ال") and _agree(ending(first), ending(word))
        owned = last == run + 1 and word.startswith("ال") and not first.startswith("ال")
        if clause.kind(last) not in ORDINARY or word in listed("shot") or not (alike or owned):
            break
        last += 1
    return last


def adjective(clause: Clause, run: int, at: int) -> bool:
    """Whether a word that may be a noun describes the one before it: «هجوم مسلح», «العمل الإرهابي»; `run` as above."""
    if at == clause.first or clause.word(at).removeprefix("ال") not in listed("adjective"):
        return False
    last = clause.units[-1] if clause.units else None
    if last is not None and last.last == at and last.mention is not None and last.mention.type == "ORG":
        return True  # «تنظيم داعش الإرهابي»
    before = clause.words[at - 1 - clause.first]
    noun = before[0].part == "noun" and before[0].pattern is not None if before else run == at - 1
    return noun and not counts(clause, at - 1)


def national(unit: Unit) -> bool:
    """Whether a party is named by a nationality alone."""
    return unit.mention is not None and unit.mention.type == "NORP" and not unit.head and not unit.adjective


def describes(clause: Clause, run: int, at: int, joined: bool) -> bool:
    """Whether a nationality belongs to the noun before it («القصف الإسرائيلي») rather than naming people."""
    if run >= 0:
        return not counting(clause, run, at)  # «ثلاثة أميركيين»
    if clause.units and clause.units[-1].adjective and clause.units[-1].last == at:
        return True
    before = clause.words[at - 1 - clause.first] if at > clause.first else ()
    return not joined and bool(before) and before[0].part == "noun" and before[0].pattern is not None


def owner(clause: Clause, at: int) -> Mention | None:
    """Whose «جنوده» or «قواتها» are: of the last one named before them, «ها» rather of a state than a person."""
    found = clause.words[at - clause.first]
    if not found or found[0].pronoun not in _THEIRS:
        return None
    named = [u.mention for u in reversed(clause.units) if u.mention and not u.adjective and u.mention.type in _NAMED]
    if found[0].pronoun == "ها" and (bodies := [m for m in named if m.type != "PER"]):
        return bodies[0]
    return named[0] if named else None


def part(clause: Clause, run: int, at: int) -> bool:
    """Whether «من» at `at` says whose those before it are: «عدد من», «وفدا من», «نظرائه من», «كل من»."""
    sent = run == at - 1 and (clause.word(run) in listed("delegation") or clause.word(run) in listed("peer"))
    return sent or counts(clause, at - 1) or counting(clause, run, at) or _every(clause, at)


def _every(clause: Clause, at: int) -> bool:
    """Whether «من» at `at` is that of «كل من مصر وتونس», not of «كل من يزود»."""
    word = clause.word(at - 1).lstrip("و")
    listing = word in listed("each") or (word[:1] in ("ل", "ب") and word[1:] in listed("each"))
    if not listing or at + 1 >= clause.last:
        return False
    after = clause.words[at + 1 - clause.first]
    return not after or after[0].part != "verb"


def each(clause: Clause, at: int, prep: str, joined: bool) -> tuple[str, bool]:
    """What governs those whom «من» at `at` leads to, and whether «و» joins them: «بين مصر وكل من …», «لكل من …»."""
    if not _every(clause, at):
        return prep, joined
    word = clause.word(at - 1)
    return (word[0], False) if word[0] in "لب" else (prep, joined or word[0] == "و")


def ended(clause: Clause, run: int, at: int) -> bool:
    """Whether what a preposition governs is over at the noun at `at`: after a town, after a noun with its owner."""
    if run >= 0:
        word = clause.word(at - 1)
        return len(word) > 3 and word.endswith(_THEIRS)  # «في مكتبه السفير»
    unit = clause.units[-1] if clause.units else None
    place = unit.mention if unit is not None and unit.prep and not unit.head else None
    return place is not None and place.type in ("GPE", "LOC")  # «في قصره بجدة وزير الخارجية»


def seated(clause: Clause, place: Unit) -> tuple[int, str] | None:
    """Where the office begins whose place is `place`, and its preposition: «مع وزير الخارجية بجمهورية مصر»."""
    body = place.mention is not None and place.mention.type == "ORG"  # «العقيد بالحرس الثوري …», «القيادي في الحركة …»
    if place.prep not in listed("seat") and not (body and place.prep in listed("inside")):
        return None
    k = place.first - 1
    while k > clause.first and place.first - k <= _OFFICE and clause.kind(k) in ("", "body", "prep"):
        k -= 1
    if (
        clause.kind(k) != "person"
        or (clause.word(k).startswith("ال") and not body)
        or any(u.first >= k for u in clause.units[:-1])
    ):
        return None
    return k, clause.word(k - 1) if k > clause.first and clause.kind(k - 1) == "prep" else ""


def belongs(clause: Clause, start: int) -> bool:
    """Whether the body named from `start` on is that of the nameless people before: «مسلحون من جماعة …»."""
    people = clause.units[-1] if clause.units else None
    if people is None or people.mention is not None or people.head not in ("armed", "crowd"):
        return False
    gap = clause.between(people.last, start)
    return 0 < len(gap) <= _LINK and listed("belonging").issuperset(gap)


def over(clause: Clause, run: int, at: int) -> bool:
    """Whether the phrase from `run` has its nationality, so that a noun opens another: «الرئيس المصري وزير …»."""
    last = clause.units[-1] if clause.units else None
    if last is None or last.first != run:
        return False
    return last.last == at or (last.last == at - 1 and indefinite(clause, last))


def indefinite(clause: Clause, unit: Unit) -> bool:
    """Whether a party is somebody of a nationality, whom no name follows: «نائب فرنسي معارض»."""
    national = unit.mention is not None and unit.mention.type == "NORP" and unit.head == "person"
    return national and not clause.word(unit.first).startswith("ال") and not clause.word(unit.last - 1).startswith("ال")


def among(clause: Clause, at: int) -> bool:
    """Whether the name at `at` is one of the group just named: «دول أوروبية بينها فرنسا»."""
    group = clause.units[-1] if clause.units else None
    if group is None or not clause.first < at or clause.word(at - 1) not in listed("among"):
        return False
    return at - group.last <= _LINK and group.mention is not None


def listed_on(clause: Clause, names: Names, at: int, mention: Mention) -> bool:
    """Whether the state at `at` goes on with a list of them: «مع الكويت، الإمارات، قطر»."""
    before, states = clause.units[-1] if clause.units else None, names.states.values()
    if before is None or before.mention is None or mention.entity not in states or before.adjective:
        return False
    return before.mention.entity in states and before.last == at - 1 and clause.word(at - 1) in "،,"


def member(clause: Clause, names: Names, head: str, run: int, at: int) -> bool:
    """Whether the word at `at` joins the people from `run` to the body named after it: «قياديا في القاعدة»."""
    body = names.at.get(at + 1)
    return body is not None and body[1].type == "ORG" and leads(clause, head, run, at)


def leads(clause: Clause, head: str, run: int, at: int) -> bool:
    """Whether the people from `run` are told by no more than who they are before `at`: «قياديا ميدانيا بالقاعدة»."""
    if head not in _MEMBERS or not 0 < at - run <= _LINK or clause.word(run).startswith("ال"):
        return False
    return all(clause.kind(k) in ORDINARY for k in range(run + 1, at))


def apposed(clause: Clause, names: Names, run: int, at: int, mention: Mention) -> bool:
    """Whether the phrase from `run`, with the name at `at` in it, is a title of the person just named before it.

    A head of state told after his name lends him his country: «تميم بن حمد أمير دولة قطر».
    """
    before = clause.units[-1] if clause.units else None
    if before is None or before.mention is None or before.mention.type != "PER" or run - before.last > 1:
        return False
    own, other = names.country(before.mention), names.country(mention)
    at_home = mention.type == "ORG" and not other and not mention.known  # «… نائب رئيس مجلس الوزراء»
    state = mention.entity in names.states.values()  # «أمير دولة قطر» rules, unlike «أمير منطقة الرياض»
    local = not own and mention.type == "GPE" and not state and clause.word(at - 1) in listed("site")
    rules = not own and not local and mention.type == "GPE" and clause.word(run) in listed("ruler")
    told = not own and bool(other) and run - before.last == 1 and before.mention.type == "PER"
    if told and before.mention.entity:  # «زيجمار جابريل، وزير الاقتصاد الألماني»
        names.lent[before.mention.entity] = other or ""
    if rules and before.mention.entity:
        names.lent[before.mention.entity] = other or ""
    return own == other or at_home or local or rules or told


def several(clause: Clause, unit: Unit) -> bool:
    """Whether a party is people of a nation, whom no title follows: «انتقد مسؤولون أتراك الرئيس السوري …»."""
    first, nation = clause.word(unit.first), clause.word(unit.last - 1)
    plural = first.endswith("ون") or (first.endswith("ين") and nation.endswith("ين"))  # not «الأمين»
    return indefinite(clause, unit) or (unit.head == "person" and plural)


def entitles(clause: Clause, unit: Unit, at: int, run: int, governed: bool) -> bool:
    """Whether `unit` is the office of the person named at `at`: «الرئيس الروسي …», «وزير خارجية إيران …»."""
    if unit.last == run and several(clause, unit):
        return False
    close = unit.last == at or (unit.last == run and at - run <= MORE and not governed)
    spoken = unit.mention is not None and (bool(unit.told) or unit.mention.type != "PER")
    return unit.head == "person" and close and spoken


def organ(clause: Clause, head: str, run: int, at: int) -> bool:
    """Whether the phrase from `run` is an organ or office of the body named at `at`: «الأمين العام ل…»."""
    return head in ("body", "person") and 0 <= run < at and clause.word(at - 1) in listed("general")


def deputy(clause: Clause, head: str, run: int, at: int) -> bool:
    """Whether the office at `at` only says whose deputy or envoy the one from `run` is: «النائب الثاني لرئيس …»."""
    ranked = head == "person" and run < at and clause.word(at - 1) in listed("rank")
    return ranked and all(u.first < run for u in clause.units)


def whole(clause: Clause, run: int, at: int) -> bool:
    """Whether no genitive may follow a nameless head: after «متظاهرون», «المسلحون», «طائرات التحالف»."""
    first, second = clause.word(run), clause.word(run + 1)
    told = at > run + 2 and not second.startswith("ال") and described(clause, run, at) > run + 1  # «عناصر إرهابية …»
    return first.startswith("ال") or ending(first) in ("ون", "ين") or clause.word(at - 1).startswith("ال") or told


def another(clause: Clause, run: int, at: int) -> bool:
    """Whether a nationality describes another noun than the head: «مسلحون … قاعدة مصرية», «الطائرات مواقع …»."""
    noun, own = clause.word(run), clause.word(at)
    if noun.startswith("ال") and not own.startswith("ال"):
        return at - run > 1
    return ending(noun) in ("ون", "ين") and (ending(own) == "ة" or (at - run > 1 and own.endswith("ا")))


def apart(clause: Clause, run: int, at: int) -> bool:
    """Whether the noun at `at` is no part of the party from `run`: «المتمردون طائرة …», «الجنود المتظاهرين …»."""
    if run < 0 or not clause.word(run).startswith("ال") or _counts(clause.word(run)):
        return False
    return not clause.word(at).startswith("ال") or (clause.kind(run) == "armed" and clause.kind(at) == "crowd")


def ending(word: str) -> str:
    """What an adjective repeats of its noun: the ending of number or gender."""
    return next((e for e in ("ين", "ون", "ان", "ات", "ة") if word.endswith(e)), "")


def _agree(noun: str, adjective: str) -> bool:
    """Whether two endings may be those of a noun and its adjective: «مسلحون مجهولون», «قوات أجنبية»."""
    return noun == adjective or (adjective == "ة" and noun in ("", "ات"))
