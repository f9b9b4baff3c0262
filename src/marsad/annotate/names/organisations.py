"""Tokens and the names found in them → bodies named by what they are and whose: «وزارة الدفاع الصينية»."""

from __future__ import annotations

from marsad.annotate.names.bodies import Head, inside
from marsad.annotate.names.line import Line
from marsad.annotate.names.lookup import bare
from marsad.annotate.names.readings import Name
from marsad.model import Tokens

# The longest body in words; official names of ministries and authorities rarely go beyond.
LONGEST = 8
# So many words of a listed name are all of it.
WHOLE = 3
RULE = "names.organisation"
# «وكالة رويترز»: the head is no part of an outlet's name.
OUTLET = "names.outlet"


def organisations(line: Line) -> list[Name]:
    """The bodies in `line`."""
    found: list[Name] = []
    after = line.first
    for at, (clitic, head) in [(at, look.body) for at, look in line.looks if look.body]:
        if at < after:
            continue
        end = _end(line.tokens, at, line.last, head, line.names)
        listed = line.names.get(at)
        if end > at and not (listed and listed.type == "ORG" and _same(line.tokens, listed, end, line.names)):
            found.append(Name(at, end, clitic, "ORG", None, f"{RULE}.{head.id}"))
            after = end
    return found


def _same(tokens: Tokens, listed: Name, end: int, names: dict[int, Name]) -> bool:
    """Whether a body that ends at `end` is the listed one that begins it: «حزب الله اللبناني» is that and an owner,
    «مجلس الأمن القومي الإسرائيلي» and «مجلس التعاون الاستراتيجي» others; of a whole name («حزب العدالة والتنمية») only
    an owner makes another."""
    if end > listed.last and another(tokens, listed, names):
        return False
    if end < listed.last + 2:
        return True
    last = names.get(end - 1)
    return listed.last - listed.first >= WHOLE and not (last and last.type == "NORP")


def another(tokens: Tokens, listed: Name, names: dict[int, Name]) -> bool:
    """Whether a listed council's short form goes on with one more adjective of what it is for, which makes another
    council of it: «مجلس التعاون الاستراتيجي»; not «مجلس التعاون الروسي», «مجلس الأمن المصغر»."""
    at, known = listed.last, inside()
    if listed.type != "ORG" or listed.last != listed.first + 2 or at >= len(tokens) or at in names:
        return False
    opening = known.heads.get(tokens.norm[listed.first][listed.clitic :])
    if not opening or opening.id != "body" or not tokens.norm[at - 1].startswith("ال"):
        return False
    feminine = tokens.norm[listed.first].endswith("ة")
    return tokens.norm[at] not in known.judged and qualifies(tokens.norm[at], feminine, joined=False)


def _end(tokens: Tokens, at: int, stop: int, head: Head, names: dict[int, Name]) -> int:
    """One past the last token of the body whose head stands at `at`; `at` where there is none."""
    if head.adjective and not _free(tokens, at):
        return at
    if head.kind != "construct":
        end = _definite(tokens, at, stop, head, names) if head.kind == "definite" else at
        return end if end > at + 1 else max(end, _full(tokens, at, stop, names))
    after = names.get(at + 1)
    if after and after.type != "NORP":
        owns = after.type in ("ORG", "GPE") or (head.named and after.type == "PER")
        owns = owns and not (after.clitic or head.national or after.rule.startswith(OUTLET))
        return after.last if owns else at
    return at if head.named else _construct(tokens, at, stop, head, names)


def _free(tokens: Tokens, at: int) -> bool:
    """Whether a word that is also an adjective stands as a noun: no noun with the article, no minister, before it."""
    readings = [word for _, word in bare(tokens.norm[at - 1])] if at else []
    return not any(word.startswith("ال") or word in inside().offices for word in readings)


def _definite(tokens: Tokens, at: int, stop: int, head: Head, names: dict[int, Name]) -> int:
    end = at + 1
    while end < min(stop, at + 4) and tokens.norm[end] in inside().modifiers and end not in names:
        end += 1
    name = names.get(end)
    if name and _agrees(tokens, at, name, head.adjective):
        purpose = name.last < stop and name.last not in names and tokens.norm[name.last] in inside().purposes
        return _purpose(tokens, at, name.last, stop, names) if purpose else name.last
    following = tokens.norm[at + 1] if at + 1 < stop else ""
    return at + 1 if head.bare and not following.startswith("ال") else at


def _full(tokens: Tokens, at: int, stop: int, names: dict[int, Name]) -> int:
    """Where a body's full name ends: its adjectives, then what it is for («المنظمة العالمية للملكية الفكرية») or one
    more adjective («المجلس الاقتصادي والاجتماعي»); `at` where less follows."""
    norm = tokens.norm
    feminine, end = norm[at].endswith("ة"), at + 1
    while end < min(stop, at + LONGEST) and end not in names and qualifies(norm[end], feminine, joined=end > at + 1):
        end += 1
    adjectives = end - at - 1
    if adjectives and end < stop and end not in names and norm[end].startswith("لل") and len(norm[end]) > 4:
        return _purpose(tokens, at, end, stop, names)
    return end if adjectives > 1 and norm[end - 1].startswith("وال") else at


