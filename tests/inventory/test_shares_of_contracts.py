"""Contracts for a share beside others: added up by hand, and what a share is one of is said."""

from __future__ import annotations

import pytest

import carbon
from inventories import found, make

HEAD = """[inventory]
name = "Shares"
organisation = "Shares"
period = "2024"
region = "SE"
gwp_set = "ar5_100"

[[tables]]
path = "t.csv"
kind = "electricity"
source = "El"
"""
ROWS = "energy,site,region\n1 MWh,A,SE\n3 MWh,B,SE\n"


def contract(name, grams, more, market="SE", vintage="2024"):
    return (
        f'\n[[contracts]]\nname = "{name}"\nfactor = "{grams} g CO2e/kWh"\n{more}\nmarket = "{market}"\nvintage = "{vintage}"\n'
        'evidence = "register 1"\n'
    )


def market(folder, *contracts, rows=ROWS):
    result = make(folder, HEAD + "".join(contracts), t_csv=rows).footprint()
    alone = make(folder, HEAD, t_csv=rows).footprint()
    assert result.total_kg("location") == alone.total_kg("location"), "contracts move nothing of the location view"
    return result, result.total_kg("market")


@pytest.fixture(scope="module")
def residual():
    """kg per kWh of what no contract covers."""
    return carbon.calculate("electricity", "1 kWh", region="SE", period="2024", gwp_set="ar5_100").total_kg("market")


def test_a_second_share_is_one_of_the_rest_and_is_said_to_be(tmp_path, residual):
    """A has 1 000 kWh: 500 at 10 g, half of the other 500 at 30 g; 250 of A and the 3 000 of B take the residual mix."""
    one, two = (contract(name, grams, 'share = "50 %"\nsites = ["A"]') for name, grams in (("one", 10), ("two", 30)))
    result, total = market(tmp_path, one, two)
    assert total == pytest.approx(500 * 0.010 + 250 * 0.030 + 3250 * residual)
    (finding,) = found(result, "contract_share_of_rest")
    assert finding.severity == "warning"
    assert finding.message == (
        "contract 'two': its share is 250 kWh, one of the 500 kWh in SE of 2024 at A that the contracts before it left, "
        "and not of all 1 000 kWh. If it is one of all, write energy."
    )


def test_what_the_finding_proposes_answers_it(tmp_path, residual):
    one = contract("one", 10, 'share = "50 %"\nsites = ["A"]')
    result, total = market(tmp_path, one, contract("two", 30, 'energy = "500 kWh"\nsites = ["A"]'))
    assert total == pytest.approx(500 * 0.010 + 500 * 0.030 + 3000 * residual)
    assert found(result, "contract_share_of_rest") == []
    assert found(result, "contract_exceeds") == []


@pytest.mark.parametrize(
    "second", ['share = "100 %"\nsites = ["A"]', 'share = "50 %"\nsites = ["B"]'], ids=["the whole rest", "another site"]
)
def test_a_share_that_can_be_meant_in_one_way_is_not_asked_about(tmp_path, second):
    one = contract("one", 10, 'share = "50 %"\nsites = ["A"]')
    assert found(market(tmp_path, one, contract("two", 30, second))[0], "contract_share_of_rest") == []


def test_two_contracts_that_cover_more_than_one_site_uses(tmp_path, residual):
    """0.6 MWh at 10 g, and 0.4 of 0.6 MWh at 30 g: the first in the file goes first."""
    both = [contract(name, grams, 'energy = "0.6 MWh"\nsites = ["A"]') for name, grams in (("one", 10), ("two", 30))]
    result, total = market(tmp_path, *both)
    assert total == pytest.approx(600 * 0.010 + 400 * 0.030 + 3000 * residual)
    (finding,) = found(result, "contract_exceeds")
    assert finding.message.startswith("contract 'two' is for 150% of the 400 kWh used in SE of 2024 at A; only what is used counts. ")


@pytest.mark.parametrize(("place", "year"), [("NO", "2024"), ("SE", "2023")])
def test_a_contract_of_another_country_or_year_covers_nothing_and_is_named(tmp_path, residual, place, year):
    result, total = market(tmp_path, contract("one", 0, 'energy = "2 MWh"', place, year))
    assert total == pytest.approx(4000 * residual)
    assert [item.message for item in found(result, "contract_unused")] == [
        f"contract 'one' covers nothing: no electricity in {place} of {year} is open to it."
    ]


def test_a_contract_of_a_market_leaves_the_power_of_other_countries_alone(tmp_path):
    """1 000 kWh in Sweden at 5 g; 3 000 kWh in Germany keep what they had."""
    rows = ROWS.replace("B,SE", "B,DE")
    german = make(tmp_path, HEAD, t_csv=rows.replace("1 MWh,A,SE\n", "")).footprint().total_kg("market")
    assert market(tmp_path, contract("one", 5, 'share = "100 %"'), rows=rows)[1] == pytest.approx(1000 * 0.005 + german)
