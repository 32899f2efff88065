"""Indicators come from rows and facts; goals are judged by them, and a published verdict is never computed."""

import json

import pytest

import carbon
from carbon.analysis.goal_verdicts import goals
from carbon.analysis.indicator_values import indicators
from carbon.cli.main import main
from carbon.core.errors import CarbonError
from inventories import HEAD, make

TABLES = """
[[tables]]
path = "t.csv"
kind = "fuel"
source = "Buses"

[[tables]]
path = "e.csv"
kind = "electricity"
source = "Power"

[facts.area]
value = "2 000 m2"

[facts.inhabitants]
value = "1 000 inhabitants"
"""
ENERGY = '\n[[indicators]]\nname = "Energy"\nunit = "kWh/m2"\nof = { sources = ["Power"] }\nper = "area"\n'
ROWS = {"t_csv": "fuel,volume\ndiesel,60 l\npetrol,40 l\n", "e_csv": "energy\n100 MWh\n300 MWh\n"}


def built(tmp_path, toml, period="2019", **rows):
    folder = tmp_path / period
    folder.mkdir(exist_ok=True)
    return make(folder, HEAD.replace("2019", period) + TABLES + toml, **(ROWS | rows)).footprint()


def verdict(tmp_path, goal, values="", *earlier, indicator=ENERGY):
    found = built(tmp_path, indicator + values + f'\n[[goals]]\nname = "Energy"\n{goal}')
    return goals(found, *earlier).goals[0]


def test_amounts_per_fact(tmp_path):
    one = indicators(built(tmp_path, ENERGY))[0]
    assert one.latest == (2019, 200.0, True, "")


def test_emissions_per_inhabitant_in_the_unit_asked(tmp_path):
    toml = '\n[[indicators]]\nname = "Per head"\nunit = "t/inhabitant"\nof = { measure = "co2e" }\nper = "inhabitants"\n'
    found = built(tmp_path, toml)
    assert indicators(found)[0].latest.value == pytest.approx(found.co2e_kg / 1000 / 1000)


@pytest.mark.parametrize(
    ("fact", "stated", "unit", "many"),
    [
        ("employees", "employees = 12.5", "kg/employee", 12.5),
        ("inhabitants", "inhabitants = 7512", "kg/inhabitant", 7512),
        ("floor_area", 'floor_area = "1 500 m2"', "kg/m2", 1500),
    ],
)
def test_what_the_inventory_counts_itself_by_is_a_fact_too(tmp_path, fact, stated, unit, many):
    toml = f'\n[[indicators]]\nname = "Per one"\nunit = "{unit}"\nof = {{ measure = "co2e" }}\nper = "{fact}"\n'
    head = HEAD.replace("[inventory]\n", f"[inventory]\n{stated}\n")
    tables = TABLES.partition("[facts.inhabitants]")[0]
    found = make(tmp_path, head + tables + toml, **ROWS).footprint()
    assert indicators(found)[0].latest.value == pytest.approx(found.co2e_kg / many)
    said = make(tmp_path, head + tables + f'[facts.{fact}]\nvalue = "1 {unit.partition("/")[2]}"\n' + toml, **ROWS).footprint()
    assert indicators(said)[0].latest.value == pytest.approx(said.co2e_kg), "a fact of its own stands over it"


def test_a_year_that_lacks_a_fact_is_named(tmp_path):
    toml = '\n[[indicators]]\nname = "Per head"\nunit = "kg/inhabitant"\nof = { measure = "co2e" }\nper = "inhabitants"\n'
    head = HEAD.replace("2019", "2018").replace('name = "Test"', 'name = "Before"')
    before = make(tmp_path, head + TABLES.partition("[facts")[0], **ROWS)
    with pytest.raises(
        CarbonError, match=r"'Before' states no fact 'inhabitants'\. Write inhabitants under \[inventory\]; in a workbook, on"
    ):
        goals(built(tmp_path, toml), before.footprint())


def test_a_gas_and_a_scope(tmp_path):
    toml = '\n[[indicators]]\nname = "CO2"\nunit = "kg"\nof = { measure = "co2", scopes = [1] }\n'
    found = built(tmp_path, toml)
    assert indicators(found)[0].latest.value == pytest.approx(found.where(scope=1).gases_kg()["co2"])


