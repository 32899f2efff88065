"""What `read` must ask of files as organisations have them, and that its answers are enough: made-up twins, added up by hand."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.activities.methods.airports import airport
from carbon.activities.methods.cities import airports_named
from carbon.reading.fits import fit_of
from carbon.reading.heading_units import rate_in_heading, unit_in_heading
from carbon.reading.joining import read_file
from carbon.reading.looks import look_at
from carbon.reading.mapping import TableMapping
from carbon.reading.no_amount import no_amount
from carbon.reading.trial import trial_of


def tried(tmp_path, text, name="t.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (found,) = trial_of(path, TableMapping())
    return found.proposal, path


def read(path, proposal, *, columns=None, **answers):
    entries = {name: value for name, value in proposal.entries.items() if name not in answers}
    return read_file(path, TableMapping(**{**entries, **answers, "columns": {**entries["columns"], **(columns or {})}}))


def total(found, unit):
    return sum(value for item in found.activities for value, units in [item.amount] if units[0] == unit)


def asked(proposal, words):
    return [text for text in proposal.open if words in text]


COOLING = """Aggregat;Köldmedium;Installerad mängd (kg);Påfyllt (kg);Återvunnet (kg);Datum
VP1;R410A;12,0;1,5;0;2024-03-01
KA2;R134a;45,0;0;0;2024-03-01
KA3;R404A;8,0;2,0;0,5;2024-05-01
"""


def test_what_is_installed_in_a_cooling_plant_is_not_what_leaked(tmp_path):
    """1.5 + 0 + 2.0 = 3.5 kg topped up; the 65 kg that are installed are no emission."""
    proposal, path = tried(tmp_path, COOLING)
    assert not {"amount", "mass"} & proposal.entries["columns"].keys()
    (column,) = [item for item in proposal.columns if item.name == "Installerad mängd (kg)"]
    assert column.why == "it is what is installed or in store, not what was used or leaked"
    assert asked(proposal, "the columns 'Påfyllt (kg)' and 'Återvunnet (kg)' fit alike. Write one of them in columns")
    found = read(path, proposal, columns={"mass": "Påfyllt (kg)"}, region="SE")
    assert (total(found, "kg"), found.refused) == (3.5, [])


@pytest.mark.parametrize(
    "heading",
    ["Installed charge (kg)", "Installerad effekt kg", "Fyllnadsmängd kg", "Kapacitet (m3)", "System charge [kg]", "Füllmenge (kg)"],
)
def test_headings_of_what_is_in_store(heading):
    assert no_amount(heading, look_at([1.5, 2.0, 3.5])) == "it is what is installed or in store, not what was used or leaked"


@pytest.mark.parametrize("heading", ["tCO2e", "kgCO2e", "kg CO2-eq", "tCO2e prior year", "Utsläpp (kgCO2e)", "CO2 g/km (WLTP)"])
def test_headings_of_emissions_of_others(heading):
    assert fit_of(heading, look_at([228.6, 165.7])) is None
    assert "emissions that someone else worked out" in no_amount(heading, look_at([228.6, 165.7]))


def test_a_report_of_kwh_beside_tonnes_of_co2e(tmp_path):
    """1 250 000 + 800 000 = 2 050 000 kWh; the tonnes beside them are not read, and the total is left out."""
    text = """SECR report 2024,,
