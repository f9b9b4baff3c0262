"""Many documents, one account: what the record knows and one more reading in, what changes in the record out.

What documents tell of events is held against each other whenever it is asked for, so that it is always that of a record
made anew: accounts, happenings, contradictions, where reports come from, the ledger of two states, a story's summary.
"""

from marsad.cluster.accounts import accounts
from marsad.cluster.ahead import Alone, alone, take
from marsad.cluster.denials import denials
from marsad.cluster.happenings import happenings, independent
from marsad.cluster.ledger import ledger
from marsad.cluster.provenance import provenance
from marsad.cluster.retold import retold
from marsad.cluster.summary import summary
from marsad.cluster.weave import weave

__all__ = [
    "Alone",
    "accounts",
    "alone",
    "denials",
    "happenings",
    "independent",
    "ledger",
    "provenance",
    "retold",
    "summary",
    "take",
    "weave",
]
