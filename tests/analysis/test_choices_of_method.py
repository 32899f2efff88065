"""The total under other choices is that of the calculation made so."""

import json
import shutil

import pytest

import carbon
from carbon.analysis.choices import ChoiceTotal, choices
from carbon.cli import choosing
from carbon.cli.main import main
from carbon.core.errors import CarbonError

EXAMPLE = "examples/norrbotten-2019"


def found(result, *given):
    return {item.choice: item for item in choices(result, *given)}


def recorded(record):
    return tuple(ChoiceTotal(**item) for item in record["choices"])


def test_each_choice_is_the_calculation_made_so():
    rows = [
        {"kind": "flight", "origin": "LHR", "destination": "JFK", "passengers": 2, "region": "GB", "period": 2019},
        {"kind": "nitrous_oxide", "amount": "3 kg"},
        {"kind": "sevoflurane", "amount": "1 kg"},
        {"kind": "electricity", "amount": "10 MWh", "region": "SE", "period": 2019},
    ]
    result = carbon.calculate(rows, gwp_set="ar5_100")
    made = found(result)
    assert made["ar6_100"].total == pytest.approx(carbon.calculate(rows, gwp_set="ar6_100").co2e_kg)
    assert made["market-based"].total == pytest.approx(result.total_market.to("kg").magnitude)
    assert made["effects beside CO2"].total == pytest.approx(
        carbon.calculate(rows, policy=carbon.Policy(gwp_set="ar5_100", non_co2=False)).co2e_kg
    )
    assert made["gases outside the seven"].total == pytest.approx(
        carbon.calculate(rows, policy=carbon.Policy(gwp_set="ar5_100", other_gases=False)).co2e_kg
    )
    assert made["upstream"].difference == pytest.approx(-result.where(stage="wtt").co2e_kg)
    assert made["ar4_100"].total is None
    assert "ar4_100 has no GWP of sevoflurane" in made["ar4_100"].why
    sizes = [abs(item.difference or 0.0) for item in choices(result)]
    assert sizes == sorted(sizes, reverse=True)


def test_the_steel_works_gas_is_the_largest_choice_of_the_example(record, capsys, monkeypatch):
    first = record["choices"][0]
    assert first["choice"] == "steel gas allocated to heat"
    # 23 690 000 kWh of the Luleå network × (914.4 − 9.6) g/kWh.
    footprint = carbon.Inventory.open(EXAMPLE).footprint()
    heat = sum(line["amount"] for line in footprint.to_dict()["lines"] if "luleå" in line["factor_id"])
    assert first["difference"] == pytest.approx(heat * (0.9144 - 0.0096))
    assert record["total_kg"] == footprint.co2e_kg
    monkeypatch.setattr(choosing, "totals", lambda *_: recorded(record))
    assert main(["choices", EXAMPLE]) == 0
    out = capsys.readouterr().out
    assert "Reconstruction:" in out
    assert "steel gas allocated to heat" in out


def test_another_source_is_the_inventory_with_that_source_first(record, tmp_path):
    folder = tmp_path / "inventory"
    shutil.copytree(EXAMPLE, folder)
    text = (folder / "inventory.toml").read_text(encoding="utf-8")
    made = {item.choice: item for item in recorded(record)}
    assert {"shipped before own", "spbi-2019 first", "boverket-02.07.000 first"} <= set(made)
    for publication in ("spbi-2019", "boverket-02.07.000"):
        edited = text.replace('gwp_set = "ar5_100"', f'gwp_set = "ar5_100"\nsources = ["{publication}"]')
        (folder / "inventory.toml").write_text(edited, encoding="utf-8")
        assert made[f"{publication} first"].total == pytest.approx(carbon.Inventory.open(folder).footprint().co2e_kg, rel=1e-12)
    assert all(item.difference for item in made.values() if item.what == "factor source")


def test_no_answer_is_a_sentence():
    with pytest.raises(CarbonError, match="no choice can be compared with it"):
        choices(carbon.calculate([{"kind": "fuel", "fuel": "unobtainium", "volume": "1 l"}]))


def test_a_lock_says_which_choices_it_cannot_ask(record, tmp_path, capsys):
    lock = tmp_path / "2019.lock"
    assert main(["freeze", EXAMPLE, "-o", str(lock)]) == 0
    capsys.readouterr()
    assert main(["choices", str(lock)]) == 0
    sentence = "factor source and factors: not asked, since a lock holds only the factors it uses. Give the inventory's folder."
    assert sentence in capsys.readouterr().out.splitlines()
    assert main(["choices", str(lock), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["not_asked"] == sentence
    assert record["not_asked"] is None
