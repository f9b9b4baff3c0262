"""Times → placed on the calendar."""

from marsad.model import Annotated, Published, Time


def place(doc: Annotated, published: Published) -> tuple[Time, ...]:
    return doc.times
