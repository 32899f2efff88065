"""Made-up twins of exports of cards, agencies, meters and ledgers: `read` proposes, a person answers what is open, and `footprint` adds up to
the amounts that were added up by hand: its total is that of one activity of each kind with the whole amount."""

from __future__ import annotations

import json
import tomllib

import pytest

import carbon
from carbon.cli.main import main
from carbon.core.toml_text import toml_lines

HEAD = """[inventory]
name = "Twin"
organisation = "Twin"
period = "{year}"
region = "{region}"
gwp_set = "ar5_100"

[[tables]]
path = "{path}"
mapping = "mapping.toml"
source = "Twin"
"""


def proposal(folder, name, text, capsys):
    """What `read` proposes for a file, as the mapping that it writes, and all that it says, the reasons of its columns among it."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    main(["read", str(path), "-o", str(folder / "mapping.toml"), "--format", "json"])
    (said,) = json.loads(capsys.readouterr().out)
    told = [*(column["why"] for column in said["columns"]), *said["open"], *said["first"], *(item["message"] for item in said["findings"])]
    return tomllib.loads((folder / "mapping.toml").read_text(encoding="utf-8")), "\n".join(told)


def footprint(folder, name, mapping, region="SE", *, columns=None, drop=(), year=2024, **answers):
    """The footprint of the file in an inventory of its own, by the mapping with what a person answered."""
    entries = {field: value for field, value in mapping.items() if field not in drop}
    entries |= answers | {"columns": {**mapping["columns"], **(columns or {})}}
    (folder / "mapping.toml").write_text("\n".join(toml_lines(entries)), encoding="utf-8")
    (folder / "inventory.toml").write_text(HEAD.format(region=region, path=name, year=year), encoding="utf-8")
    return carbon.Inventory.open(folder).footprint()


def by_hand(*rows, region="SE", period="2024"):
    """The total of activities, each a kind with its whole amount and its fields [kg]."""
    return sum(
        carbon.calculate(kind, amount, region=region, period=period, gwp_set="ar5_100", **more).co2e_kg for kind, amount, more in rows
    )


def codes(found):
    return {item.code for item in found.findings}


def test_hour_values_whose_hour_stands_beside_the_day(tmp_path, capsys):
    """24 hours of 1.0, 1.1 … 3.3 kWh on each of two days: 2 × 51.6 = 103.2 kWh; no hour overlaps another."""
    rows = [
        f"735999100000000001;Storg 1;2024-01-{day:02};{hour:02}-{hour + 1:02};{1 + hour / 10:.1f};kWh;Uppmätt".replace(".", ",")
        for day in (1, 2)
        for hour in range(24)
    ]
    text = "\n".join(["Anläggnings-ID;Anläggningsadress;Datum;Timme;Förbrukning;Enhet;Status", *rows, ""])
    mapping, out = proposal(tmp_path, "timmar.csv", text, capsys)
    assert mapping["time"] == "Timme"
    assert "its cells are the times of the days beside it" in out
    found = footprint(tmp_path, "timmar.csv", mapping, kind="electricity")
    assert found.co2e_kg == pytest.approx(by_hand(("electricity", "103.2 kWh", {})))
    assert "meter_overlap" not in codes(found)
    again = footprint(tmp_path, "timmar.csv", mapping, drop=("time",), kind="electricity")
    assert "meter_overlap" in codes(again), "without the hours the days overlap"


def test_hours_of_a_clock_of_twelve(tmp_path, capsys):
    """24 hours of 0.30, 0.31 … 0.53 kWh = 9.96 kWh; 12:00:00 AM is midnight."""
    rows = [
        f'"0000001","09/14/2024",{hour % 12 or 12:02}:00:00 {"AM" if hour < 12 else "PM"},"Hour","{0.3 + hour / 100:.2f}"'
        for hour in range(24)
    ]
    head = [
        '"Name : A B",,,,',
        '"Total Usage: 9.96",,,,',
        '"UOM: kWh",,,,',
        ",,,,",
        '"Meter Number","Date","Start Time","Duration","Consumed"',
    ]
    mapping, _ = proposal(tmp_path, "bill.csv", "\n".join([*head, *rows, ""]), capsys)
    assert (mapping["columns"]["amount"], mapping["time"], "unit" in mapping["columns"]) == ("Consumed", "Start Time", False)
    found = footprint(tmp_path, "bill.csv", mapping, "US", kind="electricity", unit="kWh")
    assert found.co2e_kg == pytest.approx(by_hand(("electricity", "9.96 kWh", {}), region="US"))
    assert "meter_overlap" not in codes(found)


def test_a_load_profile_is_power_and_never_energy_as_it_stands(tmp_path, capsys):
    """96 quarter-hours of 100.5, 101.5 … 195.5 kW on two days: a mean of 148 kW through 48 hours is 7 104 kWh."""
    rows = [
        f"{day:02}.01.2024;{quarter // 4:02}:{15 * (quarter % 4):02};{(quarter + 1) // 4 % 24:02}:{15 * ((quarter + 1) % 4):02};{100 + quarter},5;W"
        for day in (1, 15)
        for quarter in range(96)
    ]
    head = ["Marktlokation;51238696781", "Zählpunkt;DE0001234", "OBIS;1-0:1.29.0", "", "Datum;von;bis;Wert [kW];Status"]
    mapping, out = proposal(tmp_path, "lastgang.csv", "\n".join([*head, *rows, ""]).encode("cp1252"), capsys)
    assert not {"amount", "unit"} & mapping["columns"].keys(), "a W in the column of status is no unit, and kW no energy"
    assert "it is power, not energy" in out
    assert 'reading = "power"' in out
    found = footprint(tmp_path, "lastgang.csv", mapping, "DE", kind="electricity", reading="power", columns={"amount": "Wert [kW]"})
    assert found.co2e_kg == pytest.approx(by_hand(("electricity", "7104 kWh", {}), region="DE"))
    (said,) = [item for item in found.findings if item.code == "power_read"]
    assert "15 minutes in 192 rows" in said.message
    assert "7 104 kWh" in said.message
    bare = footprint(tmp_path, "lastgang.csv", mapping, "DE", kind="electricity", columns={"amount": "Wert [kW]"})
    assert bare.unanswered == 192, "power is refused as an amount of electricity"


def test_half_hours_of_power_with_their_first_and_last_time(tmp_path, capsys):
    """Six half-hours of 4.00, 4.01 … 4.05 kW: 24.15 kW × 0.5 h = 12.075 kWh."""
    times = [f"02/03/2024 {place // 2:02}:{30 * (place % 2):02}:00" for place in range(7)]
    rows = [f"{times[place]};{times[place + 1]};{4 + place / 100:.3f}".replace(".", ",") for place in range(6)]
    text = "\n".join(["Récapitulatif de ma consommation;;", "Date de début;01/03/2024;", "", "Début;Fin;Valeur (en kW)", *rows, ""])
    mapping, out = proposal(tmp_path, "courbe.csv", text, capsys)
    assert 'date_format = "DD/MM/YYYY"' in out
    answers = {
        "kind": "electricity",
        "reading": "power",
        "date_format": "DD/MM/YYYY",
        "decimal": ",",
        "columns": {"amount": "Valeur (en kW)"},
    }
    found = footprint(tmp_path, "courbe.csv", mapping, "FR", **answers)
    assert found.co2e_kg == pytest.approx(by_hand(("electricity", "12.075 kWh", {}), region="FR"))
    assert found.unanswered == 0


def test_power_of_days_is_no_load_profile(tmp_path, capsys):
    mapping, _ = proposal(tmp_path, "peak.csv", "Datum;Effekt (kW)\n2024-01-31;100\n2024-02-29;120\n", capsys)
    found = footprint(tmp_path, "peak.csv", mapping, kind="electricity", reading="power", columns={"amount": "Effekt (kW)"})
    assert found.unanswered == 2
    assert "power_unread" in codes(found)


def test_half_hours_in_a_list_with_reactive_power_between(tmp_path, capsys):
    """Ten half-hours of 218.4 kWh of active energy; the ten of reactive energy are asked about and left out."""
    rows = [
        f"99 9999 9999 999,{channel},2024-01-01 {hour:02}:{minute},{value},A"
        for channel, value in (("ACTIVE", 218.4), ("REACTIVE_IMP", 50.5))
        for hour in range(5)
        for minute in ("00", "30")
    ]
    mapping, out = proposal(tmp_path, "hh.csv", "\n".join(["MPAN core,Channel Type,Time,Value,Status", *rows, ""]), capsys)
    assert "kind" not in mapping["columns"], "the type of a channel is no kind of activity"
    assert 'leave_out = { "Channel Type" = ["REACTIVE_IMP"] }' in out
    found = footprint(tmp_path, "hh.csv", mapping, "GB", kind="electricity", unit="kWh", leave_out={"Channel Type": ["REACTIVE_IMP"]})
    assert found.co2e_kg == pytest.approx(by_hand(("electricity", "2184 kWh", {}), region="GB"))


def test_half_hours_side_by_side_with_the_total_of_the_day(tmp_path, capsys):
    """Days 1 to 15, each 48 half-hours of as many kWh as its number: 48 × 120 = 5 760 kWh; the total of each day is not added."""
    heads = ["MPAN", "Meter Serial Number", "Utility", "Read Type", "Date", "Total Units"]
    heads += [f"{place // 2:02}:{30 * (place % 2):02}" for place in range(1, 48)] + ["00:00"]
    days = [
        ",".join(["1200012345678", "E12X", "Electricity", "A", f"{day:02}/01/2024", str(48 * day), *[str(day)] * 48])
        for day in range(1, 16)
    ]
    mapping, out = proposal(tmp_path, "wide.csv", "\n".join([",".join(heads), *days, ""]), capsys)
    assert mapping["columns"] == {"meter": "MPAN", "kind": "Utility"}
    assert "its heading states the unit piece" not in out
    found = footprint(tmp_path, "wide.csv", mapping, "GB", unit="kWh", reading="use")
    assert found.co2e_kg == pytest.approx(by_hand(("electricity", "5760 kWh", {}), region="GB"))
    both = footprint(tmp_path, "wide.csv", mapping, "GB", unit="kWh", columns={"amount": "Total Units"})
    assert any("melt gives amount, and column 'Total Units' too" in item.message for item in both.findings)


def test_a_fuel_card_with_numbers_of_cards_vehicles_and_a_car_wash(tmp_path, capsys):
    """52.31 l of diesel, 61.2 l of HVO, 40 l of petrol, 30.5 l of E85; the car wash and AdBlue are left out by their product."""
    text = """Kortnummer;Regnr;Transaktionsdatum;Tid;Station;Produkt;Antal;Enhet;Pris/enhet;Belopp exkl moms;Moms;Mätarställning
