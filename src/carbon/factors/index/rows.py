"""One row of a `factors.csv`, read and checked: the shape of shipped factors and of a user's own alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from carbon.core.errors import CarbonError
from carbon.core.written import parse_number
from carbon.factors.index.columns import ABOUT, check_words, kept_values, known, whole
from carbon.factors.signs import LOSS_SHARE, check_factor
from carbon.factors.wanted import days_of_part

MASS_KG = {"mg": 1e-6, "g": 1e-3, "kg": 1.0, "t": 1e3, "lb": 0.45359237, "": 1.0}
"""Masses that a factor row may be written in, in kg."""
UNSTATED = "unstated"
"""The GWP set of a CO2e whose source does not say with which it was made."""
UNSPECIFIED = "co2e_unspecified"
"""The column of the CO2e of gases that a publisher does not tell apart, beside those that it does."""


@dataclass(frozen=True, slots=True)
class FactorRow:
    """A checked row: masses in kg of gas per unit, qualifiers as sorted pairs, and the value of each kept column."""

    key: str
    qualifiers: tuple[tuple[str, str], ...]
    stages: tuple[str, ...]
    region: str
    unit: str
    gases: tuple[tuple[str, float], ...]
    published_co2e: float | None
    per_gas: bool
    locator: str
    publication: str
    licence: str
    values: int
    printed_in: str
    """The unit of the published numbers, with the GWP set where gases are printed as CO2e: see `factors.model.Form`."""
    kept: Mapping[str, Any] = field(repr=False)
    """Values of the columns that the index and the record keep, by name: see `columns.KEPT`."""
    published: Mapping[str, str] = field(repr=False)

    @property
    def valid_from(self) -> date | None:
        """The first day of the activity it is meant for."""
        return _date(self.kept["valid_from"])

    @property
    def valid_to(self) -> date | None:
        """The last day of the activity it is meant for."""
        return _date(self.kept["valid_to"])

    @property
    def part(self) -> str:
        """The two days between which it holds, where that is less than a year; else an empty text."""
        return days_of_part(self.kept["valid_from"], self.kept["valid_to"])

    @property
    def all_gases(self) -> bool:
        """Whether the row gives its gases one by one and more of them than CO2."""
        return self.per_gas and set(dict(self.gases)) - {"co2_biogenic"} != {"co2"}

    @property
    def identity(self) -> tuple[object, ...]:
        """What tells factors of one edition apart; rows that share it are unit forms of one factor."""
        return (self.key, self.qualifiers, self.stages, self.region, self.valid_from, self.part)

    def identifier(self, dataset: str) -> str:
        """Return the factor's readable id: dataset/key/qualifiers/region/year/stages; for a part of a year its two days."""
        words = "+".join(f"{name}={value}" for name, value in self.qualifiers)
        year = self.part.replace("/", "_") or (str(self.valid_from.year) if self.valid_from else "")
        parts = (dataset, self.key, words, self.region, year, "+".join(self.stages))
        return "/".join(part.replace(" ", "_") for part in parts if part)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words a row may use: gases, units, regions, and GWP weights to undo `co2e_of_gas`."""

    gases: frozenset[str]
    units: frozenset[str]
    regions: frozenset[str]
    gwp: Mapping[str, Mapping[str, float]]


def read_row(cells: Mapping[str, str], words: Vocabulary) -> FactorRow:
    """Return the row, checked.

    Parameters: cells, column → text; words, the vocabulary.
    Raises: CarbonError naming the column, its value and what is allowed.
    """
    text = {name: (value or "").strip() for name, value in cells.items() if name}
    _check_words(text, words)
    gases, total = _gases(text, words)
    published = {name: value for name, value in text.items() if value and name not in ABOUT}
    _check_derivation(text)
    kept = kept_values(text)
    _check_days(kept)
    cited = whole("values", text.get("values", ""))
    return FactorRow(
        key=text["key"],
        qualifiers=_qualifiers(text.get("qualifiers", "")),
        stages=tuple(part.strip() for part in text["stages"].split("+")),
        region=text.get("region") or "world",
        unit=text["unit"],
        gases=gases,
        published_co2e=total,
        per_gas="co2e" not in dict(gases),
        locator=text["locator"],
        publication=text.get("publication", ""),
        licence=text.get("licence", ""),
        values=len(published) if cited is None else cited,
        printed_in=_printed_in(text),
        kept=kept,
        published=published,
    )


def _check_words(text: Mapping[str, str], words: Vocabulary) -> None:
    """Every controlled word of a row is one of its column's; every other column is a gas."""
    check_words(text)
    known("unit", (text["unit"],), words.units)
    known("region", (text.get("region") or "world",), words.regions)
    sets = (*sorted(words.gwp), UNSTATED)
    if text.get("gwp_set") and text["gwp_set"] not in sets:
        raise CarbonError(f"gwp_set '{text['gwp_set']}' is unknown. Known: {', '.join(sets)}.", code="factor_row")
    known("column", [name for name in text if name not in (*ABOUT, "co2e", UNSPECIFIED, LOSS_SHARE)], words.gases)


