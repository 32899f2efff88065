"""A value that is taken because nobody gave another is a mean of the figures, or it is told: of qualifiers, and of the fields of kinds."""

from __future__ import annotations

import csv
from pathlib import Path

import carbon
from carbon.activities.framework.kinds import kinds

TAXONOMY = Path(__file__).parents[2] / "emission_factors" / "taxonomy"
MEAN = {"average", "average_laden", "all_hgvs", "unknown", "total", "default", "total_output", "office_equipment_and_heating"}
"""Values that the publisher gives as a mean or a sum of the others."""
BASE = {("cooling", "none"), ("part", "generation"), ("part", "with_margins")}
"""Values that say that nothing is added, or that are what was asked for: goods that are not cooled, power itself, the price paid."""
TOLD = {
    ("air.passenger", "haul"): "haul_proxy",
    ("freight.air", "haul"): "haul_assumed",
    ("freight.sea", "vessel"): "vessel_assumed",
    ("rail.passenger", "type"): "default_assumed",
    ("road.bus", "type"): "default_assumed",
    ("road.taxi", "type"): "default_assumed",
    ("road.van", "fuel"): "fuel_assumed",
}
"""Defaults that a kind tells itself, and its finding."""


def rows():
    for path in sorted(TAXONOMY.glob("*/qualifiers.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def test_a_default_that_is_no_mean_is_told():
    """The IPCC's 300 kg CH4/TJ of wood in commerce was once taken in silence, where manufacturing has 30."""
    silent = {(row["key"], row["qualifier"], row["value"]) for row in rows() if row["default"] == "yes"}
    left = {one for one in silent if one[2] not in MEAN and one[1:] not in BASE and one[:2] not in TOLD}
    assert left == set(), "write assumed in the column default, or say here how it is told"


FIELDS = {
    "type": {"helicopter", "synthetic"},
    "group": {"equipment"},
    "discharge": {"water"},
    "vehicle": {"car", "all_hgvs"},
    "distance_method": {"uk"},
    "fuel_factor": {"catalogue"},
    "fuel": {"unknown", "petrol", "jet_kerosene"},
    "size": {"average"},
    "vehicle_class": {"average"},
    "passenger_type": {"average"},
    "laden": {"average_laden"},
    "cooling": {"none"},
    "part": {"office_equipment_and_heating"},
    "asset_class": {"listed_equity"},
    "scopes": {"1+2"},
    "direction": {"upstream"},
    "product": {"pure"},
    "technology": {"solar"},
    "phase": {"direct", "operation"},
    "weighing": {"set"},
    "stage": {"process"},
    "margins": {"with"},
    "price_basis": {"purchaser"},
    "boundary": {"cradle_to_gate"},
    "gas": {"sf6"},
}
"""Fields of kinds that have a word as their default: a mean, what the kind is for, or one that changes no number."""


def test_no_kind_has_a_default_word_that_nobody_looked_at():
    """Diesel was once the default of taxis, lorries, shared loads and engines, and HFC-134a of every inhaler, and nothing said so."""
    words = {
        (name, value.default)
        for cls in kinds().values()
        for name, value in cls.model_fields.items()
        if isinstance(value.default, str) and name not in ("kind", "control", "purpose")
    }
    assert {(name, word) for name, word in words if word not in FIELDS.get(name, ())} == set()


def test_what_kinds_tell_is_told():
    asked = {
        "vessel_assumed": ("freight", {"amount": "1000 tkm", "mode": "sea"}),
        "fuel_assumed": ("van", {"amount": "100 km"}),
        "default_assumed": ("taxi", {"amount": "100 km"}),
        "haul_proxy": ("flight", {"origin": "LLA", "destination": "ARN"}),
    }
    for code, (word, fields) in asked.items():
        found = carbon.calculate(word, region="GB", period=2024, **fields)
        assert code in {finding.code for finding in found.findings}, word
