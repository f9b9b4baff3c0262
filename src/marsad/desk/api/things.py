"""Single things of the API: an id in, what the record holds under it out."""

from __future__ import annotations

from litestar import Response

from marsad.desk.api.answers import MOST, PREFIX, Id, UnknownError, answer, answered, entity_id, record_of
from marsad.desk.pages import Gone, GoneError
from marsad.desk.render import AnyRequest
from marsad.export import interchange
from marsad.record import Record
from marsad.record.rows import DocumentRow, EntityDetail, StoryDetail


@answered("/story")
def story(request: AnyRequest, id: Id) -> Response[StoryDetail]:
    """A story with its documents, earliest first."""
    found = record_of(request).story(id)
    if found is None:
        raise UnknownError(f"no story {id!r}", f"list them with {PREFIX}/stories")
    return answer(request, found)


@answered("/entity")
def entity(request: AnyRequest, id: Id) -> Response[EntityDetail]:
    """Someone or something by id, or by a name in any spelling: spellings, why they are one, the latest 500 of its
    offices and documents."""
    found = record_of(request).entity(entity_id(request, id) or "", MOST)
    if found is None:
        raise UnknownError(f"no entity {id!r}", f"search {PREFIX}/entities?q=NAME for its id")
    return answer(request, found)


@answered("/document")
def document(request: AnyRequest, id: Id) -> Response[DocumentRow]:
    """A document, where it stands in its story, and how much was read from it."""
    found = record_of(request).document(id)
    if found is None:
        raise _no_document(record_of(request), id)
    return answer(request, found)


@answered("/reading")
def reading(request: AnyRequest, id: Id) -> Response[interchange.Reading]:
    """All that a document says, as people's corrections would have it, in the interchange format `marsad.reading/1`."""
    found = record_of(request).mended(id)
    if found is None:
        raise _no_document(record_of(request), id)
    return answer(request, interchange.reading_as_written(found))


def _no_document(record: Record, id: str) -> UnknownError | GoneError:
    if stone := record.tombstone(id):
        return GoneError(Gone(what="article", stone=stone))
    return UnknownError(f"no document {id!r}", f"list them with {PREFIX}/documents")
