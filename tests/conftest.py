"""Readings built by hand, for rooms whose input they are (`report`), and one real browser for all who need one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import hatch_build
import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.chromium import CHROMIUM, QUIET
from tests.postgres import Databases, Postgres, Shelf, running

from marsad.desk.render import CURE, assets_built
from marsad.model import (
    Article,
    Block,
    Entity,
    Event,
    Evidence,
    Interval,
    Mention,
    Party,
    Published,
    Reading,
    Statement,
    Why,
)


def pytest_sessionstart() -> None:
    """What is compiled is what is written."""
    if changed := hatch_build.stale():
        pytest.exit(f"{changed[0]} was changed since it was compiled: make setup, or python hatch_build.py clean", 4)


Report = Callable[..., Reading]
RULE = "test.by-hand"


@pytest.fixture
def report() -> Report:
    return build


def build(  # noqa: PLR0913 - a reading has many parts
    id: str,
    text: str,
    day: str | None = None,
    people: dict[str, str] | None = None,
    *,
    outlet: str | None = None,
    known: dict[str, str] | None = None,
    met: tuple[str, ...] = (),
    said: tuple[str, str, str] | None = None,
) -> Reading:
    """A reading of `text`: `people` names → types found in it, `known` names → gazetteer ids, `met` a trigger and the
    names of those who met, `said` a speaker, a cue and a content. All words are looked up in the text."""
    when = date.fromisoformat(day) if day else None
    article = Article(
        id=id, source=f"{id}.txt", text=text, language="ar", blocks=(Block(0, len(text), "paragraph"),) if text else (),
        outlet=outlet, published=Published(interval=Interval(when, when), basis="given" if day else "unknown"),
    )  # fmt: skip
    ids = {name: f"e{n}" for n, name in enumerate(people or {}, 1)}

    def seen(words: str) -> int:
        return text.index(words)

    def party(name: str) -> Party:
        return Party(evidence=article.evidence(seen(name), seen(name) + len(name), RULE), entity=ids.get(name))

    def evidence(words: str) -> Evidence:
        return article.evidence(seen(words), seen(words) + len(words), RULE)

    entities = tuple(
        Entity(id=ids[name], type=type, name=name, names=(name,), known=(known or {}).get(name))  # type: ignore[arg-type]
        for name, type in (people or {}).items()
    )
    mentions = tuple(Mention(evidence=evidence(e.name), name=e.name, type=e.type, entity=e.id) for e in entities)
    events = (
        Event(
            evidence=evidence(met[0]), id="v1", type="CONSULT", mode="meet", actors=tuple(map(party, met[1:])),
            when=Interval(when, when), when_reason=Why("dated.news"),
        ),
    ) if met else ()  # fmt: skip
    statements = (
        Statement(
            evidence=evidence(said[2]), id="s1", manner="indirect", act="say", cue=evidence(said[1]),
            speakers=(party(said[0]),),
        ),
    ) if said else ()  # fmt: skip
    return Reading(document=article, entities=entities, mentions=mentions, events=events, statements=statements)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server; a test that needs one fails where it cannot be started, and says what installs it."""
    with running() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shelf]:
    """Where records stand: a folder of files, then the databases of a server. `shelf / NAME` is the place of one."""
    if request.param == "sqlite":
        yield tmp_path
        return
    shelf = Databases(request.getfixturevalue("postgres"))
    yield shelf
    shelf.clear()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. Where it or the built assets are absent the tests that need them say so."""
    lacks = [] if CHROMIUM.exists() else [f"{CHROMIUM} is not installed (`make browser` installs it)"]
    lacks += [] if assets_built() else [f"the desk's assets are not built (`{CURE}`)"]
    if lacks and os.environ.get("CI") == "true":
        pytest.fail("; ".join(lacks))
    if lacks:
        pytest.skip("; ".join(lacks))
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
