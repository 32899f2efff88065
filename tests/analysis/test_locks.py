"""A lock prints the same bits again, whatever data is installed, and names whatever was changed in it."""

import copy
import gzip
import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given, settings

import carbon
from carbon.analysis import verify_lock
from carbon.analysis.freezing import _published_gwp, freeze, lock_text
from carbon.analysis.lock_words import sentence
from carbon.analysis.thawing import thaw, verify
from carbon.cli.main import main
from carbon.core.errors import CarbonError
from carbon.factors.catalogue import catalogue
from carbon.reporting.language.words import Words
from inventories import HEAD, TABLE, make
from strategies import many

EXAMPLE = "examples/norrbotten-2019"


@pytest.fixture(scope="module")
def footprint():
    return carbon.Inventory.open(EXAMPLE).footprint()


@pytest.fixture(scope="module")
def lock(footprint):
    return json.loads(lock_text(footprint))


def test_a_frozen_footprint_is_the_footprint_to_the_last_bit(footprint, tmp_path):
    again = thaw(freeze(footprint, tmp_path / "2019.lock"))
    assert again.to_dict() == footprint.to_dict()
    assert again.explain() == footprint.explain()
    # A lock holds the labels and results of rows, and no other column of the tables.
    assert set(footprint.to_frame().columns) - set(again.to_frame().columns) == set(footprint.input.more)
    assert again.to_frame().equals(footprint.to_frame().select(again.to_frame().columns))
    assert freeze(again, tmp_path / "again.lock").read_bytes() == (tmp_path / "2019.lock").read_bytes()


@settings(max_examples=25)
@given(many)
def test_any_activities_come_back_as_they_were_and_verify(tmp_path_factory, activities):
    result = carbon.calculate(activities)
    path = freeze(result, tmp_path_factory.getbasetemp() / "any.lock.gz")
    again = thaw(path)
    assert again.to_dict() == result.to_dict()
    # An amount is equal to a plain pair: what a question is written as tells them apart, and draws follow from it.
    assert [repr(answer.question) for answer in again.plan.answers] == [repr(answer.question) for answer in result.plan.answers]
    assert not verify(path)


def test_a_mass_too_small_for_all_its_digits_verifies(tmp_path):
    tiny = carbon.Fleet(period=2019, region="GB", distance="1 km", mix=(("diesel", 2.2250738585e-313), ("battery_electric", 1.0)))
    path = freeze(carbon.calculate([tiny]), tmp_path / "tiny.lock")
    assert not verify(path)


def test_a_lock_is_as_sure_as_its_inventory_and_errs_with_it(footprint, tmp_path):
    again = thaw(freeze(footprint, tmp_path / "2019.lock"))
    one, other = carbon.uncertainty(footprint, draws=500), carbon.uncertainty(again, draws=500)
    assert one.to_dict() == other.to_dict()
    assert (one.draws == other.draws).all()
    assert not (one - other).draws.any(), "the change between a year and itself is known"


def test_newer_data_does_not_reach_a_lock(tmp_path):
    (tmp_path / "inventory").mkdir()
    own = "key,qualifiers,stages,region,valid_from,valid_to,unit,mass,value_basis,co2,locator,publication\n"
    row = "fuel.diesel,,combustion,GB,2019-01-01,2019-12-31,l,kg,mass_of_gas,{},row 2,own\n"
    toml = HEAD + '\n[[tables]]\npath = "t.csv"\nkind = "fuel"\nsource = "Fleet"\nfuel = "diesel"\n'
    inventory = make(tmp_path / "inventory", toml, t_csv="volume\n100 l\n", factors_csv=own + row.format("2.5"))
    before = inventory.footprint()
    path = freeze(before, tmp_path / "2019.lock")
    (tmp_path / "inventory" / "factors.csv").write_text(own + row.format("2.9"))
    assert inventory.footprint().co2e_kg == pytest.approx(before.co2e_kg + 40)
    assert thaw(path).co2e_kg == before.co2e_kg
    assert verify(path, tmp_path / "inventory") == ["input file factors.csv is another than the one that was frozen."]


def test_compressed_bytes_are_the_same_each_time(footprint, tmp_path):
    one, other = freeze(footprint, tmp_path / "a.lock.gz"), freeze(footprint, tmp_path / "b.lock.gz")
    assert one.read_bytes() == other.read_bytes()
    assert gzip.decompress(one.read_bytes()).decode() == lock_text(footprint)


def _of(lock, section, **wanted):
    return next(item for item in lock[section] if all(item[name] == value for name, value in wanted.items()))


