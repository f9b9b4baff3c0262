"""A form with files or pasted text in, a folder that holds them under their own names out."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

import msgspec
from litestar.datastructures import UploadFile

LONGEST = 120  # letters of a name; file systems take 255 bytes
PASTED = ("text", "title", "outlet", "url", "published")
_STRANGE = re.compile(r'[\x00-\x1f<>:"|?*]')


def safe(name: str) -> PurePosixPath:
    """A file's path as a browser sends it, so that it leads nowhere but into its folder."""
    parts = [_STRANGE.sub("_", p).lstrip(".")[-LONGEST:] for p in name.replace("\\", "/").split("/")]
    return PurePosixPath(*[p for p in parts if p.strip()] or ["file"])


async def store(files: Iterable[UploadFile], folder: Path) -> int:
    """Write the files into `folder`, one of a name that is taken under another; how many there were."""
    n = 0
    for file in files:
        path = _free(folder / safe(file.filename))
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as target:
            shutil.copyfileobj(file.file, target)
        await file.close()
        n += 1
    return n


def _free(path: Path) -> Path:
    n, free = 2, path
    while free.exists() or any(p.is_file() for p in free.parents):
        free = path.with_name(f"{n}-{path.name}") if path.exists() else path.parent.parent / f"{n}-{path.name}"
        n += 1
    return free


def paste(given: Mapping[str, str], folder: Path) -> int:
    """Write pasted text with what is known of it into `folder`; 0 where there is none."""
    known = {k: given.get(k, "").strip() for k in PASTED}
    if not known["text"]:
        return 0
    plain = {k: v for k, v in known.items() if v}
    _free(folder / "pasted.jsonl").write_bytes(msgspec.json.encode(plain) + b"\n")
    return 1
