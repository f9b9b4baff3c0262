"""A frame with one noun phrase → whether that is the object after all, and its subject the one who spoke before."""

from __future__ import annotations

from marsad.extract.statements import links
from marsad.extract.statements.frame import Frame, Link, Span
from marsad.extract.statements.ground import COMMAS, Ground
from marsad.extract.statements.phrase import issued, noun_phrase
from marsad.extract.statements.words import heads, words

OWNED = ("ه", "ها", "هم", "هما")  # ends of a noun with its owner


def only(g: Ground, f: Frame, link: Link) -> bool:
    """«…، وطالبت إسرائيل بالتراجع»: joined to what its subject said before, the one noun phrase is the object."""
    if f.before or f.subject is None or f.addressee is not None or f.form.cue.object is None:
        return False
    stranger = f.subject[0] not in g.name and g.norm[f.subject[0]] not in heads()
    if link == "that" and f.form.cue.object == "content":
        aside = f.form.joined and stranger and not g.norm[f.subject[0]].startswith("ال")
        return aside or g.word(f.at - 1) in words("likewise")
    before = g.word(f.at - 1)
    if f.form.joined and g.spoken and g.norm[f.subject[0]] in words("people"):
        return True  # «ودعا قادة الدول إلى»: whoever spoke before calls on them
    return (f.form.joined and (before in COMMAS or _goes_on(g, f))) or (before in words("likewise") and not _acts(g, f))


def _acts(g: Ground, f: Frame) -> bool:
    """«كما دعا وزير الخارجية إلى …», «كما دعت تركيا إلى …»: a person, or a state the verb agrees with, is no object."""
    first = f.subject[0] if f.subject else f.at
    kind = g.name[first].type if first in g.name else None
    return heads().get(g.norm[first]) == "person" or kind == "PER" or (kind == "GPE" and f.form.gender == "f")


def _goes_on(g: Ground, f: Frame) -> bool:
    """«لكن فلان قال إن … ودعا البرلمان إلى …»: somebody spoke in this sentence, and the noun is no person."""
    first = f.subject[0] if f.subject else f.at
    if f.form.cue.transitive:
        return any(k in g.cue and g.cue[k].shape in links.FINITE for k in range(f.first, f.at))
    person = heads().get(g.norm[first]) == "person" or (first in g.name and g.name[first].type == "PER")
    return not person and any(k in g.cue and g.cue[k].shape in links.FINITE for k in range(f.first, f.at))


def alone(f: Frame, link: Link, content: int) -> tuple[Link, int]:
    """Take the subject of `f` for its object: part of the content, or who is spoken to."""
    object_ = f.subject
    f.subject = None
    if object_ is not None and f.form.cue.object == "content":
        return "object", object_[0]
    f.addressee = object_
    return link, content


def owned(g: Ground, f: Frame) -> bool:
    """«دعم مصر», «رفضها»: whether the subject of `f` is a bare noun that belongs to somebody, no head of a source."""
    first = bare(g, f)
    if first is None or f.before or first > f.at + 2:
        return False
    return first + 1 in g.name or (first not in g.name and g.norm[first].endswith(OWNED))


def bare(g: Ground, f: Frame) -> int | None:
    """«وأعلنت استدعاء سفيرها»: where the subject of `f` begins, if it names nobody and is what was said."""
    if f.subject is None:
        return None
    first = f.subject[0]
    named = first in g.name and g.name[first].type != "NORP"
    plural = g.norm[first].endswith("ون")  # «معارضون» are a subject, «معارضين» would be an object
    return None if named or plural or g.norm[first].startswith("ال") or g.norm[first] in heads() else first


def adjective(g: Ground, f: Frame, content: int) -> bool:
    """«كما أدان النظام القضائي الظالم»: what stands after the one noun phrase only goes on with it."""
    if f.before or f.subject is None or g.word(f.at - 1) not in words("likewise") or f.subject[0] in g.name:
        return False
    return g.norm[f.subject[0]] not in heads() and content >= f.subject[1]


def place(g: Ground, i: int, w: str, limit: int) -> Span | None:
    """Where the document stands that speaks after the preposition at `i`, with its issuer: «في بيان للوزارة»; or who
    speaks after «على لسان»."""
    if w not in words("preposition"):
        return None
    if g.word(i + 1) in words("tongue"):
        return (i + 2, end) if (end := noun_phrase(g, i + 2, limit)) > i + 2 else None
    if heads().get(g.word(i + 1)) != "document":
        return None
    end = noun_phrase(g, i + 1, limit)
    return i + 1, max(end, issued(g, end, limit)[1])


def asked(g: Ground, i: int, w: str, limit: int) -> Span | None:
    """Who is asked after «من» at `i`."""
    end = noun_phrase(g, i + 1, limit) if w in words("governed-from") else i
    return (i + 1, end) if end > i + 1 else None


def appositive(g: Ground, f: Frame, i: int) -> bool:
    """«وزير الدفاع، أندريه بيلوسوف،»: whether the phrase at `i` is a name after the comma after the subject's title, or
    a title after its name. The title may go on after what was taken of it: «سفير مرجان لدى تلال، فلان»."""
    first, end = f.subject or (i, i)
    if i == end:
        return f.form.cue.object is None and links.title_after_name(g, i)
    if g.word(i - 1) not in COMMAS:
        return False
    if i - end > 1:
        return links.names_office(g, first, end, i)
    return (i in g.name and g.name[i].type == "PER") or heads().get(g.norm[i]) == "person"
