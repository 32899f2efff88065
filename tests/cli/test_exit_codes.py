"""Exit codes of check, goals, verify, compare and update, as docs/exit_codes.md has them: each check that trips, and its twin that does not."""

import json
import re
from pathlib import Path

import pytest

from carbon.cli.main import main
from inventories import HEAD, make

ROOT = Path(__file__).parents[2]
HEAD = HEAD.replace("ar5_100", "ar4_100")
"""The set that the British upstream of 2019 is in, so that an inventory without a fault has no warning."""
FUEL = '\n[[tables]]\npath = "t.csv"\nkind = "fuel"\nsource = "Fleet"\nfuel = "diesel"\n'
OWN = (
    "key,stages,region,valid_from,valid_to,unit,mass,value_basis,co2,locator,publication,review_by\n"
    "fuel.diesel,combustion,GB,2018-01-01,2019-12-31,l,kg,mass_of_gas,{},row 2,own,{}\n"
)
MONTHS = [f"100 l,2019-{month:02}" for month in range(1, 13)]


@pytest.fixture(autouse=True)
def _wide(monkeypatch):
    monkeypatch.setenv("COLUMNS", "400")


@pytest.fixture
def run(capsys):
    """Code and everything that is printed, as one line."""

    def ran(*arguments):
        code = main([str(argument) for argument in arguments])
        shown = capsys.readouterr()
        return code, " ".join(f"{shown.out} {shown.err}".split())

    return ran


def fleet(folder, name="2019", litres="100 l", factor="2.5", review="", toml="", head=HEAD):
    """A year of a fleet with an own factor."""
    (folder / name).mkdir(exist_ok=True)
    period = name if name.isdigit() else "2019"
    make(folder / name, head.replace("2019", period) + FUEL + toml, t_csv=f"volume\n{litres}\n", factors_csv=OWN.format(factor, review))
    return folder / name


def months(rows):
    def built(folder):
        fleet(folder)
        (folder / "2019" / "t.csv").write_text("volume,period\n" + "\n".join(rows) + "\n", encoding="utf-8")
        return [folder / "2019"]

    return built


# check: what is written, the code without --strict, with it, and the sentence; None where nothing is said.
def control(value):
    return lambda folder: [fleet(folder, toml=f'\n[[control_totals]]\nname = "Ledger"\nvalue = "{value}"\nstages = ["combustion"]\n')]


def wrong_fuel(folder):
    (folder / "x").mkdir()
    make(
        folder / "x", HEAD + '\n[[tables]]\npath = "t.csv"\nkind = "fuel"\nsource = "Fleet"\n', t_csv="fuel,volume\ndiesel,1 l\ndiesl,1 l\n"
    )
    return [folder / "x"]


def straw(folder):
    """Straw of an own factor, without what it takes to bring it."""
    own = "key,stages,region,unit,mass,co2,locator\nfuel.straw,combustion,GB,kg,kg,0.1,own\n"
    toml = HEAD + '\n[[tables]]\npath = "t.csv"\nkind = "fuel"\nsource = "Boiler"\nfuel = "straw"\n'
    make(folder, toml, t_csv="mass\n1 t\n", factors_csv=own)
    return [folder]


def against(litres, **later):
    return lambda folder: [fleet(folder, litres=litres, **later), "--against", fleet(folder, "2018")]


def renamed(folder):
    last, this = fleet(folder, "2018"), fleet(folder)
    toml = (this / "inventory.toml").read_text().replace('source = "Fleet"', 'source = "Cars"')
    (this / "inventory.toml").write_text(toml)
    return [this, "--against", last]


