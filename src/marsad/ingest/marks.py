"""A line of a text → what was found out about it while it is judged: its kind, the rule, and what is cut off it."""

from __future__ import annotations

from marsad.model import BlockKind


class Mark:
    """A line's kind and the rule that said so, filled in as it is judged; `head` and `tail` cut off the page's part."""

    __slots__ = ("head", "kind", "rule", "tail")

    def __init__(self) -> None:
        self.kind: BlockKind | None = None
        self.rule = ""
        self.head: tuple[int, str] | None = None
        self.tail: tuple[int, str] | None = None

    def drop(self, rule: str) -> None:
        self.kind, self.rule = "boilerplate", f"ingest.boilerplate.{rule}"

    def keep(self, kind: BlockKind, rule: str) -> None:
        self.kind, self.rule = kind, f"ingest.{rule}"

    @property
    def page(self) -> bool:
        """Whether the line is the page's by its words; stars between two parts are not."""
        return self.kind == "boilerplate" and not self.rule.endswith(".bare")

    @property
    def open(self) -> bool:
        return self.kind is None
