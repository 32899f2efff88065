"""An export of ADEME's Base Carbone, read into an edition.

The file is the publisher's own. Beside the editions stand, as data: mapping.csv (category, name, attribute and boundary → key, qualifiers
and stages, or the reason why it is left out), stages.csv (our stage of a stage row), units.csv, words.csv and places.csv. What maps to
nothing is written to unmapped.csv with the reason. A unit or place that is known, and none of ours, has an empty cell there.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from base_carbone_records import Draft, Record, closed, names, package, records_of, until
from base_carbone_source import CATEGORY, FACTOR, KIND, PLACE, SUBPLACE, TOTAL, UNIT, Element, elements
from edition import NO_HEADING, Edition, read

YEAR = re.compile(r"(?<![\d-])(?<!\d - )(?<!\d- )(?<!\d -)(?:19|20)\d\d(?!\d|\s?[-–]\s?\d|\s?kms?\b)")
"""A year, not an end of a band of distances: '1000-2000 kms', '2000 - 5000 kms'."""
PATTERNS = {
    "category": CATEGORY, "name": "Nom base français", "attribute": "Nom attribut français", "boundary": "Nom frontière français",
    "location": PLACE, "place": SUBPLACE,
}  # fmt: skip
VALUES = ("co2", "ch4_fossil", "ch4_biogenic", "n2o", "co2_biogenic", "co2e", "co2e_unspecified")
FORMS = ("kWh_net", "kWh", "kg", "l", "t", "GJ_net")
"""Of several unit forms of a factor the first of these is the primary one."""


@dataclass
class Tables:
    """The data files beside the editions."""

    mapping: list[Record]
    stages: list[Record]
    units: dict[str, tuple[str, str]]
    """The unit of a heading, and of what: a tonne of nitrogen is not one of fertiliser."""
    words: dict[str, str]
    places: dict[tuple[str, str], str]

    @staticmethod
    def read(folder: Path) -> Tables:
        """Read them."""
        return Tables(
            read(folder / "mapping.csv"),
            read(folder / "stages.csv"),
            {row["heading"]: (row["unit"], row["of"]) for row in read(folder / "units.csv")},
            {row["heading"].casefold(): row["word"] for row in read(folder / "words.csv")},
            {(row["place"], row["subplace"]): row["region"] for row in read(folder / "places.csv")},
        )


def read_edition(path: Path, edition: str, folder: Path) -> Edition:
    """Return the edition of one export.

    Parameters: path of the export; edition, as V23.6; folder of the publisher.
    Raises: Refused naming row, column and value.
    """
    tables, source = Tables.read(folder), elements(path)
    left: Counter[tuple[str, ...]] = Counter()
    drafts: list[Draft] = []
    for element in source:
        draft = place_of(element, tables)
        if isinstance(draft, str):
            left[(" > ".join(element.row[CATEGORY].split(" > ")[:3]), draft)] += element.cells
        else:
            drafts.append(draft)
    drafts = newest(drafts, left)
    told_apart(drafts)
    records = merged([record for draft in drafts for record in records_of(draft, tables.stages, left)], left)
    records.sort(key=order)
    return Edition(records, left, ("category", "reason"), package(edition, path.name), sum(element.cells for element in source))


def place_of(element: Element, tables: Tables) -> Draft | str:
    """Return where an element belongs, or the reason why it is left out."""
    if element.row[KIND] != FACTOR:
        return "source data: no emission factor"
    if reason := closed(element):
        return reason
    rule = next((rule for rule in tables.mapping if fits(element, rule)), None)
    if rule is None:
        return f"{NO_HEADING} in mapping.csv"
    if not rule["key"]:
        return rule["reason"]
    known, region = tables.units.get(element.row[UNIT]), place(element, tables.places)
    if known is None:
        return f"{NO_HEADING}: the unit '{element.row[UNIT]}' is not in units.csv"
    if region is None:
        return f"{NO_HEADING}: the place '{element.row[PLACE]} {element.row[SUBPLACE]}' is not in places.csv"
    if not known[0] or not region:
        what = f"unit of ours for {element.row[UNIT]}" if region else f"region of ours for {element.row[PLACE]} {element.row[SUBPLACE]}"
        return f"no {what}"
    if any(float(row[TOTAL] or 0) < 0 for row in (element.row, *element.stages)):
        return "negative: a credit or a removal, which is not an emission factor"
    english, french = (filled(rule["qualifiers"], texts(element, language), tables.words) for language in ("anglais", "français"))
    return Draft(element, rule["key"], english, french, rule["stages"], region, known[0], year_of(element), known[1])


def fits(element: Element, rule: Record) -> bool:
    """Return whether an element meets the patterns of a rule; an empty pattern meets anything."""
    return all(fnmatchcase(element.text(column).casefold(), rule[name].casefold()) for name, column in PATTERNS.items() if rule[name])


def place(element: Element, places: dict[tuple[str, str], str]) -> str | None:
    """Return the region: of the sub-place where it has one of its own, else of the place; empty where it is known to be none of ours."""
    return places.get((element.row[PLACE], element.row[SUBPLACE]), places.get((element.row[PLACE], "*")))


def year_of(element: Element) -> str:
    """Return the one year that name, attribute or boundary state; empty where they state none or several."""
    texts = " ".join(element.text(column) for column in ("Nom base français", "Nom attribut français", "Nom frontière français"))
    stated = set(YEAR.findall(f"{texts} {element.row[UNIT]}"))
    return stated.pop() if len(stated) == 1 else ""


def filled(template: str, parts: dict[str, str], words: dict[str, str]) -> str:
    """Return the qualifiers of a rule with our words for the element's texts."""
    for part, text in parts.items():
        bare = YEAR.sub("", text).strip(" -–,")
        template = template.replace(f"{{{part}}}", words.get(bare.casefold()) or slug(bare))
    pairs = [pair.strip(" _") for pair in template.split(";")]
    return "; ".join(sorted(pair for pair in pairs if pair and not pair.endswith("=")))


