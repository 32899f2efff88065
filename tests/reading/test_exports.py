"""Exports of other programs are read with the mapping that comes with the package; each amount is held to the made-up file."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import carbon
from carbon.cli.main import main
from carbon.core.errors import CarbonError
from carbon.reading.mapping import TableMapping
from carbon.reading.mapping_file import load_mapping
from carbon.reading.shipped import exports, shipped
from carbon.reporting.language.words import Words
from carbon.tables.espi import read_espi
from carbon.tables.sie import read_sie
from exports_samples import CARD, ESPI, PORTAL, SIE, TRAVEL

HEAD = '[inventory]\nname = "x"\norganisation = "x"\nperiod = "2024"\nregion = "SE"\n\n'


def footprint(folder, name, text, mapping, more="", encoding="utf-8", region="SE"):
    (folder / name).write_bytes(text.encode(encoding))
    head = HEAD.replace('"SE"', f'"{region}"')
    (folder / "inventory.toml").write_text(f'{head}[[tables]]\npath = "{name}"\nmapping = "{mapping}"\n{more}', encoding="utf-8")
    return carbon.Inventory.open(folder).footprint()


def errors(found):
    return [item.message for item in found.findings if item.severity == "error"]


@pytest.mark.parametrize("name", exports())
def test_each_export_says_what_it_is_and_is_a_mapping(name):
    about = exports()[name]["export"]
    assert set(about) == {"title", "files", "from", "sources"}
    assert about["sources"]
    assert isinstance(TableMapping(**shipped(name)), TableMapping)
    assert "export" not in shipped(name)


def test_an_unknown_export_names_the_nearest(tmp_path):
    with pytest.raises(CarbonError, match=r"no export that is known\. Nearest: sie-4\."):
        load_mapping(tmp_path / "sie4")


# SIE


def test_accounts_become_spend_by_industry(tmp_path):
    found = footprint(tmp_path, "bok.se", SIE, "sie-4", encoding="cp437")
    assert errors(found) == []
    rows = found.to_frame().to_dicts()
    spent = {}
    for row in rows:
        spent[row["source"]] = spent.get(row["source"], 0.0) + row["amount"]
    assert spent == {"Lokalhyra": 100_000.0, "IT-tjänster": 40_000.0, "El för belysning": 8_000.0}


def test_the_grid_of_a_sie_file_keeps_lines_signs_and_swedish_letters(tmp_path):
    (tmp_path / "bok.se").write_bytes(SIE.encode("cp437"))
    grid = read_sie(tmp_path / "bok.se")
    assert grid.rows[25] == ["5010", "Lokalhyra", "2024-01-31", "60000.00", "SEK", 'Lokaler "Norra"', "A 1", "Exempelbolaget i Åre AB", ""]
    assert sum(1 for row in grid.rows[1:] if row) == 12
    amounts = [float(row[3]) for row in grid.rows[1:] if row]
    assert sum(amounts) == 0.0


@pytest.mark.parametrize("encoding", ["cp437", "latin-1", "utf-8", "utf-8-sig"])
def test_letters_are_right_in_each_encoding_and_another_than_the_standards_is_said(tmp_path, encoding):
    (tmp_path / "bok.si").write_bytes(SIE.encode(encoding))
    grid = read_sie(tmp_path / "bok.si")
    assert grid.rows[25][7] == "Exempelbolaget i Åre AB"
    assert [item.code for item in grid.findings if item.code == "encoding_found"] == ([] if encoding == "cp437" else ["encoding_found"])


def test_entries_that_do_not_come_to_the_balance_are_said(tmp_path):
    (tmp_path / "bok.se").write_bytes(SIE.replace("#RES 0 6540 40000.00", "#RES 0 6540 41000.00").encode("cp437"))
    (said,) = [item.message for item in read_sie(tmp_path / "bok.se").findings if item.code == "balance_differs"]
    assert said == "accounts whose entries do not come to the year's balance in #RES: 6540. Vouchers may be missing from the file."
    assert not [item for item in read_sie(tmp_path / "bok.se").findings if item.code == "voucher_unbalanced"]


def test_a_file_without_vouchers_gives_its_balances(tmp_path):
    text = "".join(line + "\n" for line in SIE.splitlines() if "VER" not in line and "TRANS" not in line and line.strip() not in "{}")
    found = footprint(tmp_path, "bok.se", text, "sie-4", encoding="cp437")
    assert {row["source"]: row["amount"] for row in found.to_frame().to_dicts()} == {"Lokalhyra": 100_000.0, "IT-tjänster": 40_000.0}
    (tmp_path / "m.se").write_bytes(
        text.replace("#RES 0", "#PSALDO 0 202403 5010 {} 9.00\n#PSALDO 0 202403 5010 {1 2} 4.00\n#RES 0", 1).encode("cp437")
    )
    assert [row for row in read_sie(tmp_path / "m.se").rows[1:] if row] == [
        ["5010", "Lokalhyra", "2024-03", "9.00", "SEK", "", "", "Exempelbolaget i Åre AB", ""]
    ]


@pytest.mark.parametrize(
    ("account", "industry"),
    {"5050": "C31_32", "5132": "N80T82", "5193": "N80T82", "5430": "C28", "5440": "C17", "5480": "C13T15", "5580": "S96", "5720": "H52",
     "5930": "C18", "5940": "N80T82", "6010": "C18", "6040": "K64", "6050": "G46", "6055": "N77", "6062": "N80T82", "6063": "K65",
     "6150": "C18", "6370": "N80T82", "6510": "M71", "6520": "N80T82", "6551": "M71", "6556": "M72", "6560": "S94", "6910": "N77",
     "6940": "M71", "6950": "O84", "7610": "P85", "7621": "Q86", "7623": "K65", "7631": "I", "7691": "N78", "7693": "R93",
     "5611": "C19", "5621": "C19", "5612": "K65", "5613": "G45", "5615": "N77", "5810": "H49", "5820": "N77", "5831": "I", "5832": "I",
     "6212": "J61", "6250": "H53", "6540": "J62_63", "6570": "K64"}.items(),
)  # fmt: skip
def test_an_account_that_is_not_of_its_groups_industry_has_its_own(tmp_path, account, industry):
    found = footprint(
        tmp_path, "bok.se", SIE.replace("#TRANS 5020 {} 8000.00", f"#TRANS {account} {{}} 8000.00"), "sie-4", encoding="cp437"
    )
    assert errors(found) == []
    named = {"5010": "L", "6540": "J62_63", account: industry}
    assert set(found.to_frame()["factor_ids"].str.extract(r"sector=(\w+)/")) == set(named.values())


def test_an_account_that_no_line_fits_is_asked_about_and_one_line_answers(tmp_path):
    text = SIE.replace("#TRANS 5020 {} 8000.00", "#TRANS 4010 {} 8000.00")
    found = footprint(tmp_path, "bok.se", text, "sie-4", encoding="cp437")
    assert any("4010" in said for said in errors(found))
    answered = footprint(tmp_path, "bok.se", text, "sie-4", '\n[tables.values.sector]\n"4*" = "G46"\n', encoding="cp437")
    assert errors(answered) == []
    assert answered.rows == found.rows


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kind;amount\n", "is no SIE file: it has no line #FLAGGA. Export it from the accounts as SIE 4."),
        ("#FLAGGA 0\n#KONTO 1 a\n", "has no entries: no #TRANS, #PSALDO or #RES."),
        ("#FLAGGA 0\n#TRANS 5010 {} tio\n", "line 2: 'tio' is not an amount."),
        ("#FLAGGA 0\n#TRANS 5010\n", "line 2: #TRANS needs an account, a list of objects and an amount."),
        ("#FLAGGA 0\n#TRANS 5010 {} NaN\n", "line 2: 'NaN' is not an amount."),
    ],
)
def test_a_broken_sie_file_is_named(tmp_path, text, said):
    (tmp_path / "bok.se").write_text(text, encoding="utf-8")
    with pytest.raises(CarbonError) as error:
        read_sie(tmp_path / "bok.se")
    assert said in str(error.value)


AMOUNTS = st.decimals(-(10**7), 10**7, places=2, allow_nan=False, allow_infinity=False)


@given(
    st.lists(st.tuples(st.sampled_from(["5010", "6540", "1930", "7210"]), AMOUNTS), min_size=1, max_size=30),
    st.sampled_from(["cp437", "utf-8"]),
)
@settings(max_examples=40, deadline=None)
def test_no_entry_is_lost_and_none_is_added(tmp_path_factory, entries, encoding):
    path = tmp_path_factory.mktemp("sie") / "bok.se"
    lines = [
        f'#TRANS {account} {{"1" "å"}} {amount:f} 20240131 "rad {{ }} \\"{place}\\""' for place, (account, amount) in enumerate(entries)
    ]
    path.write_bytes("\r\n".join(["#FLAGGA 0", '#VER A 1 20240131 "v"', "{", *lines, "}", ""]).encode(encoding))
    rows = [row for row in read_sie(path).rows[1:] if row]
    assert [(row[0], Decimal(row[3])) for row in rows] == entries
    assert [row[5] for row in rows] == [f'rad {{ }} "{place}"' for place in range(len(entries))]


@pytest.mark.parametrize("account", ["4010", "4600", "6320", "6362", "6390", "6600", "6900", "6991", "7600", "7699", "7990"])
def test_an_account_that_may_be_anything_is_asked_about(tmp_path, account):
    found = footprint(tmp_path, "bok.se", SIE.replace("#TRANS 5020 {} 8", f"#TRANS {account} {{}} 8"), "sie-4", encoding="cp437")
    (said,) = [item for item in found.findings if item.code == "account_unknown"]
    assert said.message.startswith(f"no line of the mapping says what account {account}")
    assert "(8 000 SEK)" in said.message


@pytest.mark.parametrize(
    "account",
    ["1220", "4960", "5191", "5616", "6330", "6352", "6993", "6998", "7010", "7331", "7411", "7510", "7834", "7970", "8410", "9000"],
)
def test_what_is_no_purchase_is_left_out_with_its_money(tmp_path, account):
    found = footprint(tmp_path, "bok.se", SIE.replace("#TRANS 5020 {} 8", f"#TRANS {account} {{}} 8"), "sie-4", encoding="cp437")
    assert errors(found) == []
    assert "El för belysning" not in set(found.to_frame()["source"])
    (said,) = [item.message for item in found.findings if item.code == "rows_left_out"]
    assert " SEK)" in said
    assert any(account.startswith(part.split("*")[0]) for part in said.split("'")[1::2])


def test_an_account_that_is_only_in_part_what_it_is_counted_as_says_so(tmp_path):
    text = SIE.replace("5010", "5810").replace("Lokalhyra", "Biljetter")
    found = footprint(tmp_path, "bok.se", text, "sie-4", encoding="cp437")
    (said,) = [item for item in found.findings if item.code == "account_in_part"]
    assert said.message == (
        '5810 \'Biljetter\': 100 000 SEK counted as H49, and a part of it may be flights (H51). If most of it is, write "5810" = "H51" in '
        "values.sector; if it is known in km, litres, kWh or kg, count these and leave the account out."
    )
    assert (said.file, said.row, said.column) == ("bok.se", 26, "Account")


def test_each_industry_of_a_ledger_is_a_sector_and_each_word_has_its_swedish():
    entries, words = shipped("sie-4"), Words("sv")
    proxies = entries["proxies"]["sector"]
    codes = {*entries["values"]["sector"].values(), *(code for others in proxies.values() for code in others)}
    with Path("emission_factors/figaro/2026.2/factors.csv").open(encoding="utf-8", newline="") as lines:
        known = {row["qualifiers"].rpartition("sector=")[2] for row in csv.DictReader(lines)}
    assert codes <= known
    assert [word for others in proxies.values() for word in others.values() if not words.knows(word)] == []
    assert shipped("ledger-sv")["leave_out"] == entries["leave_out"]


def chart_of(folder, text, mapping="sie-4", more=""):
    try:
        found = footprint(folder, "bok.se" if mapping == "sie-4" else "bok.csv", text, mapping, more)
    except CarbonError as error:
        return [error.code]
    return [item.code for item in found.findings if item.code.startswith("chart")]


@pytest.mark.parametrize(
    ("chart", "pay", "said"),
    [
        ("EUBAS97", "7210", []), ("BAS95", "7210", []), ("BAS2014", "7210", []), ("NE2007", "7210", []), ("", "7210", []), ("EUBAS97", "", []),
        ("", "", ["chart_assumed"]), ("KBAS13", "7210", ["chart_other"]), ("LBAS", "", ["chart_other"]),
        ("EUBAS97", "5020", ["chart_other"]), ("", "5020", ["chart_other"]), ("", "4010", ["chart_other"]),
    ],
)  # fmt: skip
def test_another_chart_is_refused_and_an_unknown_one_said(tmp_path, chart, pay, said):
    text = SIE.replace("Löner", "Övrigt").replace("#KONTO 1930", f"#KPTYP {chart}\n#KONTO 1930" if chart else "#KONTO 1930")
    if pay:
        lines = [f'#KONTO {pay} "Löner till anställda"' if line.startswith(f"#KONTO {pay} ") else line for line in text.splitlines()]
        text = "\n".join(lines).replace("#TRANS 7210", f"#TRANS {pay}") + "\n"
    assert chart_of(tmp_path, text) == said
    if said == ["chart_other"]:
        (tmp_path / "own").mkdir()
        assert chart_of(tmp_path / "own", text, more='chart = "BAS"\n') == []


def test_the_chart_of_a_ledger_as_a_table(tmp_path):
    rows = "Konto;Datum;Debet;Kredit\n5010;2024-01-31;100;\n"
    assert chart_of(tmp_path, rows, "ledger-sv") == ["chart_assumed"]
    assert chart_of(tmp_path, rows, "ledger-sv", 'chart = "BAS"\n') == []
    assert chart_of(tmp_path, rows, "ledger-sv", 'chart = "Kommun-Bas"\n') == ["chart_other"]
    assert chart_of(tmp_path, rows.replace("5010", "5020 Löner tillsvidareanställda"), "ledger-sv") == ["chart_other"]
    assert chart_of(tmp_path, rows + "7010 Löner;2024-01-31;5;\n", "ledger-sv") == []


SUMS = """Konto;Leverantör;Belopp;Datum
5010;Fastighets AB;120000;2024-01-05
5611;OKQ8;23000;2024-02-05
5800;SJ;7800;2024-03-05
"""


def test_accounts_with_one_amount_are_read_as_those_of_a_ledger(tmp_path):
    rows = [line.split(";") for line in SUMS.splitlines()[1:]]
    ledger = "\n".join(["Konto;Datum;Debet;Kredit", *(f"{account};{day};{money};" for account, _, money, day in rows), ""])
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    found = footprint(tmp_path / "a", "k.csv", SUMS, "account-sums-sv", 'chart = "BAS"\n')
    other = footprint(tmp_path / "b", "l.csv", ledger, "ledger-sv", 'chart = "BAS"\n')
    assert errors(found) == []
    assert found.co2e_kg == other.co2e_kg > 0


@pytest.mark.parametrize("account", ["5611", "5010", "4010"])
def test_an_account_as_a_sector_is_told_the_ledger_and_no_neighbour(account):
    with pytest.raises(CarbonError, match="account-sums-sv") as refused:
        carbon.calculate("spend", "1000 SEK", sector=account, region="SE", period=2024, vat="0%")
    assert "Nearest" not in str(refused.value)
    assert {"account-sums-sv", "sie-4"} <= exports().keys()


@pytest.mark.parametrize("head", ["Konto;Leverantör;Belopp;Datum", "sector;vendor;amount;period", "Kostnadskonto;Vad;Kostnad (SEK);Datum"])
def test_read_asks_about_accounts_and_what_it_says_reads_them(tmp_path, head, capsys):
    (tmp_path / "k.csv").write_text(SUMS.replace(SUMS.splitlines()[0], head), encoding="utf-8")
    column, _, money, day = head.split(";")
    assert main(["read", str(tmp_path / "k.csv")]) in (0, 1)
    (said,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("open sector")]
    assert said.endswith(f"--mapping account-sums-sv --chart BAS --map sector='{column}' --map source='{column}'.")
    told = ["--mapping", "account-sums-sv", "--chart", "BAS", "--map", f"sector={column}", "--map", f"source={column}"]
    more = ["--map", f"amount={money}", "--map", f"period={day}", "--set", "region=SE"]
    assert main(["calculate", str(tmp_path / "k.csv"), *told, *more]) == 0


def test_what_is_said_for_all_rows_stands_over_a_column_of_the_mapping_and_the_other_way_round(tmp_path):
    text = "Konto;Datum;Belopp;Valuta\n5010;2024-01-05;1000;EUR\n"
    found = footprint(tmp_path, "k.csv", text, "account-sums-sv", 'chart = "BAS"\ncolumns = { unit = "Valuta" }\n')
    assert [row["unit"] for row in found.to_frame().to_dicts()] == ["EUR"]
    text = "Account;Account name;Date;Amount;Text;Voucher;Chart\n5010;Lokalhyra;2024-01-05;1000;;A1;BAS95\n"
    found = footprint(tmp_path, "k.csv", text, "sie-4", 'unit = "EUR"\n')
    assert [row["unit"] for row in found.to_frame().to_dicts()] == ["EUR"]


# Green Button


def test_readings_become_activities_and_what_is_no_use_is_left_out(tmp_path):
    found = footprint(tmp_path, "use.xml", ESPI, "green-button", region="US")
    assert errors(found) == []
    assert [(row["amount"], row["unit"], str(row["period"])[:10]) for row in found.to_frame().to_dicts()] == [
        (12_000.0, "Wh", "2024-01-01"),
        (30_000.0, "Wh", "2024-01-01"),
    ]
    assert [part.left_out for part in found.tables] == [2]
    assert {"time_zone_found", "rows_left_out"} <= {item.code for item in found.findings}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            ESPI.replace("<feed", '<!DOCTYPE feed [<!ENTITY a "b">]><feed'),
            "declares entities or a document type, which no Green Button file does",
        ),
        (ESPI.replace("<feed", '<!DOCTYPE feed SYSTEM "file:///etc/passwd"><feed'), "declares entities or a document type"),
        ("<html><body/></html>", "is no Green Button file: it has no readings of ESPI."),
        (ESPI[:900], "cannot be read"),
        (ESPI.replace('rel="related" href="R/1"', 'rel="related" href="R/9"'), "name none of the 3 reading types of the file."),
        (ESPI.replace("<value>12</value>", ""), "has no value or time"),
    ],
)
def test_xml_is_read_through_a_hardened_parser(tmp_path, text, said):
    (tmp_path / "use.xml").write_text(text, encoding="utf-8")
    with pytest.raises(CarbonError) as error:
        read_espi(tmp_path / "use.xml")
    assert said in str(error.value)


def test_registers_are_left_out_and_said(tmp_path):
    text = ESPI.replace("<accumulationBehaviour>4</accumulationBehaviour>", "<accumulationBehaviour>3</accumulationBehaviour>", 1)
    (tmp_path / "use.xml").write_text(text, encoding="utf-8")
    grid = read_espi(tmp_path / "use.xml")
    assert grid.rows[1][5] == "cumulative"
    assert any(item.code == "registers_found" and "cumulative" in item.message for item in grid.findings)


# Tables with Swedish headings


def test_an_energy_portal(tmp_path):
    found = footprint(tmp_path, "el.csv", PORTAL, "energy-portal-sv")
    assert errors(found) == []
    assert [(row["kind"], row["amount"], row["unit"]) for row in found.to_frame().to_dicts()] == [
        ("electricity", 1250.5, "kWh"),
        ("electricity", 1100.0, "kWh"),
        ("district_heating", 14.2, "MWh"),
    ]


def test_a_fuel_card(tmp_path, capsys):
    (tmp_path / "kort.csv").write_text(CARD, encoding="utf-8")
    assert main(["calculate", str(tmp_path / "kort.csv"), "--mapping", "fuel-card-sv", "--format", "json"]) == 0
    capsys.readouterr()
    found = footprint(tmp_path, "kort.csv", CARD, "fuel-card-sv")
    assert errors(found) == []
    assert [row["amount"] for row in found.to_frame().to_dicts()] == [52.1, 40.0, 61.5]
    assert [part.left_out for part in found.tables] == [1]


def test_a_travel_agency(tmp_path):
    found = footprint(tmp_path, "flyg.csv", TRAVEL, "travel-agency-sv")
    assert errors(found) == []
    assert found.rows == 2
    assert [line.factor.qualifiers.get("cabin") for _, line in found.plan.lines if line.stage == "combustion"] == ["economy", "business"]


def test_each_export_stands_in_the_documents():
    page = Path("docs/exports.md").read_text(encoding="utf-8")
    assert [name for name in exports() if f"| `{name}` |" not in page] == []


def test_read_names_the_export_that_fits(tmp_path, capsys):
    (tmp_path / "bok.se").write_bytes(SIE.encode("cp437"))
    assert main(["read", str(tmp_path / "bok.se")]) == 1
    assert "--mapping sie-4" in " ".join(capsys.readouterr().out.split())