GAP = "Fleet has no row for 2019-05, 2019-07, and rows for the other months. Missing is not zero: add the rows, or write 0."
LARGE = "100 000 l is about a thousand times more than its neighbours (median 100 l). Check the unit, as kWh for MWh."
OLD = "was to be looked at again before 2019-12-31. See whether its publisher has a newer edition, and renew review_by."
CHECKS = {
    "a control total that is met": (control("250 kg ± 1 %"), 0, 0, None),
    "a control total that is missed": (
        control("400 kg ± 1 %"),
        1,
        1,
        "control total 'Ledger' is 400 kg ± 1%, the inventory gives 250 kg (-37.5%). Check the rows and the perimeter.",
    ),
    "a row without an answer": (wrong_fuel, 1, 1, "fuel 'diesl' has no factor. Nearest: diesel."),
    "all months": (months(MONTHS), 0, 0, None),
    "months without a row": (months([row for row in MONTHS if row[-2:] not in ("05", "07")]), 0, 1, GAP),
    "a thousandfold neighbour": (months([*MONTHS[:-1], "100000 l,2019-12"]), 0, 1, LARGE),
    "a neighbour three times as large": (months([*MONTHS[:-1], "300 l,2019-12"]), 0, 0, None),
    "a factor to look at again": (lambda folder: [fleet(folder, review="2019-06-30")], 0, 1, OLD),
    "a factor to look at later": (lambda folder: [fleet(folder, review="2020-12-31")], 0, 0, None),
    "a source that trebled": (against("300 l"), 0, 1, "Fleet went from 311.85 kg to 935.13 kg CO2e, most of it by amount. Check it"),
    "a source that grew by half": (against("150 l"), 0, 0, None),
    "a source that is gone": (renamed, 0, 1, "Fleet is gone against Test (311.85 kg). Say why, or add its rows."),
    "a source that is new": (renamed, 0, 1, "Cars is new against Test (311.71 kg). Say why, or add its rows."),
    "an incomplete category": (straw, 0, 1, "category 3 is incomplete: no wtt for Boiler."),
    "a category with all its stages": (lambda folder: [fleet(folder)], 0, 0, None),
}


@pytest.mark.parametrize("name", CHECKS)
def test_check(name, tmp_path, run):
    build, code, strict, said = CHECKS[name]
    given = build(tmp_path)
    found, text = run("check", *given)
    assert found == code, text
    assert said is None or said in text
    assert run("check", *given, "--strict")[0] == strict, text
    graver = [finding["code"] for finding in json.loads(run("check", *given, "--format", "json")[1]) if finding["severity"] != "info"]
    assert bool(graver) == (said is not None), graver


ENERGY = '\n[[indicators]]\nname = "Litres"\nunit = "l"\ndirection = "down"\nof = { sources = ["Fleet"] }\n'
PER_HEAD = '\n[[indicators]]\nname = "Litres"\nunit = "l/employee"\nof = { sources = ["Fleet"] }\nper = "employees"\n'


def goal(target, year, indicator=ENERGY):
    return indicator + f'\n[[goals]]\nname = "Less diesel"\nindicator = "Litres"\ntarget = {target}\nyear = {year}\nbase_year = 2018\n'


GOALS = {
    "met": (goal(120, 2030), 0, 0, "met Less diesel"),
    "on track": (goal(90, 2030), 0, 0, "on track Less diesel"),
    "off track": (goal(20, 2021), 0, 1, "off track Less diesel"),
    "not met": (goal(90, 2019), 0, 1, "not met Less diesel"),
    "an indicator without its fact": (goal(90, 2030, PER_HEAD), 0, 0, "not known Less diesel"),
}


@pytest.mark.parametrize("name", GOALS)
def test_goals(name, tmp_path, run):
    toml, code, checked, said = GOALS[name]
    given = [fleet(tmp_path, litres="100 l", toml=toml), fleet(tmp_path, "2018", litres="105 l")]
    found, text = run("goals", *given)
    assert (found, said in text) == (code, True), text
    assert run("goals", *given, "--check")[0] == checked


def lock_of(folder, run, **given):
    target = folder / "2019.lock"
    assert run("freeze", fleet(folder, **given), "-o", target)[0] == 0
    return target


def edited(lock, edit):
    record = json.loads(lock.read_text(encoding="utf-8"))
    edit(record)
    lock.write_text(json.dumps(record), encoding="utf-8")
    return lock


def test_verify_of_a_whole_lock(tmp_path, run):
    lock = lock_of(tmp_path, run)
    code, text = run("verify", lock, "--inputs", tmp_path / "2019")
    assert code == 0
    assert "The lock is whole and its totals follow from its rows and factors." in text
    assert json.loads(run("verify", lock, "--format", "json")[1]) == {"lock": str(lock), "verified": True, "problems": []}


def test_verify_of_a_tampered_lock(tmp_path, run):
    def more(record):
        record["portions"][0][2] = 999.0

    lock = edited(lock_of(tmp_path, run), more)
    code, text = run("verify", lock)
    assert code == 1
    assert "changed the amount of row 0 (t.csv, row 2) was changed" in text
    assert "Do not rely on it." in text
    assert json.loads(run("verify", lock, "--format", "json")[1])["verified"] is False
    # What takes a lock as an inventory refuses it.
    for command in (["compare", lock, tmp_path / "2019"], ["goals", lock], ["update", lock, tmp_path / "2019"]):
        code, text = run(*command)
        assert code == 2, command
        assert "was changed" in text


