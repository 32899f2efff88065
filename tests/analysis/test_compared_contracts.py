"""Contracts and comparison: what supplies power moves no cause of the location view, and next year's contract follows this year's."""

from __future__ import annotations

import pytest

import carbon


def power(folder, year, energy, contract=""):
    folder.mkdir()
    text = f'[inventory]\nname = "P {year}"\norganisation = "P"\nperiod = "{year}"\nregion = "SE"\n[[tables]]\npath = "el.csv"\nkind = "electricity"\nsource = "Power"\n'
    if contract:
        text += f'[[contracts]]\nname = "{contract}"\nkind = "certificates"\nenergy = "50 MWh"\nmarket = "nordic"\nvintage = "{year}"\nevidence = "register"\n'
        row = f"electricity.contract,generation,SE,{year}-01-01,{year}-12-31,kWh,0.011,ar5_100,p. 1,EPD,contract={contract}\n"
        (folder / "factors.csv").write_text(
            "key,stages,region,valid_from,valid_to,unit,co2e,gwp_set,locator,publication,qualifiers\n" + row, encoding="utf-8"
        )
    (folder / "inventory.toml").write_text(text, encoding="utf-8")
    (folder / "el.csv").write_text(f"amount\n{energy} MWh\n", encoding="utf-8")
    return carbon.Inventory.open(folder).footprint()


def causes(before, after):
    return {name: kg for name, kg in carbon.compare(before, after).causes.items() if abs(kg) > 1e-9}


@pytest.mark.parametrize("energy", [100, 130])
def test_contracts_move_no_cause_of_the_location_view(tmp_path, energy):
    bare = causes(power(tmp_path / "a", 2018, 100), power(tmp_path / "b", 2019, energy))
    named = causes(power(tmp_path / "c", 2018, 100, "wind 2018"), power(tmp_path / "d", 2019, energy, "wind 2019"))
    assert named == pytest.approx(bare, rel=1e-9)
    assert "structure" not in named


def test_the_contract_of_the_next_year_follows_in_the_market_view(tmp_path):
    before, after = power(tmp_path / "a", 2018, 100, "wind 2018"), power(tmp_path / "b", 2019, 100, "wind 2019")
    same = power(tmp_path / "c", 2018, 100, "wind"), power(tmp_path / "d", 2019, 100, "wind")
    assert causes(before.view("market"), after.view("market")) == pytest.approx(
        causes(same[0].view("market"), same[1].view("market")), rel=1e-9
    )
