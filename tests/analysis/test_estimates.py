"""A spread by pedigree scores is an estimate, and every exit that shows it says so and how it was made."""

import json
import re

import pytest

import carbon
from carbon.analysis.reduction import reduced
from carbon.analysis.uncertainty import uncertainty
from carbon.cli.main import main

EXPERTS = "which experts estimated without a documented empirical basis"


def diesel(**given):
    return {"kind": "diesel", "amount": "100 l", "region": "GB", "period": 2019, "source": "Cars"} | given


@pytest.fixture
def folder(tmp_path):
    """One source with quality scores, and a bus of another country."""
    (tmp_path / "inventory.toml").write_text(
        '[inventory]\nname = "X"\norganisation = "X"\nperiod = "2019"\nregion = "SE"\n\n[[tables]]\npath = "data/rows.csv"\n',
        encoding="utf-8",
    )
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "rows.csv").write_text(
        "source,kind,amount,unit,quality\nGenerator,diesel,1000,l,2;2;3;2;3\nBus,bus,10000,pkm,\n", encoding="utf-8"
    )
    return tmp_path


def test_a_gap_is_an_estimate_with_its_scores():
    there = reduced(carbon.calculate("bus", "1000 pkm", region="SE", period=2019))
    fit = next(found for found in there.estimates if found.what == "fit")
    assert fit.derivation == "estimate by the scores geography 4: GB stands in for SE"
    assert fit.kg > 0
    assert not reduced(carbon.calculate("bus", "1000 pkm", region="GB", period=2019)).estimates


@pytest.mark.parametrize(
    ("year", "score"), [(2019, None), (2021, None), (2022, 2), (2024, 2)], ids=["same year", "two years", "three years", "five years"]
)
def test_years_are_read_in_classes(tmp_path, year, score):
    own = tmp_path / "own.csv"
    own.write_text(
        "key,qualifiers,stages,region,valid_from,valid_to,unit,mass,value_basis,co2,uncertainty,locator,publication\n"
        "fuel.diesel,,combustion,GB,2019-01-01,2019-12-31,l,kg,mass_of_gas,2.5,±2 %,row 1,own\n",
        encoding="utf-8",
    )
    catalogue = carbon.Catalogue.read(own) | carbon.catalogue()
    result = carbon.calculate([diesel(period=year)], catalogue=catalogue).where(stage="combustion")
    found = [estimate.derivation for estimate in reduced(result).estimates]
    assert found == ([] if score is None else [f"estimate by the scores time {score}: {year - 2019} years old"])


def test_scores_of_an_amount_are_an_estimate_and_a_stated_spread_is_none():
    rows = [diesel(quality="2; 2; 3; 2; 3"), diesel(quality="1;1;1;1;5", source="Boats", uncertainty="±10 %")]
    sure = uncertainty(carbon.calculate(rows))
    found = [estimate for estimate in sure.model.estimates if estimate.what == "amount"]
    assert [(estimate.of, estimate.derivation) for estimate in found] == [("Cars", "estimate by the scores 2; 2; 3; 2; 3")]
    assert found[0].kg == pytest.approx(carbon.calculate(rows[:1]).co2e_kg)
    words = {driver.words: driver.estimate for driver in sure.drivers if driver.what == "amount"}
    assert words == {"amounts of Cars (by quality scores, an estimate)": True, "amounts of Boats": False}


def test_the_screen_and_json_say_it(folder, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "400")
    assert main(["uncertainty", str(folder), "--all"]) == 0
    text = capsys.readouterr().out
    assert "(by quality scores, an estimate)" in text
    assert "estimate by the scores 2; 2; 3; 2; 3" in text
    assert "estimate by the scores geography 4: GB stands in for SE" in text
    assert EXPERTS in " ".join(text.split())
    assert main(["uncertainty", str(folder), "--format", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert {item["what"] for item in record["estimates"]} == {"amount", "fit"}
    assert all(item["derivation"].startswith("estimate by the scores ") and item["kg"] > 0 for item in record["estimates"])
    assert EXPERTS in record["estimates_by"]
    fits = [driver for driver in record["drivers"] if driver["what"] == "fit"]
    assert fits
    assert all(driver["estimate"] and driver["words"].endswith("; an estimate)") for driver in fits)


LABELS = {
    "en": ["Amounts of Generator – an estimate", "How well the factor fits Bus – combustion, upstream of fuels and energy, an estimate"],
    "sv": [
        "Mängder: Generator – en uppskattning",
        "Hur väl utsläppsfaktorn passar: Bus – förbränning, bränslens och energins tidigare led, en uppskattning",
    ],
}
"""What the report calls the two spreads that rest on scores, whole."""
FIRST_CELL = {"report.html": r'<th scope="row" dir="auto">([^<]*)</th>', "report.md": r"(?m)^\| (.*?) \|"}


@pytest.mark.parametrize(
    ("language", "label", "basis"), [("en", "an estimate", EXPERTS), ("sv", "en uppskattning", "som experter uppskattade")]
)
def test_every_form_of_the_report_says_it(folder, tmp_path, language, label, basis):
    """Of the spreads that a row names, those by scores are labelled and those of the factors' sources are not."""
    footprint = carbon.Inventory.open(folder).footprint()
    for name, cell in FIRST_CELL.items():
        carbon.report(footprint, tmp_path / name, language=language)
        text = (tmp_path / name).read_text(encoding="utf-8")
        rows = [row.replace("\\:", ":") for row in re.findall(cell, text)]
        assert [row for row in rows if label in row] == LABELS[language], name
        assert basis in " ".join(text.split()), name


def test_what_rests_on_no_score_says_nothing_of_scores(capsys, folder):
    (folder / "data" / "rows.csv").write_text("source,kind,amount,unit,uncertainty,region\nGen,diesel,1000,l,±5 %,GB\n", encoding="utf-8")
    assert main(["uncertainty", str(folder), "--format", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["estimates"], record["estimates_by"]) == ([], None)
    assert main(["uncertainty", str(folder)]) == 0
    assert "estimate" not in capsys.readouterr().out


def test_what_two_results_share_is_told_once_with_the_sum_of_both():
    """The factor, its fit and the scores of a source are one, though two results rest on them."""
    one = uncertainty(carbon.calculate([diesel(region="NO", quality="2;2;3;2;3")]), draws=1000)
    alone, both = one.to_dict(), (one + one).to_dict()
    for name in ("estimates", "spreads"):
        assert alone[name]
        assert [row | {"kg": 0} for row in both[name]] == [row | {"kg": 0} for row in alone[name]]
        assert [row["kg"] for row in both[name]] == pytest.approx([2 * row["kg"] for row in alone[name]])
    assert both["basis"] == pytest.approx(alone["basis"])