def test_verify_with_files_that_are_not_those_that_were_frozen(tmp_path, run):
    lock = lock_of(tmp_path, run)
    fleet(tmp_path, litres="101 l")
    assert run("verify", lock)[0] == 0, "the lock itself is whole"
    code, text = run("verify", lock, "--inputs", tmp_path / "2019")
    assert code == 1
    assert "t.csv" in text


@pytest.mark.parametrize(
    ("written", "said"),
    [("hello", "is not a lock"), ('{"carbon_lock": "99"}', "99"), ("[]", "is not a lock")],
    ids=["text", "another format", "other json"],
)
def test_verify_of_a_foreign_file(tmp_path, run, written, said):
    lock = tmp_path / "foreign.lock"
    lock.write_text(written, encoding="utf-8")
    code, text = run("verify", lock)
    assert code == 2
    assert said in text
    assert run("verify", tmp_path / "none.lock")[0] == 2


def stranger(folder, name="2019", **given):
    """The same fleet, of somebody else or drawn otherwise."""
    head = HEAD
    for entry, value in given.items():
        line = f'{entry} = "{value}"'
        head = re.sub(rf"(?m)^{entry} = .*$", line, head) if f"\n{entry} = " in head else f"{head}{line}\n"
    (folder / "other").mkdir(exist_ok=True)
    return fleet(folder / "other", name, head=head)


OTHERS = {
    "another organisation": ({"organisation": "Other"}, "Two organisations are not compared as years of one. If it is one organisation, write its name alike"),
    "another consolidation": ({"consolidation": "equity_share"}, "Calculate one of them again with consolidation = "),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_what_cannot_be_compared_is_refused_by_every_command(name, tmp_path, run):
    given, said = OTHERS[name]
    lock, here, other = lock_of(tmp_path, run), tmp_path / "2019", stranger(tmp_path, **given)
    earlier = stranger(tmp_path, "2018", **given)
    for command in (["compare", here, other], ["update", lock, other], ["goals", other, here], ["series", here, earlier]):
        code, text = run(*command)
        assert code == 2, (command, text)
        assert said in text, command
    assert run("check", here, "--against", other)[0] == 2


def test_compare_of_two_years(tmp_path, run):
    before, after = fleet(tmp_path, "2018"), fleet(tmp_path, litres="90 l")
    code, text = run("compare", before, after)
    assert code == 0
    assert "due to amounts" in text
    code, text = run("compare", before, tmp_path / "nowhere")
    assert code == 2
    assert "nowhere" in text


def test_compare_without_an_answer(tmp_path, run):
    before = fleet(tmp_path, "2018")
    make(tmp_path, HEAD + FUEL.replace("diesel", "diesl"), t_csv="volume\n1 l\n")
    code, text = run("compare", before, tmp_path)
    assert code == 2
    assert "Test has no answer, so nothing can be compared. Fix the errors that check prints." in text


UPDATES = {
    "the same data": ("2.5", 0, 0, "no line would move"),
    "a small change": ("2.52", 0, 0, "a base year stays as stated"),
    "a large change": ("2.9", 0, 1, "a base year would be restated"),
}


@pytest.mark.parametrize("name", UPDATES)
def test_update(name, tmp_path, run):
    factor, code, checked, said = UPDATES[name]
    lock = lock_of(tmp_path, run)
    fleet(tmp_path, factor=factor)
    found, text = run("update", lock, tmp_path / "2019")
    assert (found, said in text) == (code, True), text
    assert run("update", lock, tmp_path / "2019", "--check")[0] == checked


def test_update_of_another_year(tmp_path, run):
    lock = lock_of(tmp_path, run)
    code, text = run("update", lock, fleet(tmp_path, "2018"))
    assert code == 2
    assert "the lock is of 2019, the inventory of 2018. To see what moved between years use compare." in text


@pytest.mark.parametrize("command", ["check", "goals", "verify", "compare", "update", "series", "uncertainty", "freeze"])
def test_a_wrong_argument_is_2(command, run):
    code, text = run(command, "--nonsense")
    assert code == 2
    assert text


def test_the_page_has_every_command_of_these_and_their_codes():
    page = (ROOT / "docs" / "exit_codes.md").read_text(encoding="utf-8")
    for command in ("check", "goals", "verify", "compare", "update", "series", "uncertainty", "freeze", "footprint"):
        assert re.search(rf"(?m)^\| `{command}[ `]", page), command
    for flag in ("--strict", "--check"):
        assert flag in page
