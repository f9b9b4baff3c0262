"""The tables of a record and the steps that bring older ones up to them: nothing in, statements out.

They are written in SQLite's words; `dialect` makes PostgreSQL's tables of the same lines.
"""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from marsad.model import Member, Reading, Tie, Trace, Why, Wording

# The version goes up by one whenever the tables, or what is kept whole in them, change their shape; SHAPE is noted
# beside it, and a test holds it equal to `shape()`, so that neither can be forgotten.
VERSION = 7
SHAPE = "fc9d1d3cbd1e"
KEPT = (Reading, Trace, Wording, Member, Tie, Why)  # as msgpack or JSON

TABLES = """
CREATE TABLE document (
    id TEXT PRIMARY KEY, digest BLOB NOT NULL, version INTEGER NOT NULL, title TEXT NOT NULL, outlet TEXT, url TEXT,
    source TEXT NOT NULL, language TEXT NOT NULL, basis TEXT NOT NULL, first TEXT, last TEXT,
    agencies TEXT NOT NULL, statements INTEGER NOT NULL, events INTEGER NOT NULL, reading BLOB NOT NULL,
    arrived TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX document_arrived ON document (arrived);
CREATE INDEX document_sums ON document (outlet, first, last, statements, events, id);
CREATE INDEX document_credits ON document (outlet, agencies);
CREATE TABLE version (
    document TEXT NOT NULL, number INTEGER NOT NULL, reading BLOB NOT NULL, PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE trace (
    n INTEGER PRIMARY KEY, document TEXT NOT NULL UNIQUE REFERENCES document ON DELETE CASCADE, day INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE TABLE wording (n INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
CREATE TABLE posting (
    key INTEGER NOT NULL, week INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (key, week, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE sketch (key INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (key, n)) STRICT, WITHOUT ROWID;
CREATE TABLE story (
    id TEXT PRIMARY KEY, label TEXT NOT NULL, key TEXT NOT NULL, documents INTEGER NOT NULL, origins INTEGER NOT NULL,
    first TEXT, last TEXT, lead TEXT NOT NULL, members BLOB NOT NULL
) STRICT;
CREATE INDEX story_days ON story (last DESC, documents DESC);
CREATE INDEX story_origins ON story (origins DESC, last DESC, documents DESC, id);
CREATE TABLE member (
    document TEXT PRIMARY KEY REFERENCES document ON DELETE CASCADE, story TEXT NOT NULL, follows TEXT,
    nearness REAL NOT NULL, apart TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX member_story ON member (story);
CREATE TABLE tie (
    a TEXT NOT NULL REFERENCES document ON DELETE CASCADE, b TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
    reuse TEXT NOT NULL, share REAL NOT NULL, body BLOB NOT NULL, PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX tie_b ON tie (b);
CREATE TABLE entity (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, tail TEXT NOT NULL, english TEXT,
    country TEXT, sector TEXT, wikidata TEXT, under TEXT NOT NULL, reason TEXT NOT NULL, field TEXT NOT NULL,
    document TEXT NOT NULL, transliterated INTEGER NOT NULL, sound TEXT NOT NULL, latin TEXT NOT NULL,
    last TEXT NOT NULL
) STRICT;
CREATE INDEX entity_key ON entity (key);
CREATE INDEX entity_tail ON entity (tail, type);
CREATE INDEX entity_under ON entity (under);
CREATE INDEX entity_sound ON entity (sound);
CREATE INDEX entity_latin ON entity (latin);
CREATE INDEX entity_last ON entity (last);
CREATE TABLE link (
    document TEXT NOT NULL REFERENCES document ON DELETE CASCADE, local TEXT NOT NULL, entity TEXT NOT NULL,
    reason TEXT NOT NULL, mentions INTEGER NOT NULL, PRIMARY KEY (document, local)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_entity ON link (entity, mentions, reason);
CREATE TABLE spelling (
    document TEXT NOT NULL REFERENCES document ON DELETE CASCADE, entity TEXT NOT NULL, name TEXT NOT NULL,
    key TEXT NOT NULL, mentions INTEGER NOT NULL, PRIMARY KEY (document, entity, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX spelling_entity ON spelling (entity, name, mentions);
CREATE INDEX spelling_key ON spelling (key);
CREATE TABLE office (
    document TEXT NOT NULL REFERENCES document ON DELETE CASCADE, entity TEXT NOT NULL, title TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, rule TEXT NOT NULL, office TEXT, organisation TEXT, country TEXT
) STRICT;
CREATE INDEX office_entity ON office (entity);
CREATE INDEX office_document ON office (document);
CREATE TABLE event (
    document TEXT NOT NULL REFERENCES document ON DELETE CASCADE, id TEXT NOT NULL, type TEXT NOT NULL, mode TEXT,
    modality TEXT NOT NULL, first TEXT, last TEXT, reason TEXT, place TEXT, text TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, rule TEXT NOT NULL, PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE statement (
    document TEXT NOT NULL REFERENCES document ON DELETE CASCADE, id TEXT NOT NULL, manner TEXT NOT NULL,
    act TEXT NOT NULL, text TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, cue TEXT,
    rule TEXT NOT NULL, PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE party (
    document TEXT NOT NULL REFERENCES document ON DELETE CASCADE, claim TEXT NOT NULL, part TEXT NOT NULL,
    place INTEGER NOT NULL, entity TEXT, country TEXT, text TEXT NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, PRIMARY KEY (document, claim, part, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_entity ON party (entity);
CREATE TABLE dealing (
    a TEXT NOT NULL, b TEXT NOT NULL, document TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
    events INTEGER NOT NULL, first TEXT, last TEXT, PRIMARY KEY (a, b, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX dealing_document ON dealing (document);
CREATE TABLE sought (
    n INTEGER PRIMARY KEY AUTOINCREMENT, document TEXT NOT NULL UNIQUE REFERENCES document ON DELETE CASCADE,
    day INTEGER NOT NULL, facets TEXT NOT NULL, terms BLOB NOT NULL
) STRICT;
CREATE VIRTUAL TABLE found USING fts5 (title, stem, lemma, content = '', tokenize = 'ascii');
CREATE TABLE saved (id INTEGER PRIMARY KEY, name TEXT NOT NULL, search TEXT, "when" TEXT NOT NULL) STRICT;
CREATE TABLE problem (source TEXT NOT NULL, document TEXT, reason TEXT NOT NULL, PRIMARY KEY (source, reason)) STRICT;
CREATE TABLE correction (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, target TEXT NOT NULL, value TEXT NOT NULL, who TEXT NOT NULL,
    "when" TEXT NOT NULL, why TEXT NOT NULL
) STRICT;
CREATE TABLE gone (document TEXT PRIMARY KEY, "when" TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL) STRICT;
CREATE TABLE lost (id TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT;
"""
# How many events of a document both states of a pair take part in, by the rows of `party`.
DEALINGS = """
SELECT a, b, p.document, count(*), d.first, d.last FROM (
    SELECT DISTINCT x.document, x.claim, x.country AS a, y.country AS b FROM party x JOIN party y
    ON y.document = x.document AND y.claim = x.claim AND y.country > x.country
    WHERE x.part IN ('actor', 'recipient') AND y.part IN ('actor', 'recipient')
) p JOIN document d ON d.id = p.document GROUP BY 1, 2, 3, 5, 6
"""
# What makes of the tables of a version those of the next. Where only structs that are kept whole have won fields with
# defaults, nothing has to be done: (). A version without a step cannot be brought up.
STEPS: dict[int, tuple[str, ...]] = {
    5: (
        "ALTER TABLE document ADD COLUMN arrived TEXT NOT NULL DEFAULT ''",
        "CREATE INDEX document_arrived ON document (arrived)",
        "CREATE INDEX document_sums ON document (outlet, first, last, statements, events)",
        "DROP INDEX link_entity",
        "CREATE INDEX link_entity ON link (entity, mentions)",
        "CREATE TABLE dealing (a TEXT NOT NULL, b TEXT NOT NULL, document TEXT NOT NULL REFERENCES document"
        " ON DELETE CASCADE, events INTEGER NOT NULL, first TEXT, last TEXT, PRIMARY KEY (a, b, document))"
        " STRICT, WITHOUT ROWID",
        "CREATE INDEX dealing_document ON dealing (document)",
        f"INSERT INTO dealing {DEALINGS}",
        "CREATE INDEX story_origins ON story (origins DESC, last DESC, documents DESC, id)",
        'CREATE TABLE gone (document TEXT PRIMARY KEY, "when" TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL)'
        " STRICT",
    ),
    6: (
        "DROP INDEX document_sums",
        "CREATE INDEX document_sums ON document (outlet, first, last, statements, events, id)",
        "CREATE INDEX document_credits ON document (outlet, agencies)",
        "DROP INDEX link_entity",
        "CREATE INDEX link_entity ON link (entity, mentions, reason)",
        "DROP INDEX spelling_entity",
        "CREATE INDEX spelling_entity ON spelling (entity, name, mentions)",
        "CREATE TABLE lost (id TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT",
    ),
}


def shape() -> str:
    """A digest of the tables and of the structs that are kept whole: their fields and types, not their wording."""
    _, structs = msgspec.json.schema_components(KEPT)
    return hashlib.blake2b(
        TABLES.encode() + msgspec.json.encode(_bare(structs), order="sorted"), digest_size=6
    ).hexdigest()


def _bare(schema: Any) -> Any:
    """`schema` without docstrings."""
    if isinstance(schema, dict):
        return {k: _bare(v) for k, v in schema.items() if k != "description" or not isinstance(v, str)}
    return [_bare(v) for v in schema] if isinstance(schema, list) else schema


def outdated(version: int) -> str:
    """Why tables of `version` cannot be used or brought up to VERSION, with the cure; empty where they can."""
    if version > VERSION:
        return f"has tables of version {version}, this Marsad knows {VERSION}; use a newer Marsad"
    if not all(v in STEPS for v in range(version, VERSION)):
        return (
            f"was made by an older Marsad (tables of version {version}, now {VERSION}); "
            "keep its documents again in a new record: marsad keep FOLDER --record NEW"
        )
    return ""
