"""Publications that a policy names, and editions of one publisher that replace one another."""

from __future__ import annotations

import pytest

import carbon
from carbon.cli.main import main
from carbon.core.errors import CarbonError
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


@pytest.mark.parametrize("written", ["eea-2024", ["eea-2024"], ("eea-2024",)])
def test_a_list_or_a_single_name_is_read_as_names(written):
    policy = carbon.Policy(sources=written, stand_ins=["world", "GB"])
    assert policy == carbon.Policy(sources=("eea-2024",))
    found = carbon.calculate("electricity", "1 MWh", region="PL", period=2024, policy=policy)
    assert {line.factor.publication.name for _, line in found.plan.lines if line.stage == "generation"} == {"eea-2024"}


def test_a_publication_that_is_not_there_is_refused_by_every_road(tmp_path):
    policy = carbon.Policy(sources=("eea-2042",))
    roads = [
        lambda: carbon.calculate("electricity", "1 MWh", region="PL", period=2022, policy=policy),
        lambda: carbon.calculate([{"kind": "electricity", "amount": 1, "unit": "MWh"}], policy=policy),
        lambda: carbon.plan("electricity", "1 MWh", region="PL", policy=policy),
        lambda: carbon.factor("electricity", region="PL", period=2022, policy=policy),
    ]
    head = '[inventory]\nname = "x"\norganisation = "x"\nperiod = 2022\nregion = "PL"\ngwp_set = "ar6_100"\nsources = ["eea-2042"]\n'
    (tmp_path / "inventory.toml").write_text(f'{head}[[tables]]\npath = "rows.csv"\n', encoding="utf-8")
    (tmp_path / "rows.csv").write_text("kind,amount,unit\nelectricity,1,MWh\n", encoding="utf-8")
    for road in (*roads, lambda: carbon.Inventory.open(tmp_path).footprint()):
        with pytest.raises(CarbonError, match=r"publication 'eea-2042' is unknown\. Nearest: eea-2024") as caught:
            road()
        assert caught.value.code == "publication_unknown"


def test_own_factors_may_be_named_as_a_publication():
    assert carbon.calculate("diesel", "1 l", region="GB", period=2019, policy=carbon.Policy(sources=("own-factors",))).complete


def test_the_command_line_names_publications(capsys):
    assert main(["fuel", "1 l", "--fuel", "petrol", "--blend", "mineral", "--region", "SE", "--publication", "spbi-2019"]) == 0
    assert "Motorbensin utan etanol" in capsys.readouterr().out
    assert main(["diesel", "1 l", "--publication", "spbi-2091"]) == 2
    assert "publication 'spbi-2091' is unknown" in capsys.readouterr().err
