"""What the commands print in Swedish is Swedish: of a good inventory, and of one in which nearly everything is wrong."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from carbon.cli.main import main

NORRBOTTEN = Path(__file__).parents[2] / "examples" / "norrbotten-2019"
ENGLISH = {
    "the",
    "is",
    "are",
    "was",
    "and",
    "of",
    "which",
    "not",
    "with",
    "from",
    "write",
    "give",
    "row",
    "rows",
    "has",
    "have",
    "that",
    "no",
    "by",
}
"""Words that no Swedish sentence has."""

TOML = """[inventory]
name = "Klimatredovisning 2023"
organisation = "Exempelkommunen"
period = "2023"
region = "SE"
language = "sv"
[sites.Stadshuset]
name = "Stadshuset"
[[tables]]
path = "data/el.csv"
[[tables]]
path = "data/resor.csv"
[[tables]]
path = "data/avfall.csv"
[[tables]]
path = "data/saknas.csv"
[[control_totals]]
name = "Siffran i fjol"
value = "1 000 t"
[[exclusions]]
what = "Gymnasiet"
reason = "redovisas separat"
sources = ["Gymnasium"]
"""
TABLES = {
    "el": """kind,amount,unit,period,source,site,region
electricity,100 000,kWh,2023,El,Stadshuset,SE
electricity,"1.234,5",kWh,2023,El,Stadshuset,SE
electricity,-5000,kWh,2023,El,Stadshuset,SE
electricity,abc,kWh,2023,El,Stadshuset,SE
electricity,50,kg,2023,El,Stadshuset,SE
electricity,500,MWh,2022,El,Stadshuset,SE
electricity,500,kwhh,2023,El,Stadshuset,SE
district_heating,500,MWh,2023-12-01/2024-02-28,Värme,Badhuset,SE
electricty,500,MWh,2023,El,Stadshuset,SE
,500,MWh,2023,El,Stadshuset,SE
electricity,101234.5,kWh,2023,Summa,Stadshuset,SE
""",
    "resor": """kind,origin,destination,distance,passengers,cabin,fuel,period,source,region
flight,ARN,LLAA,,1,economy,,2023,Flyg,
flight,ARN,LLA,,2,econmy,,2023,Flyg,
flight,,,,1,,,2023,Flyg,
flight,,,3700 km,1,,,2023,Flyg,
car_travel,,,1200 km,,,disel,2023,Bil,SE
car_travel,,,1200 ton,,,diesel,2023,Bil,SE
car_travel,,,1200,,,diesel,2023,Bil,SE
car_travel,,,500 pkm,,,diesel,2023,Bil,SE
rail,,,500 pkm,,,,2023,Tåg,Svergie
rail,,,500 pkm,,,,20x3,Tåg,SE
fuel,,,,,,,2023,Drivmedel,SE
""",
    "avfall": """kind,mass,material,treatment,period,source,notering,Kostnad
waste,12 t,plast,landfil,2023,Avfall,x,100
waste,12 t,,incineration,2023,Avfall,x,
anaesthetic_gas,3 kg,sevoflurane,,2023,Gas,,
spend,1000 SEK,,,2023,Varor,,
""",
}


@pytest.fixture(autouse=True)
def wide(monkeypatch):
    """No sentence is folded."""
    monkeypatch.setenv("COLUMNS", "1000")


@pytest.fixture
def bad(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "inventory.toml").write_text(TOML, encoding="utf-8")
    for name, text in TABLES.items():
        (tmp_path / "data" / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


WORD = re.compile(r"(?<![\w/.=-])[a-z]+(?![\w/.=-])")


def english_lines(text: str, own: frozenset[str] = frozenset()) -> list[str]:
    """Lines with an English word that is no setting in quotation marks and not the person's own."""
    for name in sorted(own, key=len, reverse=True):
        text = text.replace(name, "")
    bare = [(line, re.sub(r'"[^"]*"', "", line)) for line in text.splitlines()]
    return [line for line, words in bare if ENGLISH & set(WORD.findall(words))]


def own_names(folder: Path) -> frozenset[str]:
    """What the person calls things: names in the settings, and the sources of the tables."""
    names = set(re.findall(r'"([^"]*)"', (folder / "inventory.toml").read_text(encoding="utf-8")))
    for path in (folder / "data").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as lines:
            names |= {row.get("source") or "" for row in csv.DictReader(lines)}
    return frozenset(names - {""})


