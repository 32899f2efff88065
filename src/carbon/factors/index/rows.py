"""One row of a `factors.csv`, read and checked: the shape of shipped factors and of a user's own alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from carbon.core.booking import STAGES
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.numbers import check_size, parse_number
from carbon.core.periods import parse_period
from carbon.core.spread import BOUNDS, parse_spread

COLUMNS = (
    "key",
    "qualifiers",
    "stages",
    "region",
    "valid_from",
    "valid_to",
    "unit",
    "mass",
    "value_basis",
    "gwp_set",
    "data_year",
    "uncertainty",
    "locator",
    "status",
    "derivation",
    "note",
    "uncertainty_kind",
    "biogenic_share",
    "price_year",
    "price_basis",
    "vat",
    "names",
    "values",
    "review_by",
    "publication",
    "licence",
)
"""Columns with a meaning of their own; every other column must be a gas."""

NEVER_NEGATIVE = "A factor is never negative: book what is removed as kind removal, what is avoided as avoided_emissions or avoided_travel."
MASS_KG = {"mg": 1e-6, "g": 1e-3, "kg": 1.0, "t": 1e3, "lb": 0.45359237, "": 1.0}
"""Masses that a factor row may be written in, in kg."""
LOSS_SHARE = "loss_share"
"""The column of a factor that is a share of generation, not a mass: losses of a grid."""
UNSPECIFIED = "co2e_unspecified"
"""The column of the CO2e of gases that a publisher does not tell apart, beside those that it does."""
_BASES = ("mass_of_gas", "co2e_of_gas", "")
_STATUS = ("published", "estimate", "second_hand")
_UNCERTAINTY_KINDS = ("ci95", "range", "expert")
_PRICE_BASES = ("", "purchaser", "producer", "basic")
_VAT = ("", "included", "excluded")


@dataclass(frozen=True, slots=True)
class FactorRow:
    """A checked row: masses in kg of gas per unit, dates as dates, qualifiers as sorted pairs."""

    key: str
    qualifiers: tuple[tuple[str, str], ...]
    stages: tuple[str, ...]
    region: str
    valid_from: date | None
    valid_to: date | None
    unit: str
    gases: tuple[tuple[str, float], ...]
    published_co2e: float | None
    gwp_set: str | None
    per_gas: bool
    data_year: str
    uncertainty: str
    locator: str
    status: str
    derivation: str
    note: str
    publication: str
    licence: str
    uncertainty_kind: str
    biogenic_share: float | None
    price_year: int | None
    price_basis: str
    vat: str
    names: str
    values: int
    review_by: date | None
    published: Mapping[str, str] = field(repr=False)

    @property
    def all_gases(self) -> bool:
        """Whether the row gives its gases one by one and more of them than CO2."""
        return self.per_gas and set(dict(self.gases)) - {"co2_biogenic"} != {"co2"}

    @property
    def identity(self) -> tuple[object, ...]:
        """What tells factors of one edition apart; rows that share it are unit forms of one factor."""
        return (self.key, self.qualifiers, self.stages, self.region, self.valid_from)

    def identifier(self, dataset: str) -> str:
        """Return the factor's readable id: dataset/key/qualifiers/region/year/stages."""
        words = "+".join(f"{name}={value}" for name, value in self.qualifiers)
        year = str(self.valid_from.year) if self.valid_from else ""
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
    stages = tuple(part.strip() for part in _required(text, "stages").split("+"))
    _check_words(text, stages, words)
    gases, total = _gases(text, words)
    published = {name: value for name, value in text.items() if value and name not in COLUMNS}
    return FactorRow(
        key=_required(text, "key"),
        qualifiers=_qualifiers(text.get("qualifiers", "")),
        stages=stages,
        region=text.get("region") or "world",
        valid_from=_date(text, "valid_from"),
        valid_to=_date(text, "valid_to"),
        unit=text["unit"],
        gases=gases,
        published_co2e=total,
        gwp_set=text.get("gwp_set") or None,
        per_gas="co2e" not in dict(gases),
        data_year=text.get("data_year", ""),
        uncertainty=_uncertainty(text.get("uncertainty", "")),
        locator=_required(text, "locator"),
        status=text.get("status") or "published",
        derivation=_derivation(text),
        note=text.get("note", ""),
        publication=text.get("publication", ""),
        licence=text.get("licence", ""),
        uncertainty_kind=text.get("uncertainty_kind") or "ci95",
        biogenic_share=_share(text),
        price_year=_whole(text, "price_year"),
        price_basis=text.get("price_basis", ""),
        vat=text.get("vat", ""),
        names=text.get("names", ""),
        values=_whole(text, "values") or len(published),
        review_by=_date(text, "review_by"),
        published=published,
    )


