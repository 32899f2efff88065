"""What a mapping says beside its columns: routings in one cell, debit and credit, packs and their number, years of months, titles above."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import carbon
from carbon.core.errors import CarbonError
from carbon.reading.joining import read_file
from carbon.reading.mapping import TableMapping
from carbon.reading.mapping_file import load_mapping
from carbon.reading.routings import read_routing
from carbon.reading.trial import trial_of

AIRPORTS = ("LLA", "ARN", "CPH", "LHR", "GOT", "UME", "KRN", "OSL")
SIGNS = ("-", " - ", "/", " / ", " \u2013 ", "\u2013", ">", " -> ", ", ", " ")


def read(lines, **mapping):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        path.write_text("\n".join([*lines, ""]), encoding="utf-8")
        return read_file(path, TableMapping(**mapping))


def trial(tmp_path, lines, name="t.csv"):
    path = tmp_path / name
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return trial_of(path, TableMapping())[0]


def refused(found):
    return [(item.finding.code, item.finding.row) for item in found.refused]


def kg(found):
    return sum(carbon.calculate(item).co2e_kg for item in found.activities)


ways = st.lists(st.sampled_from(AIRPORTS), min_size=2, max_size=5).filter(lambda way: all(one != other for one, other in pairwise(way)))


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(ways, st.sampled_from(SIGNS)), min_size=1, max_size=4))
def test_a_routing_is_the_sum_of_its_legs_whatever_stands_between(journeys):
    flight = {"kind": "flight", "region": "SE", "period": "2019"}
    whole = read(
        ["Resa|Klass", *(f"{sign.join(way)}|economy" for way, sign in journeys)], **flight, routing="Resa", columns={"cabin": "Klass"}
    )
    legs = [f"{one};{other};economy" for way, _ in journeys for one, other in pairwise(way)]
    apart = read(["a;b;c", *legs], **flight, columns={"origin": "a", "destination": "b", "cabin": "c"})
    assert refused(whole) == refused(apart) == []
    assert kg(whole) == pytest.approx(kg(apart))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("LLA-ARN/LHR", "ARN/LHR"),
        ("LLA-ARN//CPH-LLA", "row of its own"),
        ("LLA-STO", "BMA"),
        ("LLA", "two or more"),
        ("LLA-ARN t/r", "a way back too"),
        ("LLA-QQQ", "QQQ"),
    ],
)
def test_what_is_no_journey_in_one_way_is_refused_with_the_next_step(text, told):
    found = read(["Resa", "LLA-ARN", text], kind="flight", region="SE", period="2019", routing="Resa")
    assert refused(found) == [("routing_unread", 3)]
    assert told in found.refused[0].finding.message


def test_a_place_means_one_airport_where_the_mapping_says_so():
    found = read(
        ["Resa", "LLA-STO-LON"], kind="flight", region="SE", period="2019", routing="Resa", values={"routing": {"STO": "ARN", "lon": "LHR"}}
    )
    (flight,) = found.activities
    assert (flight.origin, flight.via, flight.destination) == ("LLA", ("ARN",), "LHR")


def test_a_way_back_counts_once():
    flight = {"kind": "flight", "region": "SE", "period": "2019", "routing": "Resa"}
    there = read(["Resa,tur", "LLA-ARN,yes", "LLA-ARN-LLA,yes", "LLA-ARN-LLA,no"], **flight, columns={"round_trip": "tur"})
    assert refused(there) == [("routing_unread", 3)]
    assert carbon.calculate(there.activities[0]).co2e_kg == pytest.approx(carbon.calculate(there.activities[1]).co2e_kg)
    with pytest.raises(CarbonError, match="Leave one of them out"):
        read(["Resa,km", "LLA-ARN,700"], **flight, columns={"distance": "km"})


def test_read_proposes_the_routing_and_asks_about_tickets(tmp_path):
    rows = [
        "Air Travel 2019",
        "",
        "Routing,Departure date,Miles,No. of Tickets",
        "LLA-ARN-LLA,14JAN2019,860,1",
        "LLA/ARN/CPH,02MAR2019,771,2",
        "Total,,,3",
    ]
    found = trial(tmp_path, rows)
    assert found.proposal.entries["routing"] == "Routing"
    assert found.proposal.entries["columns"] == {"period": "Departure date"}, "miles would count the journey twice"
    assert any('passengers = "No. of Tickets"' in question for question in found.proposal.open)
    assert (6, "it is called 'Total' and has no amount") in found.left_out


amounts = st.lists(st.tuples(st.booleans(), st.integers(1, 10**8)), min_size=1, max_size=12)


@settings(deadline=None, max_examples=40)
@given(amounts, st.booleans(), st.sampled_from(["", "0,00"]))
def test_debit_less_credit_is_the_amount_in_any_style(entries, below_zero, empty):
    """A debit that is larger than all credits stands first, so that each credit is taken off a row of its account."""
    entries = [(True, sum(cents for _, cents in entries) + 1), *entries]
    sign = "-" if below_zero else ""

    def text(cents):
        return f"{cents / 100:,.2f}".replace(",", " ").replace(".", ",")

    rows = [f"{text(cents)};{empty};K" if debit else f"{empty};{sign}{text(cents)};K" for debit, cents in entries]
    found = read(["Debet;Kredit;Konto", *rows], kind="diesel", unit="l", source="Konto", region="SE", period="2019", credit="Kredit",
                 columns={"amount": "Debet"})  # fmt: skip
    assert refused(found) == []
    litres = sum(item.amount[0] for item in found.activities)
    assert litres == pytest.approx(sum(cents if debit else -cents for debit, cents in entries) / 100)


def test_a_row_with_debit_and_credit_is_refused_and_a_foot_that_balances_is_left_out():
    spend = {
        "kind": "spend",
        "unit": "SEK",
        "sector": "C19",
        "region": "SE",
        "period": "2019",
        "credit": "Kredit",
        "sums": "leave out",
        "source": "T",
    }
    lines = ["Text,Debet,Kredit", "a,100,", "b,200,50", "c,,20", "Summa,300,300"]
    found = read(lines, **spend, columns={"amount": "Debet", "note": "Text"})
    assert refused(found) == [("debit_and_credit", 3)]
    assert "'200'" in found.refused[0].finding.message
    for wrong, field in (
        ({"credit": "Kred"}, "credit"),
        ({"columns": {"note": "Text"}}, "credit"),
        ({"melt": {"columns": ["Debet", "Text"]}, "columns": {}}, "credit"),
    ):
        with pytest.raises(CarbonError) as caught:
            read(lines, **{**spend, "columns": {"amount": "Debet"}, **wrong})
        assert caught.value.field == field


def test_a_ledger_of_the_bas_chart_is_read_by_the_accounts_of_sie():
    lines = ["Konto;Datum;Text;Debet;Kredit", "5611;2024-01-15;OKQ8;4 000,00;", "2641;2024-01-15;moms;1 000,00;", "2440;2024-01-15;skuld;;5 000,00",
             "5611;2024-02-20;kredit;;500,00", "Summa;;;5 000,00;5 500,00"]  # fmt: skip
    with TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        found = read_file(path, load_mapping(Path("ledger-sv")))
    assert [(item.sector, item.amount[0]) for item in found.activities] == [("C19", 3500.0), ("C19", 0.0)]


@settings(deadline=None, max_examples=30)
@given(
    st.lists(st.tuples(st.integers(1, 2000), st.integers(1, 500)), min_size=1, max_size=8), st.sampled_from(["", " flaska", " plastpåse"])
)
def test_packs_times_their_number_are_the_amount(rows, packed):
    found = read(["Pack;Antal", *(f"{size / 4:g} ml{packed};{count}".replace(".", ",") for size, count in rows)], kind="sevoflurane", region="SE",
                 period="2019", multiply_by="Antal", columns={"amount": "Pack"})  # fmt: skip
    assert refused(found) == []
    assert sum(item.amount[0] for item in found.activities) == pytest.approx(sum(size / 4 * count for size, count in rows))


@pytest.mark.parametrize("cell", ["250 ml, 6 st", "flaska", "40 l gasflaska"])
def test_what_a_pack_does_not_say_in_one_way_is_refused(cell):
    found = read(["Pack;Antal", f"{cell};3", "250 ml;2", "250 ml;"], kind="lustgas", region="SE", period="2019", multiply_by="Antal",
                 columns={"amount": "Pack"})  # fmt: skip
    assert refused(found) == [("multiply_unread", 2), ("multiply_unread", 4)]


def test_read_asks_about_packs_beside_their_number(tmp_path):
    found = trial(tmp_path, ["Artikel;Förpackning;Antal fp", "sevofluran;250 ml flaska;12", "desfluran;240 ml flaska;3"])
    assert any('multiply_by = "Antal fp"' in question for question in found.proposal.open)


MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december")


@pytest.mark.parametrize("names", [MONTHS, [name[:3] for name in MONTHS], [str(number) for number in range(1, 13)]])
def test_months_take_their_year_from_the_column_beside_and_from_the_title(tmp_path, names):
    beside = trial(tmp_path, ["År;Månad;El (kWh)", *(f"2018;{name};{100 + place}" for place, name in enumerate(names))])
    assert (beside.proposal.entries["year"], beside.proposal.entries["columns"]["period"]) == ("År", "Månad")
    assert "2018-01" in beside.first[0]
    above = trial(
        tmp_path,
        ["Elförbrukning 2018, kWh", "", "Månad;Förbrukning", *(f"{name};{100 + place}" for place, name in enumerate(names)), "Summa;1266"],
    )
    assert above.proposal.entries["year"] == "2018"
    assert "2018-01" in above.first[0]
    found = read(
        ["Månad;El", *(f"{name};1" for name in names)],
        kind="electricity",
        unit="kWh",
        region="SE",
        year=2018,
        columns={"period": "Månad", "amount": "El"},
    )
    assert [str(item.period) for item in found.activities] == [f"2018-{number:02}" for number in range(1, 13)]


def test_a_title_is_proposed_with_its_place_and_never_used_without_the_mapping(tmp_path):
    lines = ["Elförbrukning 2019, MWh", "Anläggning: Sunderby sjukhus", "Utskrivet 2020-02-11", "", "Byggnad;Avläst", "A;10", "B;20"]
    found = trial(tmp_path, lines)
    entries = found.proposal.entries
    assert [entries[name] for name in ("kind", "period", "unit")] == ["elförbrukning", "2019", "MWh"]
    assert "site" not in entries, "the column of buildings says it of each row"
    assert {item.code for item in found.findings} >= {"taken_from_title", "kind_from_name"}
    assert any("cell A1 'Elförbrukning 2019, MWh'" in item.message for item in found.findings)
    bare = read_file(tmp_path / "t.csv", TableMapping(columns={"amount": "Avläst"}, region="SE"))
    assert bare.activities == []


def test_titles_that_say_two_years_are_asked_about(tmp_path):
    found = trial(tmp_path, ["El 2018", "Jämförelse 2019", "", "Byggnad;El (kWh)", "A;10", "B;20"])
    assert "period" not in found.proposal.entries
    assert any(
        text.startswith("period: the cells above the table say") and "'2018'" in text and "'2019'" in text for text in found.proposal.open
    )


@pytest.mark.parametrize("title", ["Leasade bilar per 2019-12-31", "Exporterad 2020", "Rapport enligt SFS 2016:1128", "Kund 20190"])
def test_the_day_of_a_file_or_of_a_stock_is_no_period(tmp_path, title):
    found = trial(tmp_path, [title, "", "Byggnad;El (kWh)", "A;10", "B;20"])
    assert "period" not in found.proposal.entries


@pytest.mark.parametrize("read_way", ["LLA-ARN", "LLA/ARN", "LLA ARN"])
def test_small_letters_and_cities_are_read(read_way):
    assert isinstance(read_routing(read_way.lower()), tuple)


def test_what_a_meter_shows_gives_way_to_the_use_beside_it(tmp_path):
    lines = ["Datum;Mätarställning (MWh);Förbrukning (MWh)", *(f"2019-{number:02}-28;{1000 + 10 * number};10" for number in range(1, 13))]
    found = trial(tmp_path, lines, "fjarrvarme.csv")
    assert found.proposal.entries["columns"]["amount"] == "Förbrukning (MWh)"
    assert not any(text.startswith("amount:") for text in found.proposal.open)


def test_numbers_without_a_unit_are_one_error_that_names_the_column():
    found = read(
        ["Slag;Antal", *(f"electricity;{number}" for number in range(1, 9))],
        region="SE",
        period="2019",
        columns={"kind": "Slag", "amount": "Antal"},
    )
    assert len(found.refused) == 8
    (message,) = {item.finding.message for item in found.refused}
    assert "'Antal'" in message
    assert 'unit = "kWh"' in message
    some = read(
        ["Slag;Antal", "electricity;1 MWh", "electricity;2"], region="SE", period="2019", columns={"kind": "Slag", "amount": "Antal"}
    )
    assert "'2'" in some.refused[0].finding.message, "where others have a unit, the cell is named"


def test_read_asks_in_which_of_its_meanings_a_unit_of_a_heading_stands(tmp_path):
    found = trial(tmp_path, ["Datum;Körda mil", "2019-01-01;12", "2019-02-01;14"])
    (asked,) = [text for text in found.proposal.open if text.startswith("unit:")]
    assert "Write scandinavian_mile or mi" in asked, "to write km for mil would be a tenth of it"


@pytest.mark.parametrize("answer", [{"unit": "scandinavian_mile"}, {"columns": {"distance": "Körda mil [scandinavian_mile]"}}])
def test_what_is_told_of_a_swedish_mil_is_ten_kilometres(answer):
    given = {"kind": "car", "region": "SE", "period": "2019", "columns": {"distance": "Körda mil"}} | answer
    (activity,) = read(["Körda mil", "100"], **given).activities
    assert activity.distance.to("km") == pytest.approx(1000)


def test_days_in_digits_alone_are_asked_about_with_their_form(tmp_path):
    """19 January 2004 and 4 January 2019: nothing tells them apart but who wrote them."""
    found = trial(tmp_path, ["Transdatum;Liter", "190104;10", "170119;10"])
    (asked,) = [text for text in found.proposal.open if text.startswith("period:")]
    assert '"Transdatum [YYMMDD]"' in asked
    assert "[DDMMYY]" in asked
    days = read(["D;l", "190104;10"], kind="diesel", region="SE", columns={"period": "D [YYMMDD]", "amount": "l"})
    assert str(days.activities[0].period) == "2019-01-04"


def test_words_inside_a_cell_are_near_and_a_fee_has_its_way_out(tmp_path):
    found = trial(tmp_path, ["Produkt;Volym;Enhet", "Preem Evolution Diesel;10;l", "Biltvätt;1;l", "Bensin 95 E5;3;LIT"])
    (asked,) = [text for text in found.proposal.open if text.startswith("values.kind")]
    assert "nearest: diesel" in asked
    assert 'leave_out = { "Produkt" = ["…"] }' in asked


def test_waiting_is_no_amount_and_codes_of_medicines_are_kinds(tmp_path):
    taxi = trial(tmp_path, ["Datum;Km;Väntetid min", "2019-01-01;12;3", "2019-02-01;14;0"], "taxi.csv")
    assert taxi.proposal.entries["columns"] == {"period": "Datum", "distance": "Km"}
    ward = trial(tmp_path, ["Benämning;ATC;ml", "Narkosgas X;N01AB08;250", "Narkosgas Y;N01AB07;240"])
    assert ward.proposal.entries["columns"] == {"kind": "ATC", "amount": "ml"}


@pytest.mark.parametrize("name", ["LIT", "LTR", "lit"])
def test_codes_of_invoices_are_units(name):
    assert (
        carbon.calculate("diesel", f"10 {name}", region="SE", period=2019).co2e_kg
        == carbon.calculate("diesel", "10 l", region="SE", period=2019).co2e_kg
    )


def test_a_ledger_by_groups_counts_no_turnover_and_no_balance(tmp_path):
    """11 200 and 45 000 SEK: the rows of turnover and balances are no entries, though an account has one entry only."""
    rows = ["Konto;Datum;Text;Debet;Kredit", "5611;;Ingående saldo;;", "5611;2024-01-14;Circle K;12400,50;", "5611;2024-03-09;Kredit;;1200,50",
            "5611;;Omslutning;12400,50;1200,50", "5611;;Utgående saldo;;", "5810;;Ingående saldo;;", "5810;2024-04-01;BCD;45000,00;",
            "5810;;Omslutning;45000,00;0,00", "5810;;Utgående saldo;;"]  # fmt: skip
    path = tmp_path / "t.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    found = read_file(path, load_mapping(Path("ledger-sv")))
    assert refused(found) == []
    assert sorted(item.amount[0] for item in found.activities) == [0.0, 11200.0, 45000.0]


def test_columns_of_two_years_beside_months_are_rows_of_months(tmp_path):
    found = trial(tmp_path, ["Fjärrvärme MWh", "", "Månad;2018;2019", "Januari;120,5;110,2", "Februari;100,1;98,7", "Summa;220,6;208,9"])
    assert found.proposal.entries["melt"] == {"first": "2018", "last": "2019", "text": "{Månad} {}"}
    assert [text.partition(":")[2].split(",")[0].strip() for text in found.first] == [
        "district_heating 120.5 MWh",
        "district_heating 110.2 MWh",
        "district_heating 100.1 MWh",
    ]
    assert (6, "it is the sum of rows 4 to 5") in found.left_out


@pytest.mark.parametrize(
    ("cell", "month"), [("01.2019", "2019-01"), ("12/2019", "2019-12"), ("3. März 2019", "2019-03-03"), ("14JAN2019", "2019-01-14")]
)
def test_months_before_their_year_and_named_ones_are_read(cell, month):
    found = read(["Monat;kWh", f"{cell};5"], kind="electricity", region="DE", columns={"period": "Monat", "amount": "kWh"})
    assert [str(item.period) for item in found.activities] == [month]


def test_a_change_in_per_cent_is_no_share(tmp_path):
    found = trial(tmp_path, ["Byggnad;El (kWh);Förändring %", "A;900;-10 %", "B;2200;10 %"])
    assert not any("multiply_by" in text for text in found.proposal.open)


METERS = ("El mätarställning (kWh)", "El förbrukning (kWh)", "Fjärrvärme mätarställning (MWh)", "Fjärrvärme förbrukning (MWh)")


@settings(deadline=None, max_examples=24, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(METERS))
def test_what_meters_show_beside_their_use_counts_nothing_in_any_order(tmp_path, order):
    """The use of a year is 120 kWh and 12 MWh whatever stands where."""

    def value(name, number):
        return 1000 + 10 * number if "ställning" in name else 10 if "El" in name else 1

    rows = [";".join([f"2019-{number:02}-28", *(str(value(name, number)) for name in order)]) for number in range(1, 13)]
    found = trial(tmp_path, [";".join(["Datum", *order]), *rows])
    columns = found.proposal.entries["melt"]["columns"]
    assert {*columns} == {"El förbrukning (kWh)", "Fjärrvärme förbrukning (MWh)"}


def test_what_a_meter_shows_beside_the_use_of_another_thing_is_asked_about(tmp_path):
    lines = [
        "Datum;El mätarställning (kWh);Fjärrvärme förbrukning (MWh)",
        *(f"2019-{number:02}-28;{1000 + 10 * number};1" for number in range(1, 13)),
    ]
    found = trial(tmp_path, lines)
    assert "melt" not in found.proposal.entries
    assert "amount" not in found.proposal.entries["columns"]
    assert any(text.startswith("amount:") and "mätarställning" in text for text in found.proposal.open)


def test_a_routing_of_what_has_no_airports_is_refused_with_the_way_out():
    with pytest.raises(CarbonError, match="map a column of distances"):
        read(["Sträcka", "Luleå-Umeå"], kind="rail", region="SE", period="2019", routing="Sträcka")


def test_the_sum_of_packs_and_their_number_is_of_nothing():
    rows = ["Artikel;Nätter;Rum", "a;2;1", "b;3;2", "Summa;5;3", "c;1;4", "Totalt;6;7"]
    found = read(
        rows, kind="hotel_stay", unit="night", region="SE", period="2019", multiply_by="Rum", sums="leave out", columns={"amount": "Nätter"}
    )
    assert sum(item.amount[0] for item in found.activities) == 2 + 6 + 4
    assert refused(found) == []