def amount(lock):
    lock["portions"][0][2] += 1.0


def factor(lock):
    _of(lock, "factors", id="uk-2019/air.passenger/cabin=average+haul=short_haul/GB/2019/combustion")["forms"][0]["gases"]["co2"] *= 0.9


def citation(lock):
    lock["factors"][0]["publication"]["title"] = "A better table"


def locator(lock):
    lock["lines"][0]["form"]["locator"] = "Table 9, row 9"


def total(lock):
    next(item for item in lock["totals"]["location"] if item[0] == "total")[2] *= 0.99


def potential(lock):
    lock["gwp"]["n2o"] = 298.0


def scope(lock):
    lock["lines"][0]["booking"] = [3, 3]


def label(lock):
    lock["rows"][0][lock["labels"].index("source")] = "District heating"


def gone(lock):
    lock["portions"].pop()


def control(lock):
    lock["controls"][0]["found"] = 20_000.0


EDITS = {
    amount: "the amount of row 0 (data/el.csv, row 2, id el-sunderbyn-01) was changed",
    factor: "factor uk-2019/air.passenger/cabin=average+haul=short_haul/GB/2019/combustion (UK Government",
    citation: "factor ei-2024/electricity.residual_mix/nordic_market/2019/generation (A better table) was changed",
    locator: "line 0 (electricity, generation, ei-2024/electricity.residual_mix/nordic_market/2019/generation) was changed",
    total: "the total, location view: rows and factors come to",
    potential: "section 'gwp' was changed",
    scope: "the total of scope '2', market view",
    label: "row 0 (data/el.csv, row 2, id el-sunderbyn-01) was changed",
    gone: "section 'portions' had 89 items and has 88",
    control: "controls 0 was changed",
}


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_ten_edits_are_each_caught_by_name(lock, edit, tmp_path, capsys):
    edited = copy.deepcopy(lock)
    edit(edited)
    found = list(verify_lock.problems(edited))
    assert any(EDITS[edit] in sentence for sentence in found), found
    (tmp_path / "edited.lock").write_text(json.dumps(edited))
    assert main(["verify", str(tmp_path / "edited.lock")]) == 1
    assert main(["footprint", "--frozen", str(tmp_path / "edited.lock")]) == 2
    assert "Freeze the inventory anew." in capsys.readouterr().err


@pytest.mark.parametrize("edit", [amount, factor, total, potential, scope, label, gone])
def test_an_edit_whose_digests_were_made_anew_is_still_caught_by_the_sums(lock, edit):
    edited = copy.deepcopy(lock)
    edit(edited)
    edited["seals"] = verify_lock.digests(edited)
    edited["seal"] = verify_lock.whole_seal(edited["seals"])
    assert any(
        "come to" in sentence or "not those of its factor" in sentence or "GWP is" in sentence for sentence in verify_lock.problems(edited)
    )


def test_the_published_number_with_its_unit_is_what_is_used(lock):
    """A factor that is moved everywhere in a lock, and sealed anew, is no longer the number in its table."""
    edited = copy.deepcopy(lock)
    forms = [form for factor in edited["factors"] for form in factor["forms"]]
    for form in [*forms, *(line["form"] for line in edited["lines"])]:
        if form["locator"] == "Residualmix 2019, page text":
            form["gases"] = {"co2": 0.30}
    for line in edited["lines"]:
        line["co2e_per_unit"] = float(verify_lock.per_unit(edited, line))
    edited["totals"] = {
        view: [[key, value, float(kg)] for (of, key, value), (kg, _) in sorted(verify_lock.totals(edited).items()) if of == view]
        for view in ("location", "market")
    }
    edited["seals"] = verify_lock.digests(edited)
    edited["seal"] = verify_lock.whole_seal(edited["seals"])
    (said,) = verify_lock.problems(edited)
    assert said == (
        "factor ei-2024/electricity.residual_mix/nordic_market/2019/generation (Nordisk residualmix): published is 338.53 g of co2 per kWh "
        "(Residualmix 2019, page text), 0.33853 kg, and the lock uses 0.3."
    )
    for form in forms:
        del form["printed_in"]
    assert list(verify_lock.published_problems(edited)) == []


def test_every_shipped_factor_is_its_published_number(lock):
    """In each unit form: mass and GWP of the publisher undone, exactly."""
    assert {form["printed_in"] for factor in lock["factors"] for form in factor["forms"] if form["published"]} >= {"g", "kg"}
    known = catalogue()
    for key in known.all_keys():
        factors = [asdict(factor) for _, factor in known.by_key(key)]
        assert list(verify_lock.published_problems({"factors": factors, "published_gwp": _published_gwp(factors)})) == []