@pytest.mark.parametrize("command", [["check"], ["footprint", "--findings"], ["footprint"]])
def test_nothing_that_is_said_of_a_bad_inventory_is_english(bad, capsys, command):
    assert main([command[0], str(bad), *command[1:]]) == 1
    out, err = capsys.readouterr()
    assert english_lines(out + err) == []
    assert "talen ovanför" in out + err or "är summan av rad 2 till 3" in out + err


def test_findings_carry_the_same_values_in_swedish(bad, capsys):
    main(["check", str(bad)])
    swedish = " ".join(capsys.readouterr().out.split())
    for said in (
        "'abc' är inget tal. Skriv det som 1234.5 eller 1 234,5.",
        "enheten 'kwhh' är okänd. Närmast: kwh.",
        "50 kg är massa, vilket electricity inte tar. Här väntas energy (energi).",
        "2022 ligger utanför redovisningens period 2023.",
        "31 av 90 dagar i 2023-12-01/2024-02-28 ligger i redovisningens period 2023.",
        "drivmedlet 'disel' saknar utsläppsfaktor per km för bilar.",
        "en kredit på 5\xa0000 kWh är avräknad från rad 3, som var 1\xa0234,5 kWh och blir 0 kWh",
        "fuel kräver fuel. Skriv fuel=. Bränslets namn, till exempel diesel",
    ):
        assert " ".join(said.split()) in swedish


def test_a_footprint_in_swedish_has_its_numbers_as_there_and_no_english(capsys):
    assert main(["footprint", str(NORRBOTTEN), "--language", "sv"]) == 0
    out, err = capsys.readouterr()
    assert english_lines(out + err, own_names(NORRBOTTEN)) == []
    assert re.search(r"summa med platsbaserat scope 2: +\d\d\xa0\d{3} ton CO2e", out)
    assert re.search(r"kontrollsumman stämmer: .*: 20\xa0000 t ± 10\xa0%, redovisningen ger \d\d\xa0\d{3} t \(\+\d,\d\xa0%\)", out)


def test_the_language_is_the_one_asked_for_then_the_inventorys_then_the_environments(bad, capsys, monkeypatch):
    monkeypatch.setenv("CARBON_LANGUAGE", "sv")
    main(["check", str(bad), "--language", "en"])
    assert "is not a number" in capsys.readouterr().out
    main(["check", str(NORRBOTTEN)])
    assert "rader per tabell" in capsys.readouterr().out
    monkeypatch.delenv("CARBON_LANGUAGE")
    main(["check", str(NORRBOTTEN)])
    assert "rows by table" in capsys.readouterr().out


def test_a_quick_answer_and_its_refusal_are_swedish(capsys, monkeypatch):
    monkeypatch.setenv("CARBON_LANGUAGE", "sv")
    assert main(["diesel", "40", "L"]) == 0
    out, err = capsys.readouterr()
    assert "tidigare led" in out
    assert "källa: " in out
    assert "Ange land, till exempel --region SE." in err
    assert main(["diesel", "40", "Lx"]) == 2
    assert "carbon: enheten 'Lx' är okänd." in capsys.readouterr().err


def test_an_explanation_is_swedish_but_for_what_publishers_say(capsys):
    assert main(["flight", "LLA", "ARN", "--period", "2023", "--explain", "--language", "sv"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("flygresor: 1 passagerare")
    assert {"faktor", "källa", "licens", "vald", "mängd", "gas"} <= set(out.split())
    assert "summa: " in out


def test_read_says_in_swedish_what_it_would_read(bad, capsys):
    assert main(["read", str(bad / "data" / "avfall.csv"), "--language", "sv"]) == 1
    out = capsys.readouterr().out
    shown = out.partition("\n\n#")[0]
    assert english_lines(shown.partition("# Hur")[0].partition("# How")[0]) == []
    assert "rubrikrad 1, 4 rader" in out
    assert "rubriken är 'material'" in out


def test_read_says_in_swedish_which_rows_are_left_out(tmp_path, capsys):
    rows = ["Elförbrukning 2023;;;", "", "datum;mängd;enhet;plats", "2023-01-01;10;kWh;A", "2023-02-01;20;kWh;A", "datum;mängd;enhet;plats"]
    rows += ["2023-03-01;30;kWh;B", "", "Källa: nätbolaget;;;"]
    file = tmp_path / "el.csv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    main(["read", str(file), "--language", "sv"])
    out = capsys.readouterr().out
    assert english_lines(out.partition("# Hur")[0]) == []
    for row, why in ((1, "den står ovanför rubrikraden"), (6, "den upprepar rubrikraden"), (9, "den är en anmärkning under tabellen")):
        assert f"rad {row} är utelämnad: {why}" in out
