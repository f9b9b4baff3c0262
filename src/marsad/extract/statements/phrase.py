"""Ground → noun phrases: where one that begins at a token ends, and whether a word is a bare preposition's."""

from __future__ import annotations

from marsad.extract.statements.ground import COMMAS, DASHES, STOPS, Ground
from marsad.extract.statements.words import heads, occasions, words

_BODIES = frozenset({"body", "media", "document"})
_NAMES = frozenset({"PER", "GPE"})
_TITLE_REACH = 12  # how far a title may stand from its person's name: «المبعوث الأممي الخاص إلى اليمن هانس»
_DESCRIPTION = 12  # tokens of a description that names nobody
_SHORT = 5  # tokens of a quoted name, its marks counted
_BRACKETS = {"(": ")", "[": "]"}


def breaks(g: Ground, i: int) -> bool:
    """Whether token `i` cannot stand inside a noun phrase: punctuation, a small word, a verb of saying, a time."""
    w = g.norm[i]
    if i in g.name:
        return False
    if w in STOPS or w in COMMAS or w in DASHES or w in _BRACKETS or w in ":)]" or g.timed[i]:
        return True
    if w in words("that") or w in words("that-pronoun") or w in words("preposition") or w in words("adverb"):
        return True
    if w in words("relative") or w in words("auxiliary"):
        return True
    cue = g.cue.get(i)
    if cue is None or cue.strict:
        return False
    return cue.shape in ("past", "present") or (cue.shape == "noun" and (cue.number is not None or w.startswith("ال")))


def attached(g: Ground, i: int, letter: str) -> bool:
    """Whether token `i` begins with the preposition `letter` written on it, and not with a letter of its own."""
    w = g.norm[i]
    if len(w) < 3 or w[0] != letter or w in words("radical") or i in g.cue:
        return False
    return w.startswith((letter + "ال", "لل")) or i not in g.name or w[1:] in g.bare_names


def conjoined(g: Ground, i: int) -> bool:
    """Whether token `i` carries the conjunction «و», and not a letter of its own («وزارة»)."""
    w = g.norm[i]
    return w[0] == "و" and len(w) > 2 and w not in heads() and w not in g.bare_names and w not in words("radical")


def noun_phrase(g: Ground, i: int, limit: int) -> int:
    """Where the noun phrase that begins at `i` ends: a head, what completes it, and the names beside it."""
    at, definite, last = i, False, ""
    plural = g.norm[i].startswith("ال") and g.norm[i].endswith(("ون", "ان"))
    person = heads().get(g.norm[i]) == "person" or heads().get(g.norm[i].lstrip("و")) == "person"
    while at < limit:
        if at in g.quote:
            if at > i and not _name_like(g, at):
                break
            at, definite = g.close[at], True
            continue
        if breaks(g, at):
            if person and last != "PER" and (reach := _title(g, at, limit)):
                at, last = reach, "PER"
                continue
            break
        mention = g.name.get(at)
        joined = at > i and conjoined(g, at)
        if mention is not None:
            if last in _NAMES and not joined and not (mention.type == "PER" and last != "PER" and person):
                break
            if last == "ORG" and mention.type not in ("NORP", "PER") and not joined:
                break
            if definite and mention.type == "ORG" and not joined:
                break
            at, definite, last = g.name_end[at], True, mention.type
            continue
        bare = g.norm[at].removeprefix("و") if joined else g.norm[at]
        article = bare.startswith(("ال", "لل")) and bare not in words("own-al")
        if person and joined and heads().get(bare) == "person":
            at, definite = at + 1, article
            continue
        if at > i and definite and article and not joined and heads().get(bare) in _BODIES:
            if g.norm[i].startswith("ال"):
                break
        if plural and at > i and not g.norm[at].endswith(("ون", "ان", "ة")) and not joined:
            break
        if person and at > i and not definite and _relational(g.norm[at - 1]) and not _relational(bare) and not article:
            if bare not in words("epithet"):
                break
        if at > i and not article and g.norm[at - 1] in words("honorific") and bare not in heads() and at not in g.cue:
            at, definite = at + 1, False
            continue
        if at > i and (last in _NAMES and not (joined and article) or definite and not article):
            if person and last != "PER" and (reach := _title(g, at, limit)):
                at, last = reach, "PER"
                continue
            break
        definite = definite or article
        at += 1
    return at


def _name_like(g: Ground, i: int) -> bool:
    """A short quotation that is a name: «حماس», «سبوتنيك»; one that ends its clause is what was said."""
    close = g.close[i]
    if not g.quote[i].closed or g.word(i - 1) == ":":
        return False
    if (i + 1 in g.name and g.name_end[i + 1] >= close - 1) or heads().get(g.word(i - 1)) in _BODIES:
        return True
    return close - i <= _SHORT and close < len(g.norm) and g.norm[close] not in COMMAS and g.norm[close] not in STOPS


def _relational(word: str) -> bool:
    """«متحدث عسكري», «مسؤولة أممية»: an adjective of relation by its ending."""
    return word.endswith(("ي", "ية", "يون", "يين", "يان"))


def _title(g: Ground, at: int, limit: int) -> int:
    """The end of the person's name that completes a title broken off at `at`, 0 if none is near in the same clause."""
    if g.word(at) not in words("title-link") and not attached(g, at, "ل") and not attached(g, at, "ب"):
        return 0
    for i in range(at, min(limit, at + _TITLE_REACH)):
        w = g.norm[i]
        if w in COMMAS or w in STOPS or w == ":" or w in words("that") or w in words("relative") or i in g.cue:
            return 0
        if w in words("companion"):
            return 0
        if i in g.name and g.name[i].type == "PER":
            return g.name_end[i]
    return 0


def whole(g: Ground, i: int, end: int, limit: int) -> int:
    """The end of a description that names nobody, with its relative clause: «أحد السياسيين الذين حضروا الحفل»."""
    at = end
    while at < min(limit, i + _DESCRIPTION):
        w = g.norm[at]
        small = w in words("title-link") or w in words("relative") or w in words("inside")
        if at in g.quote and _name_like(g, at):
            at = g.close[at]
        elif small and not occasions().get(g.word(at + 1)) or at > end and not breaks(g, at) and at not in g.quote:
            at += 1
        else:
            break
    return at if at > end and g.norm[at - 1] not in words("preposition") else end


def issued(g: Ground, end: int, limit: int) -> int:
    """The end of a document's description with whoever issued it: «بيان صادر عن البيت الأبيض»."""
    if end + 1 >= limit or g.norm[end] not in words("preposition"):
        return end
    longer = noun_phrase(g, end + 1, limit)
    return longer if longer > end + 1 else end