7025000001;ABC123;2024-03-01;07:45;Luleå;Diesel;52,31;Liter;17,20;719,80;179,95;123456
7025000001;ABC123;2024-03-09;08:01;Piteå;Bensin 95;40,00;Liter;16,90;540,80;135,20;123999
7025000002;DEF456;2024-03-10;18:30;Boden;HVO100;61,20;Liter;21,00;1028,16;257,04;45012
7025000002;DEF456;2024-03-12;18:31;Boden;Biltvätt;1,00;Styck;159,00;127,20;31,80;45100
7025000003;GHI789;2024-03-15;12:31;Kalix;AdBlue;10,00;Liter;15,00;120,00;30,00;80100
7025000003;GHI789;2024-03-18;12:31;Kalix;E85;30,50;Liter;14,00;341,60;85,40;80500
"""
    mapping, out = proposal(tmp_path, "kort.csv", text.encode("cp1252"), capsys)
    assert mapping["columns"] == {"period": "Transaktionsdatum", "kind": "Produkt", "amount": "Antal", "unit": "Enhet"}
    assert "row 2: fuel 52.31 l, fuel diesel" in out
    answers = {"values": {"kind": {"Bensin 95": "petrol"}}, "leave_out": {"Produkt": ["Biltvätt", "AdBlue"]}}
    found = footprint(tmp_path, "kort.csv", mapping, **answers)
    rows = [("diesel", "52.31 l"), ("hvo100", "61.2 l"), ("petrol", "40 l"), ("e85", "30.5 l")]
    assert found.co2e_kg == pytest.approx(by_hand(*((kind, amount, {}) for kind, amount in rows)))
    assert found.unanswered == 0


def test_a_fuel_card_whose_unit_is_a_vehicle_and_whose_amount_is_money(tmp_path, capsys):
    """167.83 gallons of diesel and 12.4 of petrol; 112 is the number of a truck, 304.95 are dollars."""
    text = """Transaction Date,Transaction Time,Driver Name,Unit,Location State/Province,Product Code,Quantity,Amount,Invoice