def _check_words(text: Mapping[str, str], stages: tuple[str, ...], words: Vocabulary) -> None:
    """Every controlled word of a row is one of its column's; every other column is a gas."""
    _known("stages", stages, STAGES)
    _known("unit", (text.get("unit", ""),), words.units)
    _known("region", (text.get("region") or "world",), words.regions)
    _known("value_basis", (text.get("value_basis", ""),), _BASES)
    _known("status", (text.get("status") or "published",), _STATUS)
    _known("uncertainty_kind", (text.get("uncertainty_kind") or "ci95",), _UNCERTAINTY_KINDS)
    _known("price_basis", (text.get("price_basis", ""),), _PRICE_BASES)
    _known("vat", (text.get("vat", ""),), _VAT)
    _known("column", [name for name in text if name not in COLUMNS and name not in ("co2e", UNSPECIFIED, LOSS_SHARE)], words.gases)


def _gases(text: Mapping[str, str], words: Vocabulary) -> tuple[tuple[tuple[str, float], ...], float | None]:
    scales = _mass_scales(text.get("mass", ""))
    values = {
        name: parse_number(value) * (1.0 if name == LOSS_SHARE else scales.get(name, scales.get("", 1.0)))
        for name, value in text.items()
        if value and name not in COLUMNS
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


def check_factor(value: float, what: str) -> None:
    """Refuse a value that would lower a total, or make it infinite.

    Parameters: value; what it is, in words.
    Raises: CarbonError `factor_negative` naming the kinds for removals and avoided emissions, or `overflow`.
    Source: GHG Protocol Corporate Standard (2004), ch. 8 (removals and credits are reported apart from gross emissions).
    """
    if value < 0:
        raise CarbonError(f"{what} is negative. {NEVER_NEGATIVE}", code="factor_negative", field="factor")
    check_size(value, what, "factor")


def _mass_scales(text: str) -> dict[str, float]:
    """Kg per printed mass, of all gases (key '') or gas by gas: 'g', or 'co2=kg; ch4_fossil=g'."""
    pairs = [part.strip().rpartition("=") for part in text.split(";")]
    for _, _, mass in pairs:
        _known("mass", (mass,), MASS_KG)
    return {gas: MASS_KG[mass] for gas, _, mass in pairs}


def _masses(values: dict[str, float], gwp_set: str, words: Vocabulary) -> dict[str, float]:
    """Undo 'kg CO2e of CH4' with the publisher's own GWP. Biogenic CO2 is printed as mass by all."""
    _known("gwp_set", (gwp_set,), words.gwp)
    weights = words.gwp[gwp_set]
    return {gas: value if gas == "co2_biogenic" else value / weights[gas] for gas, value in values.items()}


def _qualifiers(text: str) -> tuple[tuple[str, str], ...]:
    pairs = [part.split("=", 1) for part in text.split(";") if part.strip()]
    if any(len(pair) != 2 for pair in pairs):
        raise CarbonError(f"qualifiers '{text}': write name=value; name=value", code="factor_row")
    return tuple(sorted((name.strip(), value.strip()) for name, value in pairs))


def _uncertainty(text: str) -> str:
    for part in (part.strip() for part in text.split(";") if part.strip()):
        if not BOUNDS.fullmatch(part):
            parse_spread(part)
    return text


def _derivation(text: Mapping[str, str]) -> str:
    if text.get("status") == "estimate" and not text.get("derivation"):
        raise CarbonError("an estimate needs its derivation: say how the number was made", code="factor_row")
    if text.get("status") == "second_hand" and not text.get("derivation"):
        raise CarbonError("a figure read second hand needs its derivation: name the copy it was read in", code="factor_row")
    return text.get("derivation", "")


def _share(text: Mapping[str, str]) -> float | None:
    if not text.get("biogenic_share"):
        return None
    share = parse_number(text["biogenic_share"])
    if not 0 <= share <= 1:
        raise CarbonError(f"biogenic_share {text['biogenic_share']} is not a share; write 0 to 1", code="factor_row")
    return share


def _whole(text: Mapping[str, str], column: str) -> int | None:
    value = text.get(column, "")
    if value and not value.isdecimal():
        raise CarbonError(f"{column} '{value}' is not a whole number; write it as 2022", code="factor_row")
    return int(value) if value else None


def _date(text: Mapping[str, str], column: str) -> date | None:
    """The day of a column; of a year or month, the first day, or the last where a factor ends."""
    value = text.get(column, "")
    try:
        period = parse_period(value) if value else None
    except CarbonError as error:
        raise CarbonError(f"{column} '{value}' is not a date; write 2019-01-01", code="factor_row") from error
    return None if period is None else period.end if column == "valid_to" else period.start


def _required(text: Mapping[str, str], column: str) -> str:
    if not text.get(column):
        raise CarbonError(f"{column} is empty; every factor needs one", code="factor_row")
    return text[column]


def _known(column: str, values: Iterable[str], allowed: Collection[str]) -> None:
    for value in values:
        if value not in allowed:
            raise CarbonError(f"{column} '{value}' is unknown.{did_you_mean(value, allowed)}", code="factor_row")
