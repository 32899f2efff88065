"""An emission factor, its unit forms and the publication it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from carbon.core.errors import Finding
from carbon.core.units.scales import unit


@dataclass(frozen=True, slots=True, repr=False)
class Publication:
    """Where factors stand: title, publisher, edition, licence, the GWP set used in it, and how many digits it prints where few."""

    name: str
    title: str
    publisher: str
    edition: str
    licence: str
    attribution: str = ""
    homepage: str = ""
    gwp_set: str | None = None
    significant_digits: int | None = None
    partial: bool = False
    """Whether only a part of the edition is held."""
    compilation: str = ""
    """What its grid intensities count, in words, where that is less than a life cycle."""

    def __repr__(self) -> str:
        return f"<Publication {self.name}>"


@dataclass(frozen=True, slots=True)
class Form:
    """A factor per one unit: kg of each gas, the total as published, and the rows where it is printed."""

    unit: str
    gases: dict[str, float]
    published_co2e: float | None
    published: dict[str, str]
    locator: str
    values: int = 0
    """How many published cells the locator cites."""
    printed_in: str = ""
    """The unit of the published numbers: `g`, gas by gas `co2=kg; ch4_fossil=g`, or `kg CO2e ar5_100` for gases as CO2e by a set."""

    @property
    def dimension(self) -> str:
        """The dimension of the unit, such as `volume`."""
        return unit(self.unit).dimension


@dataclass(frozen=True, slots=True, repr=False)
class EmissionFactor:
    """A factor: what it is for (key, qualifiers, stages, region, time) and its unit forms.

    Source: the columns are described in emission_factors/README.md.
    """

    id: str
    publication: Publication
    key: str
    qualifiers: dict[str, str]
    stages: tuple[str, ...]
    region: str
    valid_from: str | None
    valid_to: str | None
    gwp_set: str | None
    per_gas: bool
    uncertainty: str = ""
    data_year: str = ""
    status: str = "published"
    derivation: str = ""
    note: str = ""
    uncertainty_kind: str = "ci95"
    biogenic_share: float | None = None
    price_year: int | None = None
    price_basis: str = ""
    vat: str = ""
    names: str = ""
    review_by: str | None = None
    year: int | None = None
    """The first year it is matched by, as its edition declares: that of the report, or of its data; None for an undated factor."""
    last_year: int | None = None
    any_year: bool = False
    """Whether it holds in any year: a constant that each edition prints again."""
    forms: tuple[Form, ...] = field(default=(), compare=False)

    def __repr__(self) -> str:
        return f"<EmissionFactor {self.id}, per {' or '.join(form.unit for form in self.forms)}>"

    @property
    def stage(self) -> str:
        """The main stage: where a covering factor is booked."""
        return self.stages[0]

    def as_dict(self) -> dict[str, object]:
        """Return everything known of the factor as plain values, for tables and JSON."""
        first = self.forms[0]
        return {
            "id": self.id,
            "key": self.key,
            "qualifiers": "; ".join(f"{name}={value}" for name, value in self.qualifiers.items()),
            "stages": "+".join(self.stages),
            "region": self.region,
            "valid_from": self.valid_from,
            "valid_to": self.valid_to,
            "unit": first.unit,
            "gases_kg": first.gases,
            "published_co2e": first.published_co2e,
            "gwp_set": self.gwp_set,
            "publication": self.publication.title,
            "publisher": self.publication.publisher,
            "licence": self.publication.licence,
            "locator": first.locator,
            "status": self.status,
            "derivation": self.derivation,
            "uncertainty": self.uncertainty,
            "uncertainty_kind": self.uncertainty_kind if self.uncertainty else "",
            "data_year": self.data_year,
            "biogenic_share": self.biogenic_share,
            "price_year": self.price_year,
            "price_basis": self.price_basis,
            "vat": self.vat,
            "names": self.names,
            "review_by": self.review_by,
            "note": self.note,
        }


class Conversion(NamedTuple):
    """How one unit of amount meets a form of the factor: how many base units of the form's dimension it is, and the steps in words."""

    form: Form
    met: float
    steps: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
