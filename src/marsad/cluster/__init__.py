"""Many documents, one account: what the record knows and one more reading in, what changes in the record out."""

from marsad.cluster.weave import weave

__all__ = ["weave"]
