"""Makes the checkout's root importable, so that the tests here can share the scorer that `python -m` runs."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