01/13/2024,14:49,J Smith,112,CO,ULSD,167.83,304.95,A1001
01/14/2024,08:10,K Jones,113,CA,UNL,12.40,41.20,A1002
02/20/2024,09:00,J Smith,112,TX,DEF,5.10,18.00,A1003
"""
    mapping, out = proposal(tmp_path, "card.csv", text, capsys)
    assert not {"amount", "unit"} & mapping["columns"].keys()
    assert "amount: the columns 'Quantity' and 'Amount' fit alike" in out
    assert mapping["region_codes"] == "US states"
    answers = {"values": {"kind": {"ULSD": "diesel", "UNL": "petrol"}}, "leave_out": {"Product Code": ["DEF"]}, "unit": "us_gal"}
    found = footprint(tmp_path, "card.csv", mapping, "US", columns={"amount": "Quantity"}, **answers)
    rows = [("diesel", "167.83 us_gal", "US-CO"), ("petrol", "12.4 us_gal", "US-CA")]
    assert found.co2e_kg == pytest.approx(sum(by_hand((kind, amount, {}), region=region) for kind, amount, region in rows))


def test_journeys_of_several_kinds_with_the_emissions_of_the_agency(tmp_path, capsys):
    """1 075 + 2 × 455 passenger-km by rail, 270 by bus; the agency's own kg of CO2 are not the mass of anything."""
    text = """Bokningsnummer;Resenär;Avresedatum;Från;Till;Färdsätt;Klass;Antal resenärer;Sträcka (km);CO2 (kg);Pris
AB1;A A;2024-02-01;Luleå C;Stockholm C;Tåg;2 klass;1;1075;0,01;995
AB2;B B;2024-02-03;Stockholm C;Göteborg C;Tåg;1 klass;2;455;0,01;1450
AB3;C C;2024-02-05;Umeå;Sundsvall;Buss;;1;270;8,1;310
"""
    mapping, out = proposal(tmp_path, "resor.csv", text, capsys)
    expected = {"period": "Avresedatum", "kind": "Färdsätt", "passengers": "Antal resenärer", "distance": "Sträcka (km)"}
    assert mapping["columns"] == expected
    assert "it is emissions that someone else worked out" in out
    found = footprint(tmp_path, "resor.csv", mapping)
    assert found.co2e_kg == pytest.approx(by_hand(("rail", "1985 pkm", {}), ("bus", "270 pkm", {})))


