"""From an element of the Base Carbone to rows of factors.csv: one row a stage, the printed total cited by the first."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase

from base_carbone_source import BIOGENIC, GASES, IDENTIFIER, TOTAL, UNIT, Element, Row, count, other
from edition import Refused

Record = dict[str, str]
ROUNDING = 0.012
"""Numbers are printed with three digits, some cut off instead of rounded."""
GWP_SET = "ar5_100_split"
"""CH4 fossil 30, biogenic 28, N2O 265: ADEME, Base Carbone, page 'GIEC', https://bilans-ges.ademe.fr/fr/accueil/contenu/index/page/giec."""
UPTAKE = "negative biogenic CO2: uptake by the plants, a removal"
PRICE_YEAR = re.compile(r"keuro \((\d{4})\)")


@dataclass
class Draft:
    """An element with its place among our factors."""

    element: Element
    key: str
    qualifiers: str
    french: str
    """The qualifiers with French words alone: where two names have one translation, they tell them apart."""
    stages: str
    region: str
    unit: str
    year: str
    of: str
    """What the unit is of, where that is not the product: nitrogen, active substance, live weight."""

    @property
    def number(self) -> str:
        """The publisher's number of the element."""
        return self.element.row[IDENTIFIER]

    @property
    def place(self) -> tuple[str, ...]:
        """What must tell it from every other element."""
        return self.place_with(self.qualifiers)

    def place_with(self, qualifiers: str) -> tuple[str, ...]:
        """Return its place, were these its qualifiers."""
        return (self.key, qualifiers, self.region, self.year, self.unit, "+".join(sorted(self.element_stages)))

    @property
    def element_stages(self) -> set[str]:
        """The kinds of its stage rows: elements that print different stages complete each other."""
        return {row["Type poste"] for row in self.element.stages}

    @property
    def values(self) -> tuple[str, ...]:
        """Its printed numbers."""
        return tuple(row[column] for row in (self.element.row, *self.element.stages) for column in (TOTAL, *GASES))


def closed(element: Element) -> str:
    """Return the reason why an element may not ship, or nothing."""
    source = f"{element.row['Source']} {element.row['Programme']}"
    return "closed licence: figures of the IEA" if re.search(r"\b(?:AIE|IEA)\b", source) else ""


def records_of(draft: Draft, stages: list[Record], left: Counter[tuple[str, ...]]) -> list[Record]:
    """Return one row a stage; an element whose stages are all ours alike is one row that cites them."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in draft.element.stages:
        groups.setdefault(stage_of(draft, row, stages), []).append(row)
    if len(groups) <= 1:
        only = next(iter(groups), (draft.stages, ""))
        return [record(draft, only, [draft.element.row], [*draft.element.stages], left)]
    check_total(draft)
    first = next(iter(groups))
    return [record(draft, stage, rows, [draft.element.row] if stage == first else [], left) for stage, rows in groups.items()]


def stage_of(draft: Draft, row: Row, stages: list[Record]) -> tuple[str, str]:
    """Return our stage of a stage row, and what more qualifies it."""
    texts = {"key": draft.key, "type": row["Type poste"], "name": row["Nom poste français"]}
    for rule in stages:
        if all(fnmatchcase(text, rule[name]) for name, text in texts.items()):
            return rule["stage"], rule["qualifiers"]
    raise Refused(f"row {row['row']}: no stage for {' / '.join(texts.values())}; add it to stages.csv.")


def check_total(draft: Draft) -> None:
    """The stages must sum to the printed total: only then may they stand in its place."""
    total, parts = float(draft.element.row[TOTAL]), [float(row[TOTAL]) for row in draft.element.stages]
    if abs(sum(parts) - total) > ROUNDING * max(total, *parts):
        raise Refused(f"element {draft.number}: stages sum to {sum(parts):.6g}, printed is {total:.6g}.")


def record(draft: Draft, stage: tuple[str, str], rows: list[Row], cited: list[Row], left: Counter[tuple[str, ...]]) -> Record:
    """Return a row of factors.csv for one stage with its qualifiers; `cited` are rows whose numbers follow from it and its sisters."""
    everything = [*rows, *cited]
    taken = sum(uptake(row) for row in everything)
    if taken:
        left[(draft.element.text("Code de la catégorie").split(" > ")[0], UPTAKE)] += taken
    cells = cells_of(rows)
    agribalyse = "agribalyse" in draft.element.row["Programme"].casefold()
    return {
        "key": draft.key, "qualifiers": "; ".join(filter(None, (draft.qualifiers, stage[1]))), "stages": stage[0],
        "region": draft.region, **valid(draft), "unit": draft.unit,
        "mass": "kg", "value_basis": "co2e_of_gas" if set(cells) - {"co2e", "co2_biogenic"} else "mass_of_gas",
        "gwp_set": "unstated" if agribalyse else GWP_SET, "data_year": draft.year, **uncertainty(draft.element.row["Incertitude"]),
        "names": names(draft.element), **prices(draft.element.row[UNIT]), "review_by": until(draft.element.row["Période de validité"]),
        "values": str(sum(count(row) for row in everything) - taken), "locator": f"element {draft.number}, row{spans(everything)}",
        "status": "published", "note": note(draft, len(rows)), **cells,
    }  # fmt: skip


def note(draft: Draft, stages: int) -> str:
    """Return what the unit is of, where that is not the product, and of how many printed stages a row is the sum."""
    of = f"per {draft.unit} of {draft.of}" if draft.of else ""
    return "; ".join(filter(None, (of, f"sum of {stages} printed stages" if stages > 1 else "")))


def prices(unit: str) -> Record:
    """Return year, basis and VAT of a factor per money, as its unit states them."""
    year = PRICE_YEAR.search(unit)
    return {"price_year": year[1], "price_basis": "purchaser", "vat": "excluded"} if year else {}


def uptake(row: Row) -> int:
    """Return 1 where a row prints negative biogenic CO2."""
    return int(bool(row[BIOGENIC]) and float(row[BIOGENIC]) < 0)


def cells_of(rows: list[Row]) -> Record:
    """Return the value cells: the gases where they explain the printed total, and the total."""
    total = added([row[TOTAL] for row in rows])
    gases = {name: added([row[column] for row in rows]) for column, name in GASES.items() if all(row[column] for row in rows)}
    beside = sum(other(row) for row in rows)
    explained = sum(float(value) for value in gases.values()) + beside
    cells = {"co2e": total}
    positive = gases and any(map(float, gases.values())) and min(map(float, gases.values())) >= 0
    if positive and abs(explained - float(total)) <= ROUNDING * abs(float(total)):
        cells |= gases | ({"co2e_unspecified": f"{beside:.6g}"} if beside else {})
    biogenic = [row[BIOGENIC] for row in rows if row[BIOGENIC] and float(row[BIOGENIC]) > 0]
    return cells | ({"co2_biogenic": added(biogenic)} if biogenic else {})


def added(texts: list[str]) -> str:
    """Return the sum of printed numbers to the last printed digit; one number as it is printed."""
    return texts[0] if len(texts) == 1 else str(sum(Decimal(text) for text in texts))


def valid(draft: Draft) -> Record:
    """Return the valid time: the year that the element states."""
    return {"valid_from": f"{draft.year}-01-01", "valid_to": f"{draft.year}-12-31"} if draft.year else {}


def uncertainty(text: str) -> Record:
    """Return the printed uncertainty, which is the publisher's judgement."""
    return {"uncertainty": f"±{text} %", "uncertainty_kind": "expert"} if text else {}


