"""Annotated and resolved → findings: statements and events."""

from marsad.extract.events import events
from marsad.extract.events.anchored import settled
from marsad.extract.statements import statements

__all__ = ["events", "settled", "statements"]