def test_tickets_whose_trip_type_is_no_kind(tmp_path, capsys):
    """Three flights of one passenger each; whether 'Round Trip' is both ways is asked, and the routing is not read."""
    text = """Traveler,Ticket Number,Issue Date,Departure Date,Routing,Origin Airport Code,Destination Airport Code,Class of Service,Trip type,Total Fare
DOE/J,0171234567890,12/20/2023,01/15/2024,ARN/LHR,ARN,LHR,Economy,One Way,250.00
ROE/M,0171234567891,01/05/2024,02/01/2024,ARN/JFK,ARN,JFK,Business,Round Trip,4100.00
POE/K,0171234567892,01/05/2024,02/03/2024,LLA/ARN,LLA,ARN,Premium Economy,One Way,99.00
"""
    mapping, out = proposal(tmp_path, "tickets.csv", text, capsys)
    assert mapping["columns"] == {
        "period": "Departure Date [MM/DD/YYYY]",
        "origin": "Origin Airport Code",
        "destination": "Destination Airport Code",
        "cabin": "Class of Service",
    }
    assert "If they are flights" in out
    assert "'Trip type' holds 'Round Trip'" in out
    legs = [("ARN", "LHR", "economy", 1), ("ARN", "JFK", "business", 2), ("LLA", "ARN", "premium_economy", 1)]
    answers = {"values": {"round_trip": {"One Way": "no", "Round Trip": "yes"}}, "columns": {"round_trip": "Trip type"}}
    found = footprint(tmp_path, "tickets.csv", mapping, kind="flight", **answers)
    one = [
        carbon.calculate("flight", origin=a, destination=b, cabin=c, region="SE", period="2024", gwp_set="ar5_100") for a, b, c, _ in legs
    ]
    assert found.co2e_kg == pytest.approx(sum(item.co2e_kg * leg[3] for item, leg in zip(one, legs, strict=True)))


