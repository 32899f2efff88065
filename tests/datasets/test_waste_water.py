"""Industrial waste water and people of all regions by the printed numbers of volume 5 of the IPCC."""

from __future__ import annotations

import pytest

import carbon
from carbon.activities.framework.kinds import kinds, placed
from carbon.activities.framework.placing import amount_fields
from carbon.core.units.dimensions import DIMENSIONS


def water(**fields):
    return carbon.calculate(carbon.IndustrialWasteWater(**fields))


@pytest.mark.parametrize(
    ("fields", "ch4", "n2o_n"),
    [
        # 2006, Table 6.9: starch 9 m3/t, 10 kg COD/m3; 2019, Table 6.8: anaerobic reactor 0.2 kg CH4/kg COD; 90 % is burned
        ({"mass": "1000 t", "industry": "starch", "system": "anaerobic_reactor", "captured": "90 %"}, 9000 * 10 * 0.2 * 0.1, None),
        # beer 6.3 m3/t, 2.9 kg COD/m3 and (2019, Table 6.12) 0.055 kg N/m3; aerobic 0 kg CH4, 0.016 kg N2O-N/kg N (Table 6.8A)
        ({"mass": "1000 t", "industry": "beer_and_malt", "system": "aerobic_plant"}, 0.0, 6300 * 0.055 * 0.016),
        # meat 13 m3/t, 4.1 kg COD/m3: deep lagoon 0.2; 15 % goes on to a river, 0.009
        (
            {
                "mass": "100 t",
                "industry": "meat_and_poultry",
                "system": "deep_lagoon",
                "discharge": "flowing_water",
                "organics_removed": "85 %",
            },
            1300 * 4.1 * (0.2 + 0.15 * 0.009),
            None,
        ),
        # pulp and paper, 9 kg COD/m3, let out untreated: any water 0.028, lakes 0.048
        ({"volume": "162 m3", "industry": "pulp_and_paper", "system": "untreated", "discharge": "water"}, 162 * 9 * 0.028, None),
        ({"oxygen_demand": "10 t", "system": "untreated", "discharge": "still_water"}, 10_000 * 0.048, None),
        ({"oxygen_demand": "10 t", "system": "shallow_lagoon", "sludge": "20 %"}, 10_000 * 0.8 * 0.05, None),
    ],
    ids=["starch", "beer", "meat", "paper", "lake", "lagoon"],
)
def test_industrial_waste_water_by_hand(fields, ch4, n2o_n):
    result = water(**fields)
    assert result.complete
    assert result.gases_kg().get("ch4_biogenic", 0.0) == pytest.approx(ch4, rel=1e-9)
    assert result.gases_kg().get("n2o") == (None if n2o_n is None else pytest.approx(n2o_n * 44 / 28, rel=1e-8))
    assert ("parameter_default" in {finding.code for finding in result.findings}) == ("industry" in fields)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"mass": "1 t", "system": "deep_lagoon"},
            "the content of the water is not known. Write industry, such as starch, or oxygen_demand, such as '5 t'.",
        ),
        ({"oxygen_demand": "1 t", "system": "deep_lagoon", "discharge": "water"}, "discharge needs organics_removed"),
        ({"oxygen_demand": "1 t", "system": "untreated"}, "untreated water needs discharge alone"),
        ({"mass": "1 t", "industry": "gold", "system": "deep_lagoon"}, "industry 'gold' is unknown"),
    ],
)
def test_bad_industrial_waste_water_says_what_to_write(fields, message):
    with pytest.raises(carbon.CarbonError) as caught:
        carbon.calculate("industrial_waste_water", **fields)
    assert message in str(caught.value)


def test_an_industry_without_a_printed_flow_is_asked_for_its_oxygen_demand():
    """2006, Table 6.9 prints NA for the water of coffee, and 9 kg COD per m3."""
    result = water(mass="1 t", industry="coffee", system="deep_lagoon")
    errors = [finding.message for finding in result.findings if finding.severity == "error"]
    assert errors == ["the IPCC publishes no water of coffee. Write oxygen_demand, such as '5 t', in place of mass."]
    assert water(volume="10 m3", industry="coffee", system="deep_lagoon").gases_kg()["ch4_biogenic"] == pytest.approx(10 * 9 * 0.2)


@pytest.mark.parametrize(
    ("region", "grams", "household", "unconsumed"),
    [
        # 2006, Table 6.4: Africa 37 g, Asia and Latin America 40, Oceania 60, India 34; 2019, Table 6.10A: N_HH and F_NON-CON
        ("KE", 37, 1.1, 1.01),
        ("VN", 40, 1.1, 1.02),
        ("AR", 40, 1.1, 1.04),
        ("CN", 40, 1.1, 1.08),
        ("IN", 34, 1.13, 1.02),
        ("AU", 60, 1.07, 1.13),
        ("NZ", 60, 1.1, 1.13),
    ],
)
def test_people_of_other_continents(region, grams, household, unconsumed):
    people = carbon.DomesticWasteWater(people=1000, system="latrine", protein="20 kg/inhabitant_year", region=region, period=2023)
    gases = carbon.calculate(people).gases_kg()
    # Table 6.3: latrine 0.06 and any water 0.068 kg CH4/kg BOD, 10 % removed; Table 6.8A: 0.005 of what is let out, 12 % removed
    assert gases["ch4_biogenic"] == pytest.approx(grams * 365 * (0.06 + 0.9 * 0.068), rel=1e-9)
    assert gases["n2o"] == pytest.approx(20_000 * 0.16 * household * unconsumed * 0.88 * 0.005 * 44 / 28, rel=1e-8)


def test_a_bare_amount_that_two_fields_take_is_asked_by_name():
    """A tonne of starch is no tonne of oxygen demand, and a tonne of fertiliser no tonne of nitrogen."""
    for kind, cls in kinds().items():
        alone = [names[0] for names in cls.amounts if len(names) == 1]
        takes = {name: dimensions for name, dimensions in amount_fields(cls).items() if name in alone}
        for dimension in {dimension for dimensions in takes.values() for dimension in dimensions}:
            fields = [name for name, dimensions in takes.items() if dimension in dimensions]
            if len(fields) < 2:
                continue
            bare = f"10 {DIMENSIONS[dimension]}"
            with pytest.raises(carbon.CarbonError, match=f"may be {' or '.join(fields)}. Write {fields[0]}='10 ") as caught:
                placed(cls, {"amount": bare})
            assert caught.value.code == "amount_ambiguous", kind


def test_both_readings_of_waste_water_are_taken_by_name():
    methane, nitrous = (
        carbon.calculate("waste_water", region="FR", period=2024, **{name: "10 t"}) for name in ("oxygen_demand", "nitrogen")
    )
    assert {gas for gas, mass in methane.gases_kg().items() if mass} == {"ch4_biogenic"}
    assert {gas for gas, mass in nitrous.gases_kg().items() if mass} == {"n2o"}
    with pytest.raises(carbon.CarbonError, match="may be oxygen_demand or nitrogen"):
        carbon.calculate("waste_water", "10 t", region="FR", period=2024)
