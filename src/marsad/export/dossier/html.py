"""Dossier → one HTML file that needs nothing beside it: right to left, with a print style, notes linked both ways."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from marsad.export.dossier import Dossier


def page(dossier: Dossier, fonts: str = "") -> str:
    """The whole file. `fonts` is CSS of our own making (`@font-face` with the font inside), put in as it stands."""
    return _template().render(d=dossier, fonts=Markup(fonts))


@cache
def _template() -> Template:
    source = files("marsad.export.dossier").joinpath("page.html").read_text(encoding="utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True).from_string(source)
