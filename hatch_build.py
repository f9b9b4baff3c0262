"""The stage of events → machine code beside its modules, made by mypyc as Marsad is installed (docs/decisions/0019).

The modules are the same Python either way, and are run as such where there is no C compiler.
`python hatch_build.py` makes it anew after a change, `python hatch_build.py clean` takes it away.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from mypyc.build import mypycify
from setuptools import Distribution
from setuptools.errors import CCompilerError, ExecError, PlatformError

ROOT, SOURCES, ROOM, WORK = Path(__file__).parent, Path("src"), Path("src/marsad/extract/events"), Path("build/mypyc")
# msgspec asks its classes for the types of their fields and more that a compiled class does not keep: their modules
# stay as they are written.
DECODED = "from msgspec import Struct"
# Set to leave all modules as they are.
PURE = "MARSAD_PURE"


def modules() -> list[Path]:
    """The modules to compile, from the root of the project."""
    found = (path.relative_to(ROOT) for path in sorted((ROOT / ROOM).rglob("*.py")))
    return [path for path in found if DECODED not in (ROOT / path).read_text(encoding="utf-8")]


def made() -> list[Path]:
    """The libraries that lie in the tree of sources."""
    return [path for kind in ("*.so", "*.pyd") for path in sorted((ROOT / SOURCES).rglob(kind))]


def clean() -> None:
    """Takes the libraries away: the modules run as they are written."""
    for old in made():
        old.unlink()


def stale() -> list[Path]:
    """The modules that were changed since their libraries were made, which would run as they were before."""
    libraries = {path.with_name(path.name.partition(".")[0] + ".py"): path for path in made()}
    changed = ((ROOT / path, libraries.get(ROOT / path)) for path in modules())
    return [path for path, library in changed if library and path.stat().st_mtime > library.stat().st_mtime]


def compiled() -> list[Path]:
    """The libraries made of the modules; what has not changed is not made again.

    Nothing is made where there is no C compiler, which standard error says with the cure. Raises SystemExit where mypy
    finds a fault in the modules.
    """
    here = Path.cwd()
    os.chdir(ROOT)
    try:
        options = ["--config-file", "pyproject.toml", "--cache-dir", str(WORK / "cache")]
        parts = mypycify([*options, *map(str, modules())], opt_level="2", target_dir=str(WORK), group_name="marsad")
        whole = Distribution({"name": "marsad", "package_dir": {"": str(SOURCES)}, "ext_modules": parts})
        command: Any = whole.get_command_obj("build_ext")
        command.inplace, command.build_temp = True, str(WORK / "temporary")
        command.ensure_finalized()
        command.run()
        wanted = {Path(command.get_ext_fullpath(part.name)).resolve() for part in parts}
    except (CCompilerError, ExecError, PlatformError) as fault:
        wanted = set()
        print(
            f"marsad: {ROOM} was not compiled ({fault}); events are read at two thirds to three quarters of their "
            "speed. The cure: a C compiler, Python's headers (Debian: gcc, libc6-dev, python3-dev), then: make setup",
            file=sys.stderr,
        )
    finally:
        os.chdir(here)
    for path in made():
        if path.resolve() in wanted:
            path.touch()
        else:
            path.unlink()
    return made()


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the libraries to a wheel; an editable installation finds them where they are made."""

    def initialize(self, _: str, build_data: dict[str, Any]) -> None:
        """Compiles, and names what was made to the builder."""
        if os.environ.get(PURE) or self.target_name != "wheel":
            return
        if found := compiled():
            build_data["pure_python"], build_data["infer_tag"] = False, True
            build_data["force_include"] |= {str(path): str(path.relative_to(ROOT / SOURCES)) for path in found}


if __name__ == "__main__":
    match sys.argv[1:]:
        case []:
            compiled()
        case ["clean"]:
            clean()
        case unknown:
            sys.exit(f"hatch_build.py: {' '.join(unknown)}: unknown; give nothing, to compile, or clean")