Energy,kWh,tCO2e
Natural gas,"1,250,000",228.6
Electricity,"800,000",165.7
Total,"2,050,000",394.3
"""
    proposal, path = tried(tmp_path, text)
    assert proposal.entries["columns"]["amount"] == "kWh"
    found = read(path, proposal, columns={"kind": "Energy"}, region="GB", period="2024")
    assert (total(found, "kWh"), found.refused) == (2_050_000, [])


RATES = ["l/100 km", "Förbrukning l/mil", "kWh/m2", "Energi (kWh/m²)", "kWh per m2", "kg per person km", "Verbrauch pro km"]
TIMES = ["Avtalad körsträcka km/år", "Km/dag", "kWh per year", "Dagar per vecka", "km per month"]
AMOUNTS = ["Verbrauch / kWh", "Vikt/kg", "Elförbrukning per byggnad (kWh)", "Mängd/enhet", "tur/retur (km)", "Volym/l", "kWh"]


@pytest.mark.parametrize("heading", [*RATES, *TIMES])
def test_a_rate_is_no_amount_and_its_unit_not_that_of_the_numbers(heading):
    assert rate_in_heading(heading) is not None
    assert unit_in_heading(heading) is None
    assert fit_of(heading, look_at([5, 6, 7])) is None
    assert no_amount(heading, look_at([5, 6, 7])).startswith("it is for each ")


@pytest.mark.parametrize("heading", AMOUNTS)
def test_an_amount_is_no_rate(heading):
    assert rate_in_heading(heading) is None
    assert no_amount(heading, look_at([5, 6, 7])) == ""


@given(st.sampled_from(["kWh", "km", "l", "kg", "m3"]), st.sampled_from(["m2", "km", "kg", "år", "dag", "year"]), st.sampled_from("/ "))
def test_no_unit_of_a_rate_is_ever_that_of_the_numbers(amount, per, sign):
    heading = f"{amount}/{per}" if sign == "/" else f"{amount} per {per}"
    assert unit_in_heading(heading) is None
    assert rate_in_heading(heading)[0] == per


LEASING = """Regnr;Drivmedel;Körsträcka km/år;Start;Slut
ABC123;Diesel;15000;2022-05-01;2025-04-30
DEF456;Diesel;20000;2023-01-01;2025-12-31
"""


def test_kilometres_a_year_over_a_contract_of_three_years_are_said(tmp_path):
    """Of 15 000 + 20 000 km a year, 35 000 km are of 2024; by the days of the contracts a third of them would count."""
    path = tmp_path / "t.csv"
    path.write_text(LEASING, encoding="utf-8")
    columns = {"distance": "Körsträcka km/år [km]", "fuel": "Drivmedel"}
    given = {"kind": "car_travel", "region": "SE"}
    found = read_file(path, TableMapping(columns={**columns, "period": ("Start", "Slut")}, **given))
    (said,) = [item for item in found.notes if item.code == "rate_in_heading"]
    assert (said.severity, said.row) == ("warning", 2)
    assert "for each år, and the period of row 2 has 1 096 days" in said.message
    answered = read_file(path, TableMapping(columns=columns, period="2024", **given))
    assert [item for item in answered.notes if item.code == "rate_in_heading"] == []
    assert total(answered, "km") == 35_000


def test_litres_to_a_distance_are_said_wherever_they_are_mapped(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("Bil;l/100 km\nA;6.5\n", encoding="utf-8")
    found = read_file(path, TableMapping(columns={"amount": "l/100 km [l]"}, kind="diesel", region="SE", period="2024"))
    (said,) = [item for item in found.notes if item.code == "rate_in_heading"]
    assert said.message.startswith("the heading says that the numbers are for each 100 km, and they were read as the amounts themselves.")


TICKETS = """Resenär;Datum;Från;Till;Klass;Typ av transaktion;Pris
A;2024-01-15;LLA;ARN;economy;Köp;1500
B;2024-02-15;ARN;LHR;economy;Köp;4500
B;2024-02-20;ARN;LHR;economy;Återbetalning;-4500
"""


def test_refunds_without_an_amount_below_zero_are_asked_about(tmp_path):
    """Three rows are three flights unless a person says that the last takes back the second."""
    proposal, _ = tried(tmp_path, TICKETS)
    (question,) = asked(proposal, "'Återbetalning'")
    assert question.startswith("column 'Typ av transaktion' holds 'Återbetalning': such rows take others back, and no amount is below zero")
    signed, _ = tried(tmp_path, TICKETS.replace("Pris", "Antal resenärer").replace("-4500", "-1").replace("00\n", "\n"), "signed.csv")
    assert asked(signed, "take others back") == []


def test_a_column_of_shares_is_asked_about(tmp_path):
    proposal, _ = tried(tmp_path, "Bil;Drivmedel;Sträcka (km);Andel tjänst\nA;Diesel;1500;80 %\nB;Bensin;1200;50 %\n")
    (question,) = asked(proposal, "Andel tjänst")
    assert "holds shares (80 %, 50 %) that no field takes, so that the amounts count whole" in question


WASTE = """Datum;Avfallsslag;Behandling;Vikt (kg)
2024-01-31;Brännbart;R1;12 500
2024-01-31;Wellpapp;R3;2 300
"""


def test_codes_of_operations_are_a_treatment_and_no_refrigerant(tmp_path):
    """12 500 + 2 300 = 14 800 kg of waste; R12 is an operation here, and no 800 kg of a refrigerant."""
    proposal, path = tried(tmp_path, WASTE, "avfall.csv")
    assert proposal.entries["columns"]["treatment"] == "Behandling"
    (question,) = asked(proposal, "codes of operations (R1, R3)")
    assert question.endswith('what each means: "R1" = "combustion", "R3" = "recycling".')
    found = read(path, proposal, values={"treatment": {"R1": "combustion", "R3": "recycling"}}, region="SE")
    assert (total(found, "kg"), found.refused) == (14_800, [])
    assert [item.treatment for item in found.activities] == ["combustion", "recycling"]
    other, _ = tried(tmp_path, "Datum;Kod;Vikt (kg)\n2024-01-31;R12;800\n2024-02-29;R11;700\n")
    assert "kind" not in other.entries["columns"]
    cooling, _ = tried(tmp_path, "Datum;Köldmedium;Påfyllt (kg)\n2024-01-31;R410A;8\n2024-02-29;R134a;7\n")
    assert cooling.entries["columns"]["kind"] == "Köldmedium"


def test_what_each_row_lacks_is_a_question_and_its_answer_reads_them(tmp_path):
    """40 × 250 ml + 12 × 240 ml = 12 880 ml; how much a bottle holds is asked, and a column says it."""
    text = "Ämne;Förpackning;Antal flaskor;Datum\nSevofluran;250 ml;40;2024-02-01\nDesfluran;240 ml;12;2024-02-01\n"
    proposal, path = tried(tmp_path, text)
    assert asked(proposal, "2 rows cannot be read, the first in row 2: how much liquid a bottle holds is not known. Give bottle_volume")
    found = read(path, proposal, columns={"bottle_volume": "Förpackning"}, region="SE")
    assert found.refused == []
    assert sum(item.bottles.value * item.bottle_volume.value for item in found.activities) == 40 * 250 + 12 * 240


def test_what_the_other_questions_name_is_not_asked_twice(tmp_path):
    proposal, _ = tried(tmp_path, "Vad;Antal\nDiesel;5\nBensin;7\n")
    assert asked(proposal, "cannot be read") == []
    one_of_many, _ = tried(tmp_path, "Datum;Diesel (l)\n" + "".join(f"2024-01-{day:02};{day}\n" for day in range(1, 9)) + "2024-01-09;x\n")
    assert asked(one_of_many, "cannot be read") == [], "a cell that is wrong is no question of the table"


def test_amounts_without_a_heading_that_says_so_are_named(tmp_path):
    """150 000 + 80 000 kWh under a heading that no list holds."""
    text = "Poste;Catégorie;Activité annuelle;Unité\nÉnergie;Gaz naturel;150 000;kWh\nÉnergie;Électricité;80 000;kWh\n"
    proposal, path = tried(tmp_path, text)
    assert asked(proposal, "amount: no column says that it holds the amounts; of numbers are 'Activité annuelle'.")
    found = read(path, proposal, columns={"amount": "Activité annuelle"}, region="FR", period="2024")
    assert (total(found, "kWh"), found.refused) == (230_000, [])


def test_a_steam_column_whose_unit_is_not_known_is_named(tmp_path):
    text = "Building,Month,Electricity (kBtu),Steam (Mlb)\nA,Jan 2024,120500,12.5\nB,Jan 2024,60250,6\n"
    assert asked(tried(tmp_path, text)[0], "nothing says the unit of 'Steam (Mlb)', side by side with others")


def test_months_of_six_digits_are_read_as_ledgers_write_them(tmp_path):
    proposal, path = tried(tmp_path, "Konto;Period;Diesel (l)\n5611;202401;100\n5611;202402;50\n")
    assert proposal.entries["columns"]["period"] == "Period [YYYYMM]"
    found = read(path, proposal, kind="diesel", region="SE")
    assert [str(item.period) for item in found.activities] == ["2024-01", "2024-02"]
    assert "period" not in tried(tmp_path, "Konto;Period\n5611;202413\n5611;202499\n")[0].entries["columns"]


def test_travellers_and_rooms_that_no_field_takes_are_asked_about(tmp_path):
    """Two travellers on one row and one on the other, and two rooms for two nights: what is not multiplied is said."""
    text = "Datum;Från;Till;Antal\n2024-01-15;LLA;ARN;2\n2024-02-15;ARN;LHR;1\n"
    proposal, path = tried(tmp_path, text)
    (question,) = asked(proposal, "each row is one passenger")
    assert 'write passengers = "Antal" in columns' in question
    found = read(path, proposal, columns={"passengers": "Antal"}, kind="flight", region="SE")
    assert [item.passengers.value for item in found.activities] == [2, 1]
    ones, _ = tried(tmp_path, text.replace(";2\n", ";1\n"), "ones.csv")
    assert asked(ones, "each row is one passenger") == []
    hotel, _ = tried(tmp_path, "Incheckning;Nätter;Rum\n2024-01-10;2;2\n2024-02-10;1;1\n", "hotell.csv")
    assert asked(hotel, "column 'Rum' holds numbers that no field takes, and 'Nätter' counts as it stands")


FLIGHTS = """Datum;Från;Till;Antal passagerare
2024-01-05;Luleå;Stockholm;12
2024-02-05;LLA;STO;3
2024-02-07;Luleå;Arlanda;2
2024-02-08;Luleå;Umeå;1
2024-02-09;Luleå;Umeå;1
"""


@pytest.mark.parametrize("kind", ["", "Slag;"])
def test_a_city_of_several_airports_is_asked_about_with_its_airports(tmp_path, kind):
    """Of one row in many too: a person who answers all that is asked is through."""
    head, *rows = FLIGHTS.splitlines()
    text = "\n".join([kind + head, *(("flyg;" if kind else "") + row for row in rows), ""])
    proposal, path = tried(tmp_path, text)
    (question,) = asked(proposal, "values.destination")
    assert "'Stockholm' (1 row; nearest: ARN (Stockholm-Arlanda Airport), BMA (Stockholm-Bromma Airport)" in question
    assert "'STO' (1 row; nearest: ARN" in question
    assert "'Arlanda'" not in question, "one airport is called so"
    assert not asked(proposal, "values.origin")
    meant = {"destination": {"Stockholm": "BMA", "STO": "ARN"}}
    found = read(path, proposal, values=meant, region="SE", **({} if kind else {"kind": "flight"}))
    assert [item.destination for item in found.activities] == ["BMA", "ARN", "Arlanda", "Umeå", "Umeå"]
    assert found.refused == []


@given(st.sampled_from(["STO", "LON", "PAR", "Stockholm", "London", "Paris", "New York", "Arlanda", "Qwertz", "Milano", "Luleå", "ARN"]))
def test_an_airport_is_asked_about_when_and_only_when_it_is_refused(name):
    """The choices that are offered are airports each."""
    refused = carbon.calculate(
        pl.DataFrame([{"kind": "flight", "origin": "LLA", "destination": name}]), map_names=True, region="SE"
    ).findings
    with TemporaryDirectory() as folder:
        proposal, _ = tried(Path(folder), f"kind;origin;destination;passengers\nflight;CPH;OSL;3\nflight;CPH;{name};3\n")
    questions = asked(proposal, "values.destination")
    assert bool(questions) == ("airport_unknown" in {item.code for item in refused})
    for code in airports_named(name):
        assert airport(code[:3]).iata == code[:3]
