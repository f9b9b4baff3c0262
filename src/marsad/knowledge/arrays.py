"""The name of a file of arrays below this folder → its arrays by name."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from marsad import knowledge


def arrays(name: str) -> dict[str, NDArray[Any]]:
    """The arrays of the file `name` (such as "models/words.npz"). Raises KnowledgeError where it cannot be read."""
    try:
        with np.load(BytesIO((knowledge.ROOT / name).read_bytes()), allow_pickle=False) as held:
            return {key: held[key] for key in held.files}
    except (OSError, ValueError, KeyError, EOFError, BadZipFile, zlib.error) as fault:
        raise knowledge.KnowledgeError(f"{name}: cannot be read ({fault}); make it anew with: make train") from fault