def texts(element: Element, language: str) -> dict[str, str]:
    """Return the texts that a template may ask for; the French one where there is no other."""
    name, attribute = (element.text(f"{part} {language}") or element.text(f"{part} français") for part in ("Nom base", "Nom attribut"))
    return {
        "product": f"{name} {attribute}", "name": name, "attribute": attribute, "boundary": element.text("Nom frontière français"),
        "french": f"{element.text('Nom base français')} {element.text('Nom attribut français')}", "place": element.text(SUBPLACE),
        "leaf": element.row[CATEGORY].split(" > ")[-1],
    }  # fmt: skip


def slug(text: str) -> str:
    """Return a text as a controlled word: 'Béton armé' → 'beton_arme'."""
    plain = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("<", " under ").replace(">", " over "))
    return re.sub(r"[^a-z0-9.]+", "_", plain.encode("ascii", "ignore").decode().casefold()).strip("_.")


def newest(drafts: list[Draft], left: Counter[tuple[str, ...]]) -> list[Draft]:
    """Return the elements without those that a newer one of the same French name, place, unit and stated year has replaced.

    An element whose period of validity has ended stands beside its successor in the export.
    """
    latest: dict[tuple[str, ...], Draft] = {}
    for draft in drafts:
        place = (*draft.place, draft.french, names(draft.element).rpartition("; ")[2])
        if (draft.year and ended(draft) > ended(latest.get(place, draft))) or place not in latest:
            latest[place] = draft
    kept = []
    for draft in drafts:
        last = latest[*draft.place, draft.french, names(draft.element).rpartition("; ")[2]]
        if draft.year and ended(draft) < ended(last) and draft.values != last.values:
            left[(" > ".join(draft.element.row[CATEGORY].split(" > ")[:3]), f"replaced by element {last.number}")] += draft.element.cells
        else:
            kept.append(draft)
    return kept


def ended(draft: Draft) -> str:
    """Return the last day of an element's period of validity."""
    return until(draft.element.row["Période de validité"])


def told_apart(drafts: list[Draft]) -> None:
    """Of several elements of one place that differ, the one changed last is the plain one.

    The others have the words of their French names, where these differ, or else carry their number as variant.
    """
    groups: dict[tuple[str, ...], list[Draft]] = defaultdict(list)
    for draft in drafts:
        groups[draft.place].append(draft)
    taken = set(groups)
    for members in groups.values():
        members.sort(key=lambda draft: (draft.element.row["Date de modification"], draft.number), reverse=True)
        for draft in members[1:]:
            if draft.values != members[0].values:
                numbered = "; ".join(sorted(filter(None, (*draft.qualifiers.split("; "), f"variant={draft.number}"))))
                draft.qualifiers = numbered if draft.place_with(draft.french) in taken else draft.french
                taken.add(draft.place)


def merged(records: list[Record], left: Counter[tuple[str, ...]]) -> list[Record]:
    """Return the records, equal ones as one with all citations; one that prints another number is not cited but named in a note."""
    found: dict[tuple[str, ...], Record] = {}
    for record in records:
        place = tuple(record.get(name, "") for name in ("key", "qualifiers", "stages", "region", "valid_from", "unit"))
        known = found.setdefault(place, record)
        if known is not record and any(known.get(name, "") != record.get(name, "") for name in VALUES):
            element = record["locator"].partition(",")[0]
            known["note"] = "; ".join(filter(None, (known["note"], f"{element} prints {record['co2e']} kg CO2e for it")))
            left["twins", f"another figure than {known['locator'].partition(',')[0]}: named in its note"] += int(record["values"])
        elif known is not record:
            known["locator"] = f"{known['locator']}; {record['locator']}"
            known["values"] = str(int(known["values"]) + int(record["values"]))
    return list(found.values())


def order(record: Record) -> tuple[object, ...]:
    """Sort by identity and time; the primary unit form first."""
    unit = record["unit"]
    rank = FORMS.index(unit) if unit in FORMS else len(FORMS)
    return (record["key"], record["qualifiers"], record["stages"], record["region"], record.get("valid_from", ""), rank, unit)
