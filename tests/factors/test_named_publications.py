"""Publications that a policy names, and editions of one publisher that replace one another."""

from __future__ import annotations

import pytest

import carbon
from carbon.cli.main import main
from carbon.factors.matching import Wanted, match


def test_a_named_publication_goes_before_others_of_the_region_and_never_before_the_region():
    """France has ADEME's split factor, Ember one that covers more: who names Ember has that of France, not Europe's."""
    for region in ("FR", "GB", "US"):
        found = carbon.calculate("electricity", "1 kWh", region=region, period=2018, policy=carbon.Policy(sources=("ember-2025",)))
        located = [line.factor for _, line in found.plan.lines if line.basis != "market"]
        assert {(factor.publication.name, factor.region) for factor in located} == {("ember-2025", region)}


def test_a_named_publication_does_not_answer_years_beyond_the_gap():
    for year, publication in ((2019, "uk-2016"), (2022, "uk-2022")):
        taken = match(carbon.catalogue(), Wanted("fuel.diesel", (), "combustion", "GB", year, "l"), carbon.Policy(sources=("uk-2016",)))
        assert taken.factor.publication.name == publication


def test_of_one_publisher_the_edition_of_the_year_goes_before_an_older_split_one():
    """UK Government 2026 (in part) prints cars that are charged as one sum (0.02763 + 0.00022 + 0.0003 by gas); 2025 has them split; upstream 0.01022 a km."""
    found = carbon.calculate("car_travel", "1000 km", fuel="battery_electric", size="medium", region="GB", period=2026, gwp_set="ar5_100")
    assert found.total_kg("location") == pytest.approx(28.15 + 10.22)
    assert {line.factor.publication.name for _, line in found.plan.lines} == {"uk-2026"}


@pytest.mark.parametrize("control", ["owned", "leased_in"])
def test_the_power_of_an_own_electric_car_is_scope_2_in_a_sum_too(control):
    fields = {"fuel": "battery_electric", "size": "medium", "region": "GB", "period": 2026, "control": control}
    found = carbon.calculate("car_travel", "1000 km", **fields, gwp_set="ar5_100").by("scope")
    assert dict(zip(found["scope"], found["co2e_kg"], strict=True)) == pytest.approx({2: 28.15, 3: 10.22})


def test_the_command_line_names_publications(capsys):
    assert main(["fuel", "1 l", "--fuel", "petrol", "--blend", "mineral", "--region", "SE", "--publication", "spbi-2019"]) == 0
    assert "Motorbensin utan etanol" in capsys.readouterr().out
    assert main(["diesel", "1 l", "--publication", "spbi-2091"]) == 2
    assert "publication 'spbi-2091' is unknown" in capsys.readouterr().err
