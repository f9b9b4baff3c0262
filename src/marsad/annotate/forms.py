"""A pattern's form → the expression over code letters that it means, and the letters with which it may begin."""

from __future__ import annotations

import re
from collections.abc import Mapping

from marsad import knowledge

_PIECE = re.compile(r"\)\?|[()|]|(?:(?P<field>\w+)=)?(?P<name>[A-Za-z][\w:|-]*)(?P<maybe>\??)")


class Forms:
    """The parts and classes that forms of one file may name: `parts` name → form, `classes` name → code letters."""

    def __init__(self, parts: Mapping[str, str], classes: Mapping[str, str]) -> None:
        self.parts, self.classes = parts, classes

    def letters(self, names: str) -> str:
        """The letters of the classes `A|B`. Raises KnowledgeError for a class that no word has."""
        missing = [n for n in names.split("|") if n not in self.classes]
        if missing:
            raise knowledge.KnowledgeError(f"patterns name a class that no word has: {', '.join(missing)}")
        return "".join(self.classes[n] for n in names.split("|"))

    def expression(self, form: str) -> str:
        """`form` as a regular expression; a field that stands twice gets numbered groups."""
        count = iter(range(1000))

        def expand(form: str) -> str:
            made = []
            for piece in _PIECE.finditer(form):
                name = piece["name"]
                if name is None:
                    made.append("(?:" if piece.group() == "(" else piece.group())
                elif self.is_part(name):
                    made.append(f"(?:{expand(self.parts[name])}){piece['maybe']}")
                elif piece["field"]:
                    made.append(f"(?P<{piece['field']}__{next(count)}>[{self.letters(name)}]){piece['maybe']}")
                else:
                    made.append(f"[{self.letters(name)}]{piece['maybe']}")
            return "".join(made)

        return f"(?:{expand(form)})"

    def beside(self, sign: str, names: tuple[str, ...]) -> str:
        """A look around (`sign` is <=, <!, = or !) for one of the classes `names`; nothing where there is none."""
        return f"(?{sign}[{self.letters('|'.join(names))}])" if names else ""

    def opening(self, form: str) -> frozenset[str]:
        """The letters with which a text that fits `form` may begin."""
        return frozenset(_Opening(self, form).letters)

    def is_part(self, name: str) -> bool:
        """Whether `name` stands for another form."""
        return name.islower() and name in self.parts


class _Opening:
    """A form read from the left for its first letters; `empty` is whether it may fit nothing at all."""

    def __init__(self, forms: Forms, form: str) -> None:
        self.forms = forms
        self.pieces = list(_PIECE.finditer(form))
        self.at = 0
        self.letters, self.empty = self._alternatives()

    def _alternatives(self) -> tuple[set[str], bool]:
        """The first letters of the alternatives up to the bracket that closes them, and whether one may be empty."""
        found, empty, reached = set[str](), False, True
        while self.at < len(self.pieces):
            text = self.pieces[self.at].group()
            if text[0] == ")":
                return found, empty or reached
            if text == "|":
                empty, reached = empty or reached, True
                self.at += 1
                continue
            letters, maybe = self._piece()
            found |= letters if reached else set()
            reached = reached and maybe
        return found, empty or reached

    def _piece(self) -> tuple[set[str], bool]:
        piece = self.pieces[self.at]
        self.at += 1
        if piece.group() == "(":
            letters, empty = self._alternatives()
            closing = self.pieces[self.at].group()
            self.at += 1
            return letters, empty or closing == ")?"
        if self.forms.is_part(piece["name"]):
            part = _Opening(self.forms, self.forms.parts[piece["name"]])
            return part.letters, part.empty or bool(piece["maybe"])
        return set(self.forms.letters(piece["name"])), bool(piece["maybe"])