def _gases(text: Mapping[str, str], words: Vocabulary) -> tuple[tuple[tuple[str, float], ...], float | None]:
    scales = _mass_scales(text.get("mass", ""))
    values = {
        name: parse_number(value) * (1.0 if name == LOSS_SHARE else scales.get(name, scales.get("", 1.0)))
        for name, value in text.items()
        if value and name not in ABOUT
    }
    for name, value in values.items():
        check_factor(value, f"{name} '{text[name]}'")
    total, unspecified = values.pop("co2e", None), values.pop(UNSPECIFIED, None)
    if not values and total is None:
        raise CarbonError("no value: fill at least one gas column or co2e", code="factor_row")
    if not set(values) - {"co2_biogenic"}:
        # Published as a total, with or without biogenic CO2 beside it.
        return tuple(sorted((values if total is None else values | {"co2e": total}).items())), total
    if text.get("value_basis") == "co2e_of_gas":
        values = _masses(values, text.get("gwp_set", ""), words)
    if unspecified is not None:
        values["co2e"] = unspecified
    return tuple(sorted(values.items())), total


def _printed_in(text: Mapping[str, str]) -> str:
    """The unit of the published numbers in words; none of a share."""
    if text.get(LOSS_SHARE):
        return ""
    mass = text.get("mass") or "kg"
    return f"{mass} CO2e {text['gwp_set']}" if text.get("value_basis") == "co2e_of_gas" else mass


def _mass_scales(text: str) -> dict[str, float]:
    """Kg per printed mass, of all gases (key '') or gas by gas: 'g', or 'co2=kg; ch4_fossil=g'."""
    pairs = [part.strip().rpartition("=") for part in text.split(";")]
    for _, _, mass in pairs:
        known("mass", (mass,), MASS_KG)
    return {gas: MASS_KG[mass] for gas, _, mass in pairs}


def _masses(values: dict[str, float], gwp_set: str, words: Vocabulary) -> dict[str, float]:
    """Undo 'kg CO2e of CH4' with the publisher's own GWP. Biogenic CO2 is printed as mass by all."""
    known("gwp_set", (gwp_set,), words.gwp)
    weights = words.gwp[gwp_set]
    return {gas: value if gas == "co2_biogenic" else value / weights[gas] for gas, value in values.items()}


def _qualifiers(text: str) -> tuple[tuple[str, str], ...]:
    pairs = [part.split("=", 1) for part in text.split(";") if part.strip()]
    if any(len(pair) != 2 for pair in pairs):
        raise CarbonError(f"qualifiers '{text}': write name=value; name=value", code="factor_row")
    return tuple(sorted((name.strip(), value.strip()) for name, value in pairs))


def _check_days(kept: Mapping[str, Any]) -> None:
    """A factor that ends before it begins would answer nothing, and nobody would know."""
    first, last = kept["valid_from"], kept["valid_to"]
    if first and last and last < first:
        raise CarbonError(f"valid_to '{last}' is before valid_from '{first}'; write the later day in valid_to", code="factor_row")


def _check_derivation(text: Mapping[str, str]) -> None:
    if text.get("status") == "estimate" and not text.get("derivation"):
        raise CarbonError("an estimate needs its derivation: say how the number was made", code="factor_row")
    if text.get("status") == "second_hand" and not text.get("derivation"):
        raise CarbonError("a figure read second hand needs its derivation: name the copy it was read in", code="factor_row")


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
