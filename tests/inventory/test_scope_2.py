"""Market-based scope 2: the order of instruments, their market and vintage, and the level of each line."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inventories import HEAD, errors, found, make

TABLE = '\n[[tables]]\npath = "t.csv"\nkind = "electricity"\nsource = "El"\n'
FACTORS = (
    "key,qualifiers,stages,region,valid_from,valid_to,unit,mass,co2,locator\n"
    "electricity.contract,contract=wind,generation,SE,2019-01-01,2019-12-31,kWh,g,0,GO register\n"
    "electricity.contract,contract=mill,generation,SE,2019-01-01,2019-12-31,kWh,g,20,contract\n"
    "electricity.contract,contract=lot 0,generation,SE,2019-01-01,2019-12-31,kWh,g,0,GO register\n"
    "electricity.contract,contract=lot 1,generation,SE,2019-01-01,2019-12-31,kWh,g,0,GO register\n"
    "electricity.contract,contract=lot 2,generation,SE,2019-01-01,2019-12-31,kWh,g,0,GO register\n"
    "electricity.supplier,supplier=tariff,generation,SE,2019-01-01,2019-12-31,kWh,g,100,supplier's label\n"
)
RESIDUAL, GRID = 338.53, 42.34
"""g/kWh: Energimarknadsinspektionen, Residualmix 2019; Ember 2025, Sweden 2019."""
STATED = 'market = "SE"\nvintage = "2019"\nevidence = "register 1"\n'


def contract(name, kind, energy, more=STATED):
    return f'\n[[contracts]]\nname = "{name}"\nkind = "{kind}"\nenergy = "{energy}"\n{more}'


def inventory(folder, *contracts, text="energy\n100 MWh\n", factors=FACTORS, head=HEAD):
    return make(folder, head.replace("GB", "SE") + TABLE + "".join(contracts), t_csv=text, factors_csv=factors).footprint()


def test_the_order_is_certificates_contracts_supplier_residual(tmp_path):
    """Scope 2 Guidance (2015), table 6.3. By hand: 50 × 0 + 20 × 20 + 10 × 100 + 20 × 338.53 kg per MWh."""
    result = inventory(
        tmp_path,
        contract("tariff", "supplier_rate", "10 MWh"),
        contract("mill", "contract", "20 MWh"),
        contract("wind", "certificates", "50 MWh"),
    )
    assert result.total_kg("market") == pytest.approx(50 * 0 + 20 * 20 + 10 * 100 + 20 * RESIDUAL)
    assert result.total_kg("location") == pytest.approx(100 * GRID)
    levels = [(item["level"], item["instrument"], item["energy_kwh"]) for item in result.instruments()]
    assert levels == [
        ("certificates", "wind", pytest.approx(50_000)),
        ("contract", "mill", pytest.approx(20_000)),
        ("supplier_rate", "tariff", pytest.approx(10_000)),
        ("residual_mix", "", pytest.approx(20_000)),
    ]
    assert not errors(result)


def test_certificates_and_a_residual_mix_come_to_the_published_example(tmp_path):
    """Gera Services, 'Scope 2 market vs location based', example: 1 000 000 kWh at 0.20, 600 000 of them with certificates, the rest at 0.45.

    Location-based 200 t, market-based 400 000 × 0.45 = 180 t.
    """
    factors = FACTORS + (
        "electricity.grid,,generation,SE,2019-01-01,2019-12-31,kWh,g,200,example\n"
        "electricity.residual_mix,,generation,SE,2019-01-01,2019-12-31,kWh,g,450,example\n"
    )
    result = inventory(tmp_path, contract("wind", "certificates", "600 MWh"), text="energy\n1000 MWh\n", factors=factors)
    assert result.by("scope", "stage", basis="location").filter(scope=2)["co2e_kg"].to_list() == [pytest.approx(200e3)]
    assert result.by("scope", "stage", basis="market").filter(scope=2)["co2e_kg"].sum() == pytest.approx(180e3)


def test_certificates_go_first_when_more_is_bought_than_used(tmp_path):
    result = inventory(tmp_path, contract("mill", "contract", "80 MWh"), contract("wind", "certificates", "50 MWh"))
    assert result.total_kg("market") == pytest.approx(50 * 20)
    (finding,) = found(result, "contract_exceeds")
    assert finding.message.startswith("contract 'mill' is for 160% of the 50 000 kWh used in SE of 2019; only what is used counts.")
    assert finding.severity == "error"


def test_each_line_says_its_level(tmp_path):
    result = inventory(tmp_path, contract("wind", "certificates", "50 MWh"))
    market = [line for line in result.to_dict()["lines"] if line["basis"] == "market"]
    assert [(line["market_level"], line["instrument"]) for line in market] == [("certificates", "wind"), ("residual_mix", None)]
    assert {line["market_level"] for line in result.to_dict()["lines"] if line["basis"] != "market"} == {None}


def test_without_a_residual_mix_the_location_factor_is_used_and_disclosed(tmp_path):
    result = inventory(tmp_path, head=HEAD.replace("2019", "2018"))
    assert [item["level"] for item in result.instruments()] == ["location_factor"]
    assert found(result, "residual_mix_missing")
    assert result.total_kg("market") == result.total_kg("location")


def test_an_instrument_stays_in_its_market_and_vintage(tmp_path):
    """Scope 2 Guidance, table 7.1, criteria 4 (vintage) and 5 (market)."""
    norwegian = contract("wind", "certificates", "50 MWh", 'market = "NO"\nvintage = "2019"\nevidence = "x"\n')
    old = contract("mill", "contract", "50 MWh", 'market = "nordic"\nvintage = "2018"\nevidence = "x"\n')
    result = inventory(tmp_path, norwegian, old)
    assert result.total_kg("market") == pytest.approx(100 * RESIDUAL)
    assert [finding.message for finding in found(result, "contract_unused")] == [
        "contract 'wind' covers nothing: no electricity in NO of 2019 is open to it.",
        "contract 'mill' covers nothing: no electricity in nordic of 2018 is open to it.",
    ]


def test_a_market_is_a_region_or_a_group_of_them(tmp_path):
    nordic = contract("wind", "certificates", "30 MWh", 'market = "nordic"\nvintage = "2019"\nevidence = "x"\n')
    result = inventory(tmp_path, nordic, text="energy,region\n100 MWh,SE\n100 MWh,FR\n")
    assert [item["energy_kwh"] for item in result.instruments() if item["level"] == "certificates"] == [pytest.approx(30_000)]
    assert result.where(region="SE").total_kg("market") == pytest.approx(70 * RESIDUAL)


def test_a_year_that_is_not_the_calendars_is_split_by_vintage(tmp_path):
    """92 days of October to December 2019 and 91 of January to March 2020: the instrument covers the first alone."""
    head = HEAD.replace('"2019"', '"2019-10-01/2020-03-31"')
    text = "energy,period\n183 MWh,2019-10-01/2020-03-31\n"
    result = inventory(tmp_path, contract("wind", "certificates", "92 MWh"), head=head, text=text)
    assert [item["energy_kwh"] for item in result.instruments() if item["level"] == "certificates"] == [pytest.approx(92_000)]
    assert result.rows == 1
    assert not found(result, "contract_exceeds")


def test_rows_that_name_their_instrument_are_served_first(tmp_path):
    """60 MWh name the wind, which is for 70: 10 of the other 40 MWh are left for it."""
    text = "energy,supply\n60 MWh,wind\n40 MWh,\n"
    result = inventory(tmp_path, contract("wind", "certificates", "70 MWh"), text=text)
    assert result.total_kg("market") == pytest.approx(30 * RESIDUAL)
    assert not errors(result)


def test_rows_cannot_name_more_than_an_instrument_has(tmp_path):
    text = "energy,supply\n60 MWh,wind\n40 MWh,\n"
    result = inventory(tmp_path, contract("wind", "certificates", "45 MWh"), text=text)
    assert result.total_kg("market") == pytest.approx(55 * RESIDUAL)
    (finding,) = found(result, "contract_exceeds")
    assert finding.message.startswith(
        "contract 'wind' is for 45 000 kWh, and rows name it for 60 000 kWh in SE of 2019; the rest of them takes"
    )


def test_a_contract_for_a_share(tmp_path):
    half = '\n[[contracts]]\nname = "wind"\nshare = "50 %"\n' + STATED
    text = "energy,supply\n60 MWh,wind\n40 MWh,\n"
    assert inventory(tmp_path, half).total_kg("market") == pytest.approx(50 * RESIDUAL)
    assert inventory(tmp_path, half, text=text).total_kg("market") == pytest.approx(20 * RESIDUAL)
    over = inventory(tmp_path, half.replace("50 %", "150 %"))
    assert over.total_kg("market") == 0.0
    assert found(over, "contract_exceeds")[0].message.startswith("contract 'wind' is for 150% of the 100 000 kWh used in SE of 2019")


def test_an_instrument_named_twice(tmp_path):
    result = inventory(tmp_path, contract("wind", "certificates", "10 MWh"), contract("wind", "certificates", "10 MWh"))
    assert found(result, "contract_invalid")[0].message.startswith("contract 'wind': the name stands twice and the second is not used.")
    assert result.total_kg("market") == pytest.approx(90 * RESIDUAL)


def test_an_instrument_that_does_not_state_the_criteria(tmp_path):
    result = inventory(tmp_path, contract("wind", "certificates", "50 MWh", "zone = 'SE1'\ninterval = 'hour'\ncommissioned = 2015-06-01\n"))
    (finding,) = found(result, "contract_criteria")
    assert finding.message.startswith("contract 'wind' states no market and no vintage and no evidence; the quality criteria")
    (kept,) = result.settings.contracts
    assert (kept.zone, kept.interval, str(kept.commissioned)) == ("SE1", "hour", "2015-06-01")


def test_a_contract_of_neither_energy_nor_share(tmp_path):
    result = inventory(tmp_path, '\n[[contracts]]\nname = "wind"\n' + STATED)
    assert found(result, "contract_invalid")[0].message == "contract 'wind': give energy or share, one of them."
    assert result.total_kg("market") == pytest.approx(100 * RESIDUAL)


def test_the_boundary_takes_its_share_of_an_instrument(tmp_path):
    """Half of 100 MWh is covered; 40 % of the company counts: 20 MWh of the residual mix."""
    more = '\n[[entities]]\nname = "A"\nequity = "40 %"\n'
    head = HEAD + 'consolidation = "equity_share"\n'
    result = inventory(tmp_path, contract("wind", "certificates", "50 MWh"), more, text="energy,entity\n100 MWh,A\n", head=head)
    assert result.total_kg("market") == pytest.approx(20 * RESIDUAL)
    assert result.total_kg("location") == pytest.approx(40 * GRID)


def test_an_instrument_covers_nothing_outside_the_boundary(tmp_path):
    """Of 100 MWh of ours and 100 MWh of a company held without control, 60 MWh of certificates cover ours alone: 40 MWh stay."""
    more = '\n[[entities]]\nname = "Ours"\nequity = "100 %"\n[[entities]]\nname = "Held"\nequity = "30 %"\noperational_control = false\n'
    head = HEAD + 'consolidation = "operational_control"\n'
    text = "energy,entity\n100 MWh,Ours\n100 MWh,Held\n"
    result = inventory(tmp_path, contract("wind", "certificates", "60 MWh"), more, text=text, head=head)
    assert result.where(scope=2).total_kg("market") == pytest.approx(40 * RESIDUAL)
    assert result.where(category=15, stage="generation").total_kg("market") == pytest.approx(30 * RESIDUAL)


def test_an_instrument_covers_no_electricity_of_commuters(tmp_path):
    result = inventory(tmp_path, contract("wind", "certificates", "60 MWh"), text="energy,purpose\n100 MWh,own_use\n100 MWh,commuting\n")
    assert result.where(scope=2).total_kg("market") == pytest.approx(40 * RESIDUAL)


def own_power(folder, sold):
    head = HEAD.replace("GB", "SE") + '\n[[tables]]\npath = "t.csv"\nkind = "own_electricity"\n'
    return make(
        folder,
        head + "".join(f'\n[[certificates_sold]]\nenergy = "{energy}"\n{more}' for energy, more in sold),
        t_csv="energy,site\n60 MWh,a\n40 MWh,b\n",
    ).footprint()


def test_power_whose_certificates_are_sold_takes_the_residual_mix(tmp_path):
    """Scope 2 Guidance, ch. 5 and 6: 25 of 100 MWh are claimed by others; by location all of it is the organisation's own sun."""
    result = own_power(tmp_path, [("25 MWh", 'vintage = "2019"\n')])
    assert result.total_kg("market") == pytest.approx(25 * RESIDUAL)
    assert result.total_kg("location") == 0.0
    assert [(item["level"], item["energy_kwh"]) for item in result.instruments()] == [
        ("residual_mix", pytest.approx(25_000)),
        ("own_generation", pytest.approx(75_000)),
    ]