def test_an_untouched_lock_has_no_problem(lock):
    assert not list(verify_lock.problems(lock))


def test_the_program_runs_alone_and_is_short(footprint, tmp_path):
    source = Path(verify_lock.__file__)
    assert len(source.read_text().splitlines()) <= 262
    assert not [line for line in source.read_text().splitlines() if line.startswith(("import carbon", "from carbon"))]
    alone, path = tmp_path / "verify_lock.py", freeze(footprint, tmp_path / "2019.lock")
    alone.write_text(source.read_text())
    # -I: without the library, site packages or this folder on the path.
    run = subprocess.run([sys.executable, "-I", "-S", alone, path, EXAMPLE], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert "does not show who made it" in run.stdout


def test_the_exact_sums_catch_a_cent_in_a_million_rows():
    rows = [{"kind": "diesel", "amount": (0.1, "l"), "region": "GB", "period": 2019}] * 20_000
    made = json.loads(lock_text(carbon.calculate(rows)))
    assert not list(verify_lock.total_problems(made))
    made["totals"]["location"] = [[key, value, kg * (1 + 1e-11)] for key, value, kg in made["totals"]["location"]]
    assert list(verify_lock.total_problems(made))


def test_what_is_no_lock_is_a_sentence(tmp_path, capsys):
    (tmp_path / "no.lock").write_text("{}")
    (tmp_path / "text.lock").write_text("hello")
    (tmp_path / "old.lock").write_text('{"carbon_lock": 99}')
    for name, message in {
        "no": "no.lock is not a lock file",
        "text": "is not a lock file: Expecting value",
        "old": "is a lock of schema 99; this",
    }.items():
        with pytest.raises(CarbonError, match=message):
            thaw(tmp_path / f"{name}.lock")
    with pytest.raises(CarbonError, match="gone.lock is not there"):
        verify(tmp_path / "gone.lock")
    with pytest.raises(CarbonError, match="nothing to freeze"):
        freeze(carbon.calculate([{"kind": "fuel", "fuel": "unobtainium", "volume": "1 l"}]), tmp_path / "x.lock")
    assert main(["footprint"]) == 2
    assert "footprint takes a folder, or --frozen LOCK. Give one of them." in capsys.readouterr().err


def test_commands_print_json(tmp_path, capsys):
    make(tmp_path, HEAD + TABLE, t_csv="volume\n10 l\n")
    path = tmp_path / "t.lock"
    assert main(["freeze", str(tmp_path), "-o", str(path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["lock"] == str(path)
    assert main(["verify", str(path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"lock": str(path), "verified": True, "problems": []}
    assert main(["footprint", str(tmp_path), "--format", "json"]) == main(["footprint", "--frozen", str(path), "--format", "json"]) == 0
    one, other = capsys.readouterr().out.split("\n}\n{")
    assert one.lstrip("{") == other.rstrip("\n").removesuffix("\n}")


def test_a_finding_in_words_of_an_older_version_is_told_in_swedish_by_its_code_and_values(lock, tmp_path, capsys):
    older = copy.deepcopy(lock)
    note = next(item for item in older["notes"] if item["code"] == "columns_used")
    note |= {
        "template": "these were columns once: {used}.",
        "values": {"used": "id, site"},
        "message": "these were columns once: id, site.",
    }
    older["seals"] = verify_lock.digests(older)
    older["seal"] = verify_lock.whole_seal(older["seals"])
    (tmp_path / "older.lock").write_text(json.dumps(older))
    assert main(["footprint", "--frozen", str(tmp_path / "older.lock"), "--findings", "--language", "sv"]) == 0
    said = " ".join(capsys.readouterr().err.split())
    assert "Kolumner i tabellerna som har lästs som fält (id, site)" in said
    assert "these were" not in said


def test_what_verify_says_is_swedish_throughout_and_whole(lock):
    edited = copy.deepcopy(lock)
    edited["gwp"]["n2o"] = 298.0
    words = Words("sv")
    said = [words.sentence(sentence(text)) for text in verify_lock.problems(edited)]
    assert said[0].endswith('"sevoflurane": 216.0}.')
    assert [text for text in said if "the total" in text or "location" in text or "category" in text] == []
    assert any(text.startswith("summan för utsläppskälla 'Service travel, air', platsbaserat:") for text in said)
