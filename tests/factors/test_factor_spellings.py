"""One factor in many spellings is one number; what is another quantity is refused, never led to another gas."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.core.errors import CarbonError
from carbon.core.units.scales import scale
from carbon.factors.spelling import read_factor, read_unit

GASES = ["CO2e", "CO2-eq", "CO2 eq", "CO₂e", "CO2eq", "co2e", "CO2-e", "CO2 equivalents", "CO2-ekv", ""]
MASSES = {"kg": ["kg", "Kg", "kilograms"], "g": ["g", "grams"], "t": ["t", "tonnes"], "lb": ["lb", "lbs", "pounds"]}
PER = {
    "kWh": ["kWh", "kwh"],
    "MWh": ["MWh"],
    "l": ["l", "litre", "liter"],
    "piece": ["piece"],
    "night": ["night", "nights"],
    "tkm": ["tkm"],
}
BETWEEN = ["/", " / ", " per ", "/ "]


@given(
    value=st.floats(1e-6, 1e6),
    mass=st.sampled_from(sorted(MASSES)),
    per=st.sampled_from(sorted(PER)),
    data=st.data(),
)
def test_every_spelling_of_a_factor_gives_one_number(value, mass, per, data):
    wanted = value * scale(mass, "kg")
    number = data.draw(
        st.sampled_from([repr(value), f"{value:e}", f"{value:.17e}", repr(value).replace(".", ",") if _decimal(value) else repr(value)])
    )
    gas, spelled = data.draw(st.sampled_from(GASES)), data.draw(st.sampled_from(MASSES[mass]))
    space = data.draw(st.sampled_from(["", " "])) if gas[:1].isupper() else " "
    text = f"{number} {spelled}{space}{gas}{data.draw(st.sampled_from(BETWEEN))}{data.draw(st.sampled_from(PER[per]))}"
    [(found, kilograms, unit)] = read_factor(text)
    assert (found, unit) == ("co2e", per), text
    assert kilograms == pytest.approx(wanted, rel=1e-5), text


def _decimal(value: float) -> bool:
    """Whether a decimal comma in the number has one reading."""
    whole, _, rest = repr(value).partition(".")
    return "e" not in rest and len(rest) != 3 and bool(whole)


@pytest.mark.parametrize(
    ("text", "gas", "kilograms", "unit"),
    [
        ("8.1 lb/MWh", "co2e", 8.1 * 0.45359237, "MWh"),
        ("1e-05 kg CH4/l", "ch4_fossil", 1e-5, "l"),
        ("1e+02 g CO2/l", "co2", 0.1, "l"),
        ("12 kg CO2e/100 km", "co2e", 0.12, "km"),
        ("0,45 kg CO2/kWh", "co2", 0.45, "kWh"),
        ("0.02 kg HFA-134a/piece", "hfc_134a", 0.02, "piece"),
    ],
)
def test_a_gas_of_a_factor_is_the_one_that_is_written(text, gas, kilograms, unit):
    assert read_factor(text) == [(gas, pytest.approx(kilograms, rel=1e-12), unit)]


def test_a_plus_stands_between_gases_and_in_an_exponent():
    assert read_factor("1e+02 g CO2/l + 2 g CH4 fossil/l; 1E-1 g N2O/l") == [
        ("co2", pytest.approx(0.1), "l"),
        ("ch4_fossil", pytest.approx(0.002), "l"),
        ("n2o", pytest.approx(1e-4), "l"),
    ]


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("2 kg CO2x/kg", "gas_unknown", "Write CO2 for carbon dioxide alone, CO2e for all greenhouse gases together"),
        ("5 kg NOx/t", "gas_without_gwp", "NOx has no GWP"),
        ("2 ton CO2e/t", "unit_ambiguous", "Write t or short_ton"),
        ("1,234 kg CO2e/kg", "number_ambiguous", "has two readings"),
        ("0.15 kg", "factor_invalid", "Write mass of gas per unit"),
        ("-1.2 kg CO2e/kg", "factor_negative", "kind removal, what is avoided as avoided_emissions"),
        ("", "factor_invalid", "cannot be read"),
    ],
)
def test_a_factor_that_cannot_be_read_is_refused(text, code, message):
    with pytest.raises(CarbonError, match=message) as error:
        read_factor(text)
    assert error.value.code == code
    assert "Nearest: co2" not in str(error.value)


def test_number_and_unit_of_a_factor_stand_in_two_columns(tmp_path):
    one = carbon.calculate("generic", quantity="200 t", factor="0.15 kg CO2e/kg", name="cement", evidence="EPD")
    two = carbon.calculate("generic", quantity="200 t", factor="0.15", factor_unit="kg CO2-eq per kg", name="cement", evidence="EPD")
    assert two.co2e_kg == one.co2e_kg == 30_000
    place = tmp_path / "goods.csv"
    with place.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(
            [["kind", "quantity", "ef", "ef unit"], ["generic", "200 t", "0.15", "kgCO2e/kg"], ["generic", "1 t", "2", "lb/t"]]
        )
    rows = [dict(zip(["kind", "quantity", "factor", "factor_unit"], row, strict=True)) for row in _rows(place)]
    assert carbon.calculate(rows).co2e_kg == pytest.approx(30_000 + 2 * 0.45359237)


def _rows(place):
    with place.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def test_a_factor_with_two_units_is_refused():
    with pytest.raises(CarbonError, match="Leave factor_unit out"):
        carbon.calculate("generic", quantity="1 t", factor="0.15 kg CO2e/kg", factor_unit="kg CO2e/t")
    with pytest.raises(CarbonError, match="factor_unit is given without factor"):
        carbon.calculate("supplier_product", quantity="1 t", factor_unit="kg CO2e/t")


@pytest.mark.parametrize(
    ("per", "gas", "factor"),
    [("kg CO2e/kWh", "co2e", 0.4), ("gCO2-eq per MWh", "co2e", 0.4e-3), ("kg CO2 / kWh", "co2", 0.4), ("lb/MWh", "co2e", 0.4 * 0.45359237)],
)
def test_the_unit_of_an_own_list_is_read_with_its_gas(tmp_path, per, gas, factor):
    place = tmp_path / "own.csv"
    with place.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["Name", "Factor", "Unit"], ["x", "0.4", per]])
    mapping = {
        "columns": {"co2e": "Factor", "per": "Unit"},
        "constants": {"key": "electricity.grid", "stages": "generation", "gwp_set": "unstated"},
    }
    [own] = carbon.Catalogue.read(place, mapping=mapping).layers[0].factors
    assert own.forms[0].gases == {gas: pytest.approx(factor)}
    assert own.forms[0].unit == read_unit(per).unit


@pytest.mark.parametrize(
    ("kind", "fields", "number", "per", "kg"),
    [
        ("storage", {"volume": "4000 m3", "duration": "2 days"}, "0,01", "kg CO2-eq per m3_day", 4000 * 2 * 0.01),
        (
            "rice_cultivation",
            {"area": "10 ha", "duration": "100 d", "water": "continuously_flooded", "before": "dry_under_180_days"},
            0.9,
            "kg CH4_biogenic/ha_day",
            10 * 100 * 0.9 * 27.0,
        ),
        ("organic_soil", {"area": "2 ha", "duration": "1 a", "use": "cropland", "climate": "boreal"}, "25", "t CO2/ha_year", 50_000),
    ],
)
def test_storage_and_land_take_number_and_unit_in_two_columns(kind, fields, number, per, kg):
    """Amount × factor; biogenic methane by AR6, 27.0 (Table 7.15); water and time before of rice both scale by 1; soil adds N2O and CH4."""
    apart = carbon.calculate(kind, **fields, factor=number, factor_unit=per, evidence="study", region="SE", period=2023)
    joined = carbon.calculate(kind, **fields, factor=f"{number} {per}", evidence="study", region="SE", period=2023)
    assert apart.co2e_kg == joined.co2e_kg
    cells = apart.by("gas")
    others = sum(x for gas, x in zip(cells["gas"], cells["co2e_kg"], strict=True) if kind == "organic_soil" and gas != "co2")
    assert apart.co2e_kg - others == pytest.approx(kg, rel=1e-9)
    with pytest.raises(CarbonError, match="Leave factor_unit out"):
        carbon.calculate(kind, **fields, factor=f"{number} {per}", factor_unit=per)