def test_certificates_sold_stay_in_their_site_and_vintage(tmp_path):
    result = own_power(tmp_path, [("25 MWh", 'vintage = "2018"\n'), ("50 MWh", 'sites = ["b"]\n')])
    assert result.where(site="b").total_kg("market") == pytest.approx(40 * RESIDUAL)
    assert result.where(site="a").total_kg("market") == 0.0
    assert [finding.message[:86] for finding in found(result, "certificates_sold_exceed")] == [
        "certificates of 25 000 kWh are sold, and own electricity comes to 0 kWh; only what is ",
        "certificates of 50 000 kWh are sold, and own electricity comes to 40 000 kWh; only wha",
    ]


def test_certificates_sold_of_no_energy(tmp_path):
    result = own_power(tmp_path, [("25 kg", "")])
    assert errors(result)[0][0] == "certificates_sold_invalid"
    assert result.total_kg("market") == 0.0


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.integers(0, 1000), min_size=1, max_size=5), energies=st.lists(st.integers(1, 800), min_size=1, max_size=3))
def test_instruments_never_change_the_energy_or_the_location_view(tmp_path, rows, energies):
    text = "id,energy\n" + "".join(f"r{number},{value} MWh\n" for number, value in enumerate(rows))
    plain = inventory(tmp_path, text=text)
    bought = inventory(tmp_path, *(contract(f"lot {n}", "certificates", f"{mwh} MWh") for n, mwh in enumerate(energies)), text=text)
    assert sum(item["energy_kwh"] for item in bought.instruments()) == pytest.approx(1000 * sum(rows), abs=1e-6)
    assert bought.total_kg("location") == pytest.approx(plain.total_kg("location"), rel=1e-12)
    assert bought.total_kg("market") <= plain.total_kg("market") + 1e-6
    assert bought.total_kg("market") == pytest.approx(max(sum(rows) - sum(energies), 0) * RESIDUAL, abs=1e-6)