def test_a_share_of_rows_by_a_field(tmp_path):
    toml = '\n[[indicators]]\nname = "Diesel"\nunit = "%"\nof = { sources = ["Buses"], where = { fuel = ["diesel"] } }\nper = { sources = ["Buses"] }\n'
    assert indicators(built(tmp_path, toml))[0].latest.value == pytest.approx(60.0)
    mixed = built(tmp_path, toml, t_csv="fuel,volume\ndiesel,0.06 m3\npetrol,40 l\n")
    assert indicators(mixed)[0].latest.value == pytest.approx(60.0)


def test_floor_area_of_the_sites(tmp_path):
    toml = ENERGY.replace('"area"', '"floor_area"') + '\n[sites.a]\nfloor_area = "500 m2"\n[sites.b]\n'
    lacking = indicators(built(tmp_path, toml))[0].latest
    assert lacking.value is None
    assert lacking.why == "floor_area of b is not known. Write it there, or [facts.floor_area] with value = … for the whole."
    assert indicators(built(tmp_path, toml + 'floor_area = "1500 m2"\n'))[0].latest.value == pytest.approx(200.0)


def test_earlier_years_are_computed_by_the_same_definition(tmp_path):
    before = built(tmp_path, "", "2018", e_csv="energy\n500 MWh\n")
    found = built(tmp_path, ENERGY)
    assert [(value.year, value.value) for value in indicators(found, before)[0].values] == [(2018, 250.0), (2019, 200.0)]


@pytest.mark.parametrize(
    ("goal", "values", "expected"),
    [
        ("target = 210", "", "met"),
        ("target = 200", "", "met"),
        ("target = 180", "", "not met"),
        ("target = 180\nyear = 2019", "", "not met"),
        ("target = 100\nyear = 2029\nbase_year = 2009", "values = { 2009 = 300 }", "on track"),
        ("target = 100\nyear = 2029\nbase_year = 2009", "values = { 2009 = 290 }", "off track"),
        ('target = "-50 %"\nyear = 2029\nbase_year = 2009', "values = { 2009 = 300 }", "on track"),
        ('target = "-50 %"\nyear = 2029\nbase_year = 2009', "values = { 2009 = 240 }", "off track"),
        ('target = "-30 %"\nbase_year = 2009', "values = { 2009 = 300 }", "met"),
        ('target = "-30 %"\nbase_year = 2008', "values = { 2009 = 300 }", "not known"),
        ("target = 100\nyear = 2029", "", "not known"),
        ("published = 'met'", "values = { 2018 = 210 }", "not judged"),
    ],
)
def test_verdicts(tmp_path, goal, values, expected):
    assert verdict(tmp_path, goal, values).verdict == expected


def test_a_goal_that_should_go_up(tmp_path):
    up = ENERGY + 'direction = "up"\n'
    assert verdict(tmp_path, "target = 250", indicator=up).verdict == "not met"
    assert verdict(tmp_path, "target = 150", indicator=up).verdict == "met"


def test_how_far_and_what_the_line_asks(tmp_path):
    found = verdict(tmp_path, "target = 100\nyear = 2029\nbase_year = 2009", "values = { 2009 = 290 }")
    assert (found.distance, found.path) == (pytest.approx(100.0), pytest.approx(195.0))
    assert found.words.startswith("100 kWh/m2 above the target; the straight line to 2029 asks 195, the value is 200")
    # 290 in 2009 and 200 in 2019 are 9 a year: another 100 take twelve years.
    assert found.words.endswith("; at the pace since 2009 (−9 a year) it is reached in 2031")
    assert verdict(tmp_path, "target = 100", "values = { 2009 = 190 }").words.endswith("(+1 a year) it is not reached")


def test_a_science_based_target(tmp_path):
    # 4.2 % of the base year a year: 300 × (1 − 0.042 × 10) = 174 in 2019, SBTi absolute contraction.
    met = verdict(tmp_path, 'target = "1.5 °C"\nyear = 2019\nbase_year = 2009', "values = { 2009 = 350 }")
    assert (met.verdict, met.target) == ("met", pytest.approx(203.0))
    missed = verdict(tmp_path, 'target = "1.5 °C"\nyear = 2019\nbase_year = 2009', "values = { 2009 = 300 }")
    assert (missed.verdict, missed.target) == ("not met", pytest.approx(174.0))
    assert verdict(tmp_path, 'target = "1.5 °C"\nyear = 2019').verdict == "not known"