def _purpose(tokens: Tokens, at: int, first: int, stop: int, names: dict[int, Name]) -> int:
    """One past what the body at `at` is for, from its first word at `first`: «للأرصاد», «للسياحة والتراث الوطني»."""
    norm, known, end = tokens.norm, inside(), first + 1
    while end < min(stop, at + LONGEST) and end not in names:
        word = norm[end]
        joined = word.startswith("وال") and word[1:] not in known.heads and word[1:] not in known.stops
        if not joined and not qualifies(word, norm[end - 1].endswith("ة"), joined=False):
            break
        end += 1
    return end


def qualifies(word: str, feminine: bool, *, joined: bool) -> bool:
    """Whether `word` is a relative adjective with the article, in that gender."""
    known = inside()
    plain = word[1:] if joined and word.startswith("وال") else word
    if not plain.startswith("ال") or plain in known.stops or plain in known.heads:
        return False
    return plain.endswith("ية" if feminine else "ي") or (
        plain in known.modifiers and feminine == plain.endswith(("ة", "ا"))
    )


def _construct(tokens: Tokens, at: int, stop: int, head: Head, names: dict[int, Name]) -> int:
    """The run of words with the article (and a few that link them) after a construct head, up to its nationality."""
    known = inside()
    end = good = at + 1
    while end < min(stop, at + LONGEST):
        word, name = tokens.norm[end], names.get(end)
        honoured = names.get(end + 1) if word in known.honours else None
        if honoured and honoured.type == "PER":
            good = end = honoured.last
            continue
        if name:
            return _abroad(tokens, _owner(tokens, at, good, name, end), stop, at)
        if not _continues(tokens, end, good, at):
            break
        end += 1
        if word not in known.links:
            good = end
    return at if head.national else _abroad(tokens, _level(tokens, _closed(at, good), stop, at), stop, at)


def _owner(tokens: Tokens, at: int, good: int, name: Name, end: int) -> int:
    """Where a body ends whose words lead to `name`: with it where it is the body's state, else before it."""
    if name.type == "NORP":
        # «قوات النظام السوري»: it may also agree with the word before it.
        agrees = _agrees(tokens, at, name) or (good == end and good > at + 1 and _agrees(tokens, end - 1, name))
        return name.last if agrees else _closed(at, good)
    linked = end > at + 1 and tokens.norm[end - 1] in inside().links
    return name.last if linked and name.type in ("ORG", "GPE") else _closed(at, good)


def _abroad(tokens: Tokens, end: int, stop: int, at: int) -> int:
    """`end`, or one past those abroad whom a ministry also serves: «… والمغاربة المقيمين بالخارج»."""
    if end > at and end < stop and tokens.norm[end].startswith("وال"):
        for last in range(end + 1, min(stop, end + 3)):
            if tokens.norm[last] in inside().abroad:
                return last + 1
    return end


def _level(tokens: Tokens, end: int, stop: int, at: int) -> int:
    """`end`, or one past the level at which a council meets: «رفيع المستوى»."""
    held = end > at and end + 1 < stop and tokens.norm[end] in inside().level
    return end + 2 if held and tokens.norm[end + 1] in inside().level else end


def _continues(tokens: Tokens, end: int, good: int, at: int) -> bool:
    """Whether the word at `end` may stand inside the name of the body at `at`; «للإغاثة», «والاستخبارات» only once it
    has begun. «الخارجية» is an adjective in «وزارة الشؤون الخارجية»."""
    known, word = inside(), tokens.norm[end]
    if word in known.local and tokens.norm[end - 1].removeprefix("و") in known.local:
        return True
    if word in known.heads and known.heads[word].adjective and good == at + 2 and not _free(tokens, end):
        return word.endswith("ية")
    if word in known.stops or word.endswith(("ه", "هم", "ها")) or (word in known.heads and good > at + 1):
        return False
    begun = good > at + 1 and (word.startswith("لل") or (word.startswith("وال") and word[1:] not in known.heads))
    return begun or word.startswith("ال") or word in known.links


def _closed(at: int, good: int) -> int:
    return good if good > at + 1 else at


def _agrees(tokens: Tokens, at: int, name: Name, ministry: bool = False) -> bool:
    """Whether `name` is a nationality in the gender of the word at `at`: «وزارة الدفاع الصينية»; what stands for a
    ministry («الدفاع الروسية») is feminine."""
    if name.type != "NORP" or name.clitic or not tokens.norm[name.first].startswith("ال"):
        return False
    feminine = ministry or tokens.norm[at].endswith(("ة", "ات"))
    return feminine == tokens.norm[name.last - 1].endswith("ة")
