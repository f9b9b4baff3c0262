"""The record: a database file in, an object that keeps readings and answers with rows out. The only place with SQL."""

from marsad.record.database import RecordError
from marsad.record.store import Record

__all__ = ["Record", "RecordError"]