def test_a_published_verdict_is_shown_and_never_computed(tmp_path, capsys):
    found = verdict(tmp_path, 'published = "met"\ncitation = "§ 40"', "values = { 2018 = 210 }")
    assert found.words == "no target is given; since 2018: right direction, −10 kWh/m2"
    assert main(["goals", "examples/norrbotten-2019", "examples/norrbotten-2018"]) == 0
    text = capsys.readouterr().out
    assert "published, not computed: the goal is not met as kWh/m2" in text
    assert "Reconstruction:" in text
    assert not {"met ", "on track "} & {line[:9] for line in text.splitlines()}


def test_goals_without_data_are_not_known(tmp_path):
    toml = '\n[[indicators]]\nname = "Energy"\nunit = "kWh/m2"\nof = { sources = ["Power"], where = { region = ["SE"] } }\nper = "area"\n'
    found = verdict(tmp_path, "target = 180", indicator=toml)
    assert (found.verdict, found.words) == ("not known", "no row of Power, region SE. Add the rows, or change the selection.")
    litres = ENERGY.replace('["Power"]', '["Power", "Buses"]')
    assert "rows of Power, Buses (fuel) are in l, not in kWh. Leave them out" in verdict(tmp_path, "target = 180", indicator=litres).words


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        (ENERGY.replace("Power", "Powr"), "indicator 'Energy': source 'Powr' is in no table. Nearest: Power."),
        (ENERGY.replace('"area"', '"aria"'), r"indicator 'Energy': 'Test' states no fact 'aria'. Nearest: area. Write \[facts.aria\]"),
        (ENERGY.replace('per = "area"\n', ""), "is per m2 and has no per"),
        (ENERGY.replace("kWh/m2", "%"), "is a share; write per"),
        (ENERGY.replace("kWh/m2", "kWh/kg"), "fact area: "),
        (ENERGY + '\n[[goals]]\nname = "Enrgy"\ntarget = 3\n', "goal 'Enrgy': no indicator 'Enrgy' in inventory.toml. Nearest: Energy."),
        (ENERGY.replace("{ sources", "{ where = { feul = ['x'] }, sources"), "no row has a field 'feul'. Nearest: fuel."),
    ],
)
def test_wrong_definitions_are_sentences(tmp_path, toml, message):
    with pytest.raises(CarbonError, match=message):
        goals(built(tmp_path, toml))


def test_no_inventory_and_another_organisation(tmp_path):
    found = built(tmp_path, ENERGY)
    (tmp_path / "x").mkdir()
    other = make(tmp_path / "x", HEAD.replace('organisation = "Test"', 'organisation = "Else"') + TABLES, **ROWS).footprint()
    with pytest.raises(CarbonError, match="Two organisations are not compared as years of one"):
        goals(found, other)
    assert carbon.goals(found).to_dict()["indicators"][0]["values"][0]["value"] == 200.0


def test_the_command_fails_a_build_and_a_wrong_indicator_stops_no_footprint(tmp_path, capsys):
    built(tmp_path, ENERGY + '\n[[goals]]\nname = "Energy"\ntarget = 180\n')
    folder = str(tmp_path / "2019")
    assert main(["goals", folder]) == 0
    assert main(["goals", folder, "--check", "--format", "json"]) == 1
    assert '"verdict": "not met"' in capsys.readouterr().out
    built(tmp_path, ENERGY.replace("Power", "Powr"))
    assert main(["goals", folder]) == 2
    capsys.readouterr()
    assert main(["footprint", folder]) == 0
    assert "source 'Powr' is in no table" in capsys.readouterr().err
    assert main(["footprint", folder, "--format", "json"]) == 0
    assert "Powr" in json.loads(capsys.readouterr().out)["goals_error"]


def test_a_goal_prints_as_a_sentence(tmp_path):
    found = built(tmp_path, ENERGY + '\n[[goals]]\nname = "Less"\nindicator = "Energy"\ntarget = 250\nyear = 2030\n')
    result = goals(found)
    assert str(result.goals[0]).startswith("Less: met; ")


def test_what_goals_without_a_verdict_lack_is_told(capsys):
    assert main(["goals", "examples/norrbotten-2019"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "7 goals are not judged. Write target = … and year = … under [[goals]]" in text
    assert "To compute Material recovered, Equipment used again, Digital care visits, write indicators of them too." in text
    assert text.endswith("name last year's inventory behind this one.")


def test_a_share_moves_by_percentage_points(capsys):
    assert main(["goals", "examples/norrbotten-2019", "examples/norrbotten-2018"]) == 0
    # 38 % after 35 % is three percentage points more, and nearly nine per cent.
    assert "Bus traffic: 38% in 2019; no target is given; since 2018: right direction, +3 percentage points" in capsys.readouterr().out
