"""What is known of outlets: every Arab country, agencies, and one home for each domain."""

from __future__ import annotations

from collections import Counter

from marsad.knowledge import rows
from marsad.knowledge.gazetteer import State
from marsad.knowledge.outlets import by_domain, outlets

ARAB = ["ARE", "BHR", "COM", "DJI", "DZA", "EGY", "IRQ", "JOR", "KWT", "LBN", "LBY", "MAR", "MRT", "OMN", "PSE", "QAT",
        "SAU", "SDN", "SOM", "SYR", "TUN", "YEM"]  # fmt: skip


def test_every_arab_country_has_outlets_and_an_agency() -> None:
    countries = Counter(o.country for o in outlets() if o.country)
    agencies = {o.country for o in outlets() if o.kind == "agency"}
    assert not [c for c in ARAB if not countries[c]]
    assert not set(ARAB) - agencies
    assert sum(countries[c] for c in ARAB) >= 120
    assert sum(o.kind == "agency" for o in outlets()) >= 25


def test_a_domain_and_an_id_have_one_home() -> None:
    domains = Counter(d for o in outlets() for d in o.domains)
    assert not [d for d, n in domains.items() if n > 1]
    assert all(d == d.lower() and "/" not in d and "." in d for d in domains)


def test_countries_are_states() -> None:
    known = {s.id for s in rows("gazetteer/states.tsv", State)}
    assert not {o.country for o in outlets() if o.country} - known


def test_an_outlet_is_known_below_its_domain_and_nowhere_else() -> None:
    found = by_domain("www.spa.gov.sa")
    assert found is not None
    assert found.id == "spa"
    assert by_domain("notspa.gov.example") is None
