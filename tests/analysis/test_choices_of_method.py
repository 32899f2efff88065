"""The total under other choices is that of the calculation made so."""

import json
import shutil

import pytest

import carbon
from carbon.analysis.choices import choices
from carbon.cli.main import main
from carbon.core.errors import CarbonError


def found(result, *given):
    return {item.choice: item for item in choices(result, *given)}


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


def test_the_steel_works_gas_is_the_largest_choice_of_the_example(capsys):
    assert main(["choices", "examples/norrbotten-2019", "--format", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    first = record["choices"][0]
    assert first["choice"] == "steel gas allocated to heat"
    # 23 690 000 kWh of the Luleå network × (914.4 − 9.6) g/kWh.
    inventory = carbon.Inventory.open("examples/norrbotten-2019")
    heat = sum(line["amount"] for line in inventory.footprint().to_dict()["lines"] if "luleå" in line["factor_id"])
    assert first["difference"] == pytest.approx(heat * (0.9144 - 0.0096))
    assert record["total_kg"] == inventory.footprint().co2e_kg
    assert main(["choices", "examples/norrbotten-2019"]) == 0
    assert "Reconstruction:" in capsys.readouterr().out


def test_another_source_is_the_inventory_with_that_source_first(tmp_path):
    folder = tmp_path / "inventory"
    shutil.copytree("examples/norrbotten-2019", folder)
    text = (folder / "inventory.toml").read_text(encoding="utf-8")
    made = found(carbon.Inventory.open(folder).footprint(), carbon.Inventory.open(folder))
    assert {"shipped before own", "spbi-2019 first", "boverket-02.07.000 first"} <= set(made)
    for publication in ("spbi-2019", "boverket-02.07.000"):
        edited = text.replace('gwp_set = "ar5_100"', f'gwp_set = "ar5_100"\nsources = ["{publication}"]')
        (folder / "inventory.toml").write_text(edited, encoding="utf-8")
        assert made[f"{publication} first"].total == pytest.approx(carbon.Inventory.open(folder).footprint().co2e_kg, rel=1e-12)
    assert all(item.difference for item in made.values() if item.what == "factor source")


def test_no_answer_is_a_sentence():
    with pytest.raises(CarbonError, match="no choice can be compared with it"):
        choices(carbon.calculate([{"kind": "fuel", "fuel": "unobtainium", "volume": "1 l"}]))
