"""The ontology of events → the codebook as one Markdown page: types, modes, contexts, in Arabic and English."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.knowledge import ontology

INTRODUCTION = """# Codebook of events · دليل ترميز الأحداث

Written by `marsad codebook` from `src/marsad/knowledge/ontology/`; change the ontology, not this page.

Types, modes and contexts are those of PLOVER 0.8; TEST, TRADE and the mode CONSULT.meet are Marsad's own. Scores run
from -10, most hostile, to +10. CAMEO is the nearest code of the older scheme, with its score on Goldstein's scale.
Every event also has a modality: asserted, planned, hoped, denied, alleged or hypothetical."""


def page() -> str:
    """The whole page, ending in a line end."""
    return "\n".join([INTRODUCTION, *_summary(), *_types(), *_contexts()]) + "\n"


def _summary() -> Iterator[str]:
    yield from ("", "## Types · الأنواع", "", "| type | العربية | English | quad category | score | CAMEO |")
    yield "|---|---|---|---|---|---|"
    for t in ontology.types().values():
        yield f"| [{t.id}](#{t.id.lower()}) | {t.ar} | {t.en} | {t.quad} | {t.score:+.1f} | {_code(t.id)} |"


def _types() -> Iterator[str]:
    for t in ontology.types().values():
        yield from ("", f"### {t.id}", "", f"{t.ar}: {t.means_ar}.", "", f"{t.en}: {t.means_en}")
        modes = [m for m in ontology.modes().values() if m.type == t.id]
        if modes:
            yield from ("", "| mode | العربية | English | score | CAMEO |", "|---|---|---|---|---|")
        for m in modes:
            score = ontology.score(t.id, m.mode)
            yield (f"| {m.mode} | {m.ar}: {m.means_ar} | {m.en}: {m.means_en} | {score:+.1f} | {_code(t.id, m.mode)} |")


def _contexts() -> Iterator[str]:
    yield from ("", "## Contexts · السياقات", "", "| context | العربية | English |", "|---|---|---|")
    for c in ontology.contexts().values():
        yield f"| {c.id} | {c.ar}: {c.means_ar} | {c.en}: {c.means_en} |"


def _code(kind: str, mode: str | None = None) -> str:
    code = ontology.cameo(kind, mode)
    known = ontology.cameos().get(code)
    return f"{code} ({known.goldstein:+.1f})" if known else code or "none"
