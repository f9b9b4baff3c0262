"""A frame with one noun phrase → whether that is the object after all, and its subject the one who spoke before."""

from __future__ import annotations

from marsad.extract.statements import links
from marsad.extract.statements.frame import Frame, Link
from marsad.extract.statements.ground import COMMAS, Ground
from marsad.extract.statements.words import heads, words


def only(g: Ground, f: Frame, link: Link) -> bool:
    """«…، وطالبت إسرائيل بالتراجع»: joined to what its subject said before, the one noun phrase is the object."""
    if f.before or f.subject is None or f.addressee is not None or f.form.cue.object is None:
        return False
    stranger = f.subject[0] not in g.name and g.norm[f.subject[0]] not in heads()
    if link == "that" and f.form.cue.object == "content":
        return f.form.joined and stranger and not g.norm[f.subject[0]].startswith("ال")
    before = g.word(f.at - 1)
    return (f.form.joined and before in COMMAS) or before in words("likewise")


def alone(f: Frame, link: Link, content: int) -> tuple[Link, int]:
    """Take the subject of `f` for its object: part of the content, or who is spoken to."""
    object_ = f.subject
    f.subject = None
    if object_ is not None and f.form.cue.object == "content" and link == "preposition":
        return "object", object_[0]
    f.addressee = object_
    return link, content


def owned(g: Ground, f: Frame) -> bool:
    """«دعم مصر»: whether the subject of `f` is a bare noun with a name after it, and no head of a source."""
    first = bare(g, f)
    return first is not None and not f.before and first + 1 in g.name and f.at + 1 == first


def bare(g: Ground, f: Frame) -> int | None:
    """«وأعلنت استدعاء سفيرها»: where the subject of `f` begins, if it names nobody and is what was said."""
    if f.subject is None:
        return None
    first = f.subject[0]
    named = first in g.name and g.name[first].type != "NORP"
    return None if named or g.norm[first].startswith("ال") or g.norm[first] in heads() else first


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