def test_journeys_of_patients(tmp_path, capsys):
    """345.2 + 245 km by taxi and 230 by bus; the number of the traveller is no number of travellers."""
    text = """Resedatum;Resenär;Från adress;Till adress;Fordonstyp;Avstånd (km);Antal passagerare;Egenavgift;Resekostnad
2024-03-04;1;Kiruna;Sunderby sjukhus;Taxi;345,2;1;80;4100
2024-03-05;2;Gällivare;Sunderby sjukhus;Taxi;245,0;1;80;3100
2024-03-06;3;Pajala;Sunderby sjukhus;Buss;230,0;1;80;300
"""
    mapping, _ = proposal(tmp_path, "sjukresor.csv", text, capsys)
    assert mapping["columns"] == {
        "period": "Resedatum",
        "kind": "Fordonstyp",
        "distance": "Avstånd (km)",
        "passengers": "Antal passagerare",
    }
    found = footprint(tmp_path, "sjukresor.csv", mapping)
    assert found.co2e_kg == pytest.approx(by_hand(("taxi", "590.2 km", {}), ("bus", "230 pkm", {})))


def test_invoices_of_heat_with_flow_power_and_fees(tmp_path, capsys):
    """512.4 + 488.1 + 41.0 + 39.5 = 1 081 MWh; the flow in m3 and the power in kW are no heat."""
    text = """Anläggning;Adress;Period;Energi MWh;Flöde m3;Effekt kW;Energiavgift kr;Flödesavgift kr;Summa kr
A1;Sjukhuset;2024-01;512,4;9 800;1 250;204 960;9 800;214 760
A1;Sjukhuset;2024-02;488,1;9 100;1 250;195 240;9 100;204 340
A2;Vårdcentralen;2024-01;41,0;700;120;16 400;700;17 100
A2;Vårdcentralen;2024-02;39,5;680;120;15 800;680;16 480
"""
    mapping, out = proposal(tmp_path, "fjarrvarme.csv", text, capsys)
    assert (mapping["kind"], mapping["columns"]["amount"]) == ("fjarrvarme", "Energi MWh")
    assert "was taken from the file name 'fjarrvarme.csv'" in out
    found = footprint(tmp_path, "fjarrvarme.csv", mapping)
    assert found.co2e_kg == pytest.approx(by_hand(("district_heating", "1081 MWh", {})))


def test_a_bill_with_power_and_days_in_words_of_several(tmp_path, capsys):
    """11 900 + 10 700 kWh and 290 + 240 therms; the demand in kW is neither."""
    text = """Account,Meter,Bill Start Date,Bill End Date,Usage (kWh),Demand (kW),Total Charges ($),Therms,Gas Charges ($)
1,M1,01/15/2024,02/13/2024,"11,900",52,"$1,480.20",290,$260.00
1,M1,02/14/2024,03/14/2024,"10,700",50,"$1,330.00",240,$215.00
"""
    mapping, out = proposal(tmp_path, "bill.csv", text, capsys)
    assert mapping["columns"]["period"] == ["Bill Start Date [MM/DD/YYYY]", "Bill End Date [MM/DD/YYYY]"]
    assert "amount: the columns 'Usage (kWh)' and 'Therms' fit alike" in out
    melt = {"columns": {"Usage (kWh)": {"kind": "electricity", "unit": "kWh"}, "Therms": {"kind": "natural gas", "unit": "thm"}}}
    found = footprint(tmp_path, "bill.csv", mapping, "US", melt=melt, decimal=".")
    assert found.co2e_kg == pytest.approx(by_hand(("electricity", "22600 kWh", {}), ("natural gas", "530 thm", {}), region="US"))


