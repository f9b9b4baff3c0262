"""What was measured → `floors.toml`, the scores that the tests hold; a floor may rise and never falls.

`python -m quality.floors` measures the examples, and the shared sets where MARSAD_SHARED names their folder, and
raises every floor to what was reached, rounded down, but for what the models were shown. `--check` only prints what
stands below its floor.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tomllib
from math import floor
from pathlib import Path

ROOT = Path(__file__).parent.parent
FILE = Path(__file__).parent / "floors.toml"
HEAD = '# Scores that the tests hold: F1 by layer. Raised by "python -m quality.floors"; never lowered by hand.\n'
# The judges of events learnt from these: their score proves little. Of sets of unseen events only those that are kept
# from them did not teach.
IN_SIGHT = ("shared: event gold records", "unseen events")
SLIP = 1e-9  # what a binary fraction may lose: 0.45 is sometimes 0.4499999999999999
Floors = dict[str, dict[str, float]]


def load() -> Floors:
    """The floors by table, such as `floors["examples"]["title"]`."""
    return tomllib.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def shared() -> Path | None:
    """The folder of shared development sets, where MARSAD_SHARED names one; relative to the checkout's root."""
    named = os.environ.get("MARSAD_SHARED")
    return (ROOT / named).resolve() if named else None


def shared_scores(folder: Path) -> Floors:
    """Every table of the shared scorer; raises as `shared_output` does."""
    return tables(shared_output(folder))


def shared_output(folder: Path) -> str:
    """What the shared scorer prints, run with this environment's `marsad`.

    Raises FileNotFoundError without the scorer, RuntimeError where it fails or reports a missing reading.
    """
    script = folder / "score" / "all.py"
    if not script.exists():
        raise FileNotFoundError(f"MARSAD_SHARED is set, but {script} is not there")
    marsad = Path(sys.executable).parent / "marsad"
    done = subprocess.run([sys.executable, script, marsad], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{script.name} failed:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
    return done.stdout


def tables(output: str) -> Floors:
    """The scores in the scorer's output: per `== title`, the JSON object of its last line."""
    found: Floors = {}
    for part in output.split("\n== ")[1:]:
        title, *lines = part.splitlines()
        last = next(json.loads(line) for line in reversed(lines) if line.startswith("{"))
        scores = last.get("f1", last)
        found[f"shared: {title.split(',')[0].split(' (')[0]}"] = {k: v for k, v in scores.items() if k != "absent"}
    return found


def raised(floors: Floors, measured: Floors) -> Floors:
    """`floors` with every measured score above its floor taken up, rounded down to a hundredth."""
    both = {table: dict(layers) for table, layers in floors.items()}
    for table, layers in measured.items():
        kept = both.setdefault(table, {})
        for layer, score in layers.items():
            kept[layer] = max(kept.get(layer, 0.0), floor(score * 100 + SLIP) / 100)
    return both


def below(floors: Floors, measured: Floors) -> list[str]:
    """Each measured score that stands below its floor, in words."""
    return [
        f"{table}, {layer}: {layers[layer]:.3f} is below its floor {least:.2f}"
        for table, layers in measured.items()
        for layer, least in floors.get(table, {}).items()
        if layers.get(layer, 0.0) + SLIP < least
    ]


def written(floors: Floors) -> str:
    rows = []
    for table, layers in floors.items():
        rows += [f'\n["{table}"]', *(f'"{layer}" = {least:.2f}' for layer, least in layers.items())]
    return HEAD + "\n".join(rows) + "\n"


def everything(folder: Path | None) -> Floors:
    """The examples' table, and with the shared folder its scorer's tables and those of our own answers on its news."""
    # so that tests of this file need no pipeline
    from quality import (  # noqa: PLC0415
        attribution,
        encyclopaedia,
        evaluate,
        pairs,
        unseen,
        unseen_entities,
        unseen_names,
        unseen_times,
    )

    if folder is None:
        return {"examples": evaluate.scores()}
    counted = {
        unseen_names.NAME: unseen_names.measure(folder),
        **{name: unseen_entities.measure(folder, file) for name, file in unseen_entities.SETS.items()},
        encyclopaedia.NAME: encyclopaedia.measure(folder),
        **{name: unseen_times.measure(folder, file) for name, file in unseen_times.SETS.items()},
        **{name: pairs.measured(folder, half) for name, half in pairs.TABLES.items()},
    }
    own = {table: {row: tally.score.f1 for row, tally in rows.items()} for table, rows in counted.items()}
    own |= {name: unseen.scores(folder, file) for name, file in unseen.SETS.items()}
    return {"examples": evaluate.scores()} | shared_scores(folder) | attribution.scores(folder) | own


def main() -> int:
    from quality import unseen  # noqa: PLC0415

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="print what stands below its floor; write nothing")
    args = parser.parse_args()
    measured = everything(shared())
    floors = load()
    fallen = below(floors, measured)
    print("\n".join(fallen) or "nothing stands below its floor")
    if not args.check:
        proven = {t: layers for t, layers in measured.items() if not t.startswith(IN_SIGHT) or t in unseen.KEPT}
        FILE.write_text(written(raised(floors, proven)), encoding="utf-8")
    return 1 if fallen else 0


if __name__ == "__main__":
    raise SystemExit(main())
