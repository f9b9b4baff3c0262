"""Every picture that a page can show, by its name; templates call these."""

from __future__ import annotations

from marsad.desk.pictures.map import picture as map
from marsad.desk.pictures.months import months
from marsad.desk.pictures.network import picture as network
from marsad.desk.pictures.reuse import reuse
from marsad.desk.pictures.timeline import timeline

__all__ = ["map", "months", "network", "reuse", "timeline"]