def test_a_meter_that_feeds_in_too(tmp_path, capsys):
    """2.5 + 3.5 kWh taken; 9 kWh fed into the grid are not use."""
    text = "Från;Till;Uttag kWh;Inmatning kWh\n2024-01-01 00:00;2024-01-01 01:00;2,5;4\n2024-01-01 01:00;2024-01-01 02:00;3,5;5\n"
    mapping, out = proposal(tmp_path, "matning.csv", text, capsys)
    assert mapping["columns"]["amount"] == "Uttag kWh"
    assert "it is energy that was fed into the grid" in out
    found = footprint(tmp_path, "matning.csv", mapping, kind="electricity")
    assert found.co2e_kg == pytest.approx(by_hand(("electricity", "6 kWh", {})))


@pytest.mark.parametrize(
    ("heads", "region", "kind"),
    [
        ("Enhet;Bränsle;Antal;Mått;År", "SE", "Bränsle"),
        ("Byggnad;Energislag;Antal;Enhet;År", "SE", "Energislag"),
        ("Abnahmestelle;Energieart;Anzahl;Einheit;Jahr", "DE", "Energieart"),
        ("Site;Product;Number;UoM;Year", "GB", "Product"),
        ("Bâtiment;Énergie;Nombre;Unité;Année", "FR", "Énergie"),
    ],
)
def test_words_of_kinds_and_a_number_beside_its_unit(tmp_path, capsys, heads, region, kind):
    """12 000 l of heating oil and 99 000 kWh of power, whatever the columns are called."""
    text = f"{heads}\nHus A;heating oil;12000;l;2023\nHus B;electricity;99000;kWh;2023\nHus A;electricity;1000;kWh;2023\n"
    mapping, _ = proposal(tmp_path, "varor.csv", text, capsys)
    _, _, amount, unit, year = heads.split(";")
    assert {**mapping["columns"], "site": ""} == {"kind": kind, "amount": amount, "unit": unit, "period": year, "site": ""}
    found = footprint(tmp_path, "varor.csv", mapping, region, year=2023)
    rows = [("heating oil", "12000 l", {}), ("electricity", "100000 kWh", {})]
    assert found.rows == 3
    assert found.unanswered == 3 or found.co2e_kg == pytest.approx(by_hand(*rows, region=region, period="2023"))


def test_a_ledger_holds_money_alone(tmp_path, capsys):
    text = """Ansvar;Konto;Kontobenämning;Verdatum;Text;Debet;Kredit;Saldo
100;5611;Drivmedel personbilar;2024-01-31;Mack;12 500,00;;12 500,00
200;5220;Hyra av inventarier;2024-02-29;Leasing AB;8 000,00;;8 000,00
"""
    mapping, out = proposal(tmp_path, "huvudbok.csv", text, capsys)
    assert mapping["columns"] == {"period": "Verdatum"}
    assert "the only amounts are money ('Debet', 'Saldo')" in out


def test_a_name_is_no_kind_of_what_it_cannot_measure(tmp_path, capsys):
    """Mix is a food, and litres and MWh are no food."""
    mapping, out = proposal(tmp_path, "mix.csv", "Vad;Antal;Enhet;År\nX;12;l;2024\nY;5;MWh;2024\n", capsys)
    assert "kind" not in mapping
    assert "kind: nothing says what the rows are" in out


def test_a_name_says_nothing_of_rows_that_hold_dates_alone(tmp_path, capsys):
    """Dates are a fruit too."""
    path = tmp_path / "dates.csv"
    path.write_text("birth_date\n2015-04-12\n1986-11-02\n", encoding="utf-8")
    main(["read", str(path)])
    out = capsys.readouterr().out
    assert "was taken from" not in out
    assert "open kind: nothing says what the rows are." in out
