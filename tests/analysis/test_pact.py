"""A product's footprint as PACT exchanges it."""

import math
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.analysis.pact import Product, decimal, pact_footprint
from carbon.core.errors import CarbonError

REQUIRED = {
    "declaredUnitOfMeasurement", "declaredUnitAmount", "productMassPerDeclaredUnit", "referencePeriodStart", "referencePeriodEnd",
    "pcfExcludingBiogenicUptake", "pcfIncludingBiogenicUptake", "fossilGhgEmissions", "fossilCarbonContent", "ipccCharacterizationFactors",
    "crossSectoralStandards", "exemptedEmissionsPercent",
}  # fmt: skip
"""Required fields of CarbonFootprint in the specification's JSON Schema, version 3.0."""


@pytest.fixture(scope="module")
def made():
    return carbon.calculate("cement", "200 t", factor="0.15 kg CO2e/kg + 0.001 kg CH4 biogenic/kg", gwp_set="ar6_100")


def test_numbers_are_decimals_as_text_per_declared_unit(made):
    found = pact_footprint(made, Product("200000 kg", mass=1.0, period="2025", biogenic_uptake=0.02, exempted=0.015, country="SE"))
    assert set(found) >= REQUIRED
    # 0.15 + 0.001 × 27.0 (biogenic methane, AR6 WGI Table 7.15)
    assert Decimal(found["pcfExcludingBiogenicUptake"]) == pytest.approx(Decimal("0.177"))
    assert Decimal(found["pcfIncludingBiogenicUptake"]) == pytest.approx(Decimal("0.157"))
    assert Decimal(found["fossilGhgEmissions"]) == pytest.approx(Decimal("0.15"))
    assert found["exemptedEmissionsPercent"] == "1.5"
    assert found["referencePeriodEnd"] == "2026-01-01T00:00:00Z"
    assert found["ipccCharacterizationFactors"] == ["AR6"]
    numbers = [value for name, value in found.items() if name.endswith(("Uptake", "Emissions", "Content", "Unit", "Amount", "Percent"))]
    assert all(isinstance(value, str) and re.fullmatch(r"-?\d+(\.\d+)?", value) for value in numbers)


def test_no_digit_is_lost():
    assert Decimal(decimal(0.1 + 0.2)) == Decimal("0.30000000000000004")
    assert decimal(20_000_000.0) == "20000000"


def test_what_cannot_be_declared_is_a_sentence(made):
    with pytest.raises(CarbonError, match="PACT declares no pkm. Known: l, kg, m3"):
        pact_footprint(made, Product("200 pkm", mass=1.0, period="2025"))
    with pytest.raises(CarbonError, match="PACT version '2.9' is unknown. Known: 3.0."):
        pact_footprint(made, Product("1 kg", mass=1.0, period="2025"), version="2.9")
    with pytest.raises(CarbonError, match="0 kg of a product is nothing to declare"):
        pact_footprint(made, Product("0 kg", mass=1.0, period="2025"))
    with pytest.raises(CarbonError, match="1 of 1 rows unanswered; a partial footprint"):
        pact_footprint(
            carbon.calculate([{"kind": "fuel", "fuel": "unobtainium", "volume": "1 l"}]), Product("1 kg", mass=1.0, period="2025")
        )


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"biogenic_uptake": -1.5}, r"biogenic_uptake -1\.5 is below zero\. Write how much CO2 is taken up \[kg\], without a sign\."),
        ({"exempted": 5}, r"exempted 5 is not a share. Write 0 to 1."),
        ({"mass": -1}, r"mass -1 is not above zero"),
        ({"mass": math.nan}, r"mass nan is not above zero"),
        ({"fossil_carbon": -0.1}, r"fossil_carbon -0\.1 is below zero"),
        ({"country": "France"}, r"country 'France' is not a code of ISO 3166-1 alpha-2\. Write two letters, as FR\."),
        ({"country": "XX"}, r"region 'XX' is unknown"),
        ({"period": "2025-12-31 hello"}, r"is not a period"),
    ],
)
def test_signs_and_bounds_of_the_specification(fields, message):
    made = carbon.calculate("diesel", "40 L", region="GB", period=2019)
    product = {"declared": "100 kg", "mass": 1.0, "period": "2019"} | fields
    with pytest.raises(carbon.CarbonError, match=message):
        pact_footprint(made, Product(**product))


@given(st.floats(0, 1e6), st.floats(0, 1))
def test_the_footprint_with_uptake_is_never_above_the_one_without(uptake, exempted):
    made = carbon.calculate("diesel", "40 L", region="GB", period=2019)
    found = pact_footprint(made, Product("100 kg", mass=1.0, period="2019", biogenic_uptake=uptake, exempted=exempted, country="FR"))
    assert Decimal(found["pcfIncludingBiogenicUptake"]) <= Decimal(found["pcfExcludingBiogenicUptake"])
    assert 0 <= Decimal(found["exemptedEmissionsPercent"]) <= 100


def test_a_declared_tonne_is_a_thousand_kilograms():
    made = carbon.calculate("diesel", "40 L", region="GB", period=2019)
    one, other = (pact_footprint(made, Product(text, mass=1.0, period="2019")) for text in ("1 t", "1000 kg"))
    assert one == other