def until(text: str) -> str:
    """Return the last day of the publisher's period of validity; free text has none."""
    if day := re.match(r"(\d{4})-(\d\d)-(\d\d)", text):
        return day[0]
    if year := re.fullmatch(r"(20\d\d)(?:\.0)?", text):
        return f"{year[1]}-12-31"
    month = re.fullmatch(r"déc\.-(\d\d)", text)
    return f"20{month[1]}-12-31" if month else ""


def names(element: Element) -> str:
    """Return the publisher's English and French names."""
    french = [element.text(f"Nom {part} français") for part in ("base", "attribut", "frontière")]
    english = [element.text(f"Nom {part} anglais") for part in ("base", "attribut")]
    texts = [" ".join(part for part in parts if part).replace(";", ",") for parts in (english, french)]
    return "; ".join(dict.fromkeys(text for text in texts if text))


def spans(rows: list[Row]) -> str:
    """Return row numbers in words: ' 12' or 's 12-14'."""
    numbers = sorted(int(row["row"]) for row in rows)
    return f" {numbers[0]}" if len(numbers) == 1 else f"s {numbers[0]}-{numbers[-1]}"


def package(edition: str, file: str) -> dict[str, object]:
    """Return datapackage.json."""
    return {
        "name": f"ademe-{edition.removeprefix('V')}",
        "title": f"Base Carbone {edition}",
        "publisher": "ADEME",
        "edition": edition,
        "gwp_set": GWP_SET,
        "match_year": {"*": {"by": "data", "citation": '"Electricité 2022 - mix moyen consommation" (element 42513): an element of a year '
                             "states it; the period of validity is the day of review"}},
        "homepage": "https://base-empreinte.ademe.fr/",
        "licenses": [{"name": "etalab-2.0", "title": "Licence Ouverte 2.0", "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"}],
        "attribution": f"ADEME, Base Carbone {edition}, Licence Ouverte 2.0",
        "sources": [{"title": file, "path": "https://data.ademe.fr/datasets/base-carboner"}],
        "significant_digits": 3,
        "notes": [
            "Only elements of status 'Valide générique'. Elements with stages are stored as their stages, which sum to the printed total.",
            "Gases are printed as kg CO2e of the gas: CH4 fossil 30, biogenic 28, N2O 265 (AR5); biogenic CO2 stands beside the total.",
            "Per kWh, GJ and toe of one fuel differ by up to 22% where one of them leaves CH4 out (naphtha, heating oil): all as printed.",
            "Three digits are printed. The GWP set of AGRIBALYSE foods is not stated here.",
            "A year is valid time only where the element states one; the publisher's period of validity is the day of review, often past.",
            "Figures of the IEA, avoided emissions, removals by forests and GWP are left out: unmapped.csv.",
        ],
    }  # fmt: skip
