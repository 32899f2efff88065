"""The command line as written in the design, its JSON, its exit codes and its sentences."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from math import isclose
from pathlib import Path

import polars as pl
import pytest

from carbon.cli.main import main

ROOT = Path(__file__).parents[2]
NORRBOTTEN = str(ROOT / "examples" / "norrbotten-2019")


def run(capsys, *arguments: str) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    found = capsys.readouterr()
    return code, found.out, found.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("diesel", "40", "L"),
        ("flight", "LLA", "ARN", "--cabin", "economy", "--passengers", "2", "--round-trip"),
        ("sevoflurane", "250", "ml", "--explain"),
        ("electricity", "10", "MWh", "--region", "SE", "--period", "2019"),
        ("el", "10", "MWh", "--region", "Sverige"),
        ("fjärrvärme", "1 GWh", "--network", "göteborg", "--region", "SE", "--period", "2019"),
        ("cement", "200", "t", "--factor", "0.15 kg CO2e/kg", "--evidence", "supplier EPD 2023"),
        ("digital_meeting", "1.5", "h", "--participants", "8", "--power", "60 W", "--region", "GB"),
        ("footprint", NORRBOTTEN),
        ("check", NORRBOTTEN),
        ("factors", "grid electricity", "--region", "SE"),
        ("kinds",),
    ],
    ids=lambda value: " ".join(value)[:40],
)
def test_commands_of_the_design(capsys, arguments):
    code, out, _ = run(capsys, *arguments)
    assert code == 0
    assert out.strip()


def test_every_kind_runs_its_own_examples(capsys):
    import shlex

    from carbon.activities.framework.kinds import kinds

    for cls in kinds().values():
        for example in cls.examples:
            code, out, err = run(capsys, *shlex.split(example))
            assert code == 0, (example, out, err)


def test_a_quick_answer_is_one_line_of_answer_and_one_of_source(capsys):
    code, out, err = run(capsys, "diesel", "40", "L", "--region", "GB", "--period", "2019", "--gwp-set", "ar4_100")
    assert code == 0
    answer, source = out.strip().splitlines()
    assert answer.startswith("128.45 kg CO2e")
    assert "s1 + s3, upstream in" in answer
    assert source == (
        "source: UK Government GHG conversion factors for company reporting 2019: "
        "Factors by Category, rows 142-145, 6896, Factors by Category, row 2725"
    )
    assert err == ""


def test_explain_can_be_recomputed_by_hand(capsys):
    _, out, _ = run(capsys, "diesel", "40", "L", "--region", "GB", "--period", "2019", "--gwp-set", "ar4_100", "--explain")
    for text in (
        "40 × 2.55956 kg/l = 102.3824 kg",
        "× 25 (IPCC AR4 WGI, Table 2.14)",
        "rows 142-145",
        "Open Government Licence v3.0",
        "scope 3, category 3",
    ):
        assert text in out


def test_json_has_the_shape_of_the_design(capsys):
    code, out, err = run(capsys, "electricity", "10", "MWh", "--region", "SE", "--period", "2019", "--format", "json")
    record = json.loads(out)
    assert code == 0
    assert err == ""
    keys = {"co2e_kg", "total_location_kg", "total_market_kg", "complete", "gases_kg", "lines", "findings", "gwp_set", "fingerprint"}
    assert keys <= set(record)
    line_keys = {"kind", "source", "scope", "category", "stage", "basis", "factor_id", "amount", "unit", "gases_kg", "co2e_kg"}
    assert all(line_keys <= set(line) and line["factor_id"] for line in record["lines"])
    assert {line["basis"] for line in record["lines"]} == {"location", "market"}
    assert all({"code", "severity", "file", "row", "message"} <= set(finding) for finding in record["findings"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("disel", "40", "L"), "unknown activity 'disel'. Nearest: diesel"),
        (("diesel", "40", "ton"), "ambiguous"),
        (
            ("fuel_blend", "40", "L", "--zzzz", "x"),
            "'--zzzz' is not an argument of python -m carbon fuel_blend. See python -m carbon fuel_blend --help.",
        ),
        (("diesel", "40", "L", "--regoin", "SE"), "'--regoin' is not an argument of python -m carbon diesel. Nearest: --region"),
        (("diesel", "40", "L", "--region", "Swden"), "region 'Swden' is unknown. Nearest: Sweden (SE)"),
        (("diesel", "-5", "L"), "-5 l is negative"),
        (("flight", "LLA"), "flight needs a route"),
        (("flight", "LLA", "ARN", "CPH"), "'CPH' is too much"),
        (("footprint", "nowhere"), "folder nowhere is not there"),
        (("factors",), "say what to look for"),
        (("factors", "xyzzy"), "no factor is found by 'xyzzy'"),
        (("factors", "show", "uk-2019/fuel.diesel/GB"), "is not in the catalogue"),
        (("footprint", NORRBOTTEN, "--by", "sorce"), "'sorce' is not a key of this result. Nearest: source"),
        (("calculate", "nothing.csv"), "nothing.csv is not there"),
        (("diesel", "1", "l", "--format", "yaml"), "invalid choice"),
    ],
    ids=lambda value: " ".join(value)[-30:] if isinstance(value, tuple) else None,
)
def test_a_wrong_argument_is_one_sentence_and_exit_code_2(capsys, arguments, message):
    code, out, err = run(capsys, *arguments)
    assert code == 2
    assert out == ""
    assert err.startswith("carbon: ")
    assert message in err
    assert "Traceback" not in err


def test_no_answer_is_exit_code_1_and_never_zero(capsys):
    code, out, _ = run(capsys, "district_cooling", "10", "MWh", "--region", "SE", "--period", "2022")
    assert code == 1
    assert out.startswith("no answer")
    assert "0 kg" not in out
    code, out, _ = run(capsys, "district_cooling", "10", "MWh", "--region", "SE", "--period", "2022", "--format", "json")
    assert code == 1
    assert json.loads(out)["co2e_kg"] is None


def test_the_footprint_table(capsys):
    code, out, err = run(capsys, "footprint", NORRBOTTEN)
    assert code == 0
    for text in (
        "reconstruction",
        "County bus traffic",
        "Nitrous oxide",
        "control total met",
        "perimeter: co2e, location-based",
        "market-based",
        "excluded:",
    ):
        assert text in out
    assert "incomplete" not in out
    assert "warning" in err
    assert "warning" not in out


def test_the_footprint_as_json_sums(capsys):
    code, out, _ = run(capsys, "footprint", NORRBOTTEN, "--format", "json")
    record = json.loads(out)
    assert code == 0
    lines = [line["co2e_kg"] for line in record["lines"] if line["basis"] in (None, "location")]
    assert isclose(sum(lines), record["co2e_kg"], rel_tol=1e-12)


def test_calculate_a_ledger(capsys, tmp_path):
    ledger, out_path = tmp_path / "ledger.csv", tmp_path / "out.parquet"
    ledger.write_text("what,qty,uom,who\ndiesel,40,l,A\npetrol,1 234,l,B\ndisel,1,l,C\n".replace("1 234", '"1 234,5"'), encoding="utf-8")
    given = (
        "calculate",
        ledger,
        "--map",
        "kind=what",
        "--map",
        "amount=qty",
        "--map",
        "unit=uom",
        "--set",
        "region=GB",
        "--set",
        "period=2019",
    )
    code, out, err = run(capsys, *given, "--by", "who", "-o", out_path)
    assert code == 1
    assert "3 rows read = 2 answered + 1 unanswered" in out
    assert "ledger.csv, row 4" in err
    frame = pl.read_parquet(out_path)
    assert frame["who"].to_list() == ["A", "B", "C"]
    assert frame["co2e_kg"].null_count() == 1
    code, out, _ = run(capsys, *given, "--format", "json")
    assert json.loads(out)["complete"] is False


def test_help_has_examples(capsys):
    code, out, _ = run(capsys)
    assert code == 2
    code, out, _ = run(capsys, "--help")
    assert code == 0
    assert "python -m carbon flight LLA ARN" in out
    with pytest.raises(SystemExit) as stop:
        main(["flight", "--help"])
    assert stop.value.code == 0
    assert "--cabin" in capsys.readouterr().out


def test_schema_of_a_kind(capsys):
    code, out, _ = run(capsys, "schema", "flight")
    schema = json.loads(out)
    assert code == 0
    assert schema["properties"]["cabin"]["anyOf"][0]["enum"] == ["average", "economy", "premium_economy", "business", "first"]


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "carbon", *arguments], capture_output=True, env=os.environ | environment, cwd=ROOT, check=False
    )


def test_swedish_letters_on_a_terminal_without_them():
    done = process(
        "fjärrvärme", "1 GWh", "--network", "göteborg", "--region", "SE", "--period", "2019", PYTHONIOENCODING="ascii", PYTHONUTF8="0"
    )
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_a_closed_pipe_is_no_error():
    done = subprocess.run(
        f"{sys.executable} -m carbon footprint {NORRBOTTEN} --explain | head -1", shell=True, capture_output=True, cwd=ROOT, check=False
    )
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


def test_a_factor_shows_its_series_over_the_editions(capsys):
    code, out, _ = run(
        capsys, "factors", "show", "uk-2022/air.passenger/cabin=economy+haul=short_haul/GB/2022/combustion", "--format", "json"
    )
    points = {point["year"]: point["co2e_kg"] for point in json.loads(out)["series"]}
    assert code == 0
    assert sorted(points) == list(range(2016, 2027))
    # UK levels jump between editions: short-haul economy about 0.080 in 2022, 0.108 in 2023, 0.074 in 2025.
    assert points[2022] == pytest.approx(0.080, abs=2e-3)
    assert points[2023] == pytest.approx(0.108, abs=2e-3)
    assert points[2025] == pytest.approx(0.074, abs=2e-3)
    code, out, _ = run(capsys, "factors", "show", "uk-2022/electricity.grid/GB/2022/generation")
    assert "█" in out


def test_kinds_say_where_they_are_booked_and_what_they_are_called(capsys):
    code, out, _ = run(capsys, "kinds", "--format", "json")
    heat = next(item for item in json.loads(out) if item["kind"] == "district_heating")
    assert code == 0
    assert heat["booking"] == [{"stage": "generation", "scope": 2, "category": None}, {"stage": "wtt", "scope": 3, "category": 3}]
    assert heat["aliases"]["sv"] == ["fjärrvärme"]
    assert heat["dimensions"]["energy"] == ["energy"]


def test_amounts_of_two_fields_need_no_quotes(capsys):
    where = ("--mode", "road", "--region", "GB", "--period", "2023", "--format", "json")
    totals = []
    for given in (("20 t", "300 km"), ("20", "t", "300", "km"), ("6 000 tkm",), ("6", "000", "tkm")):
        code, out, _ = run(capsys, "freight", *given, *where)
        assert code == 0
        totals.append(json.loads(out)["co2e_kg"])
    assert totals == pytest.approx([totals[0]] * 4, rel=1e-12)


def test_a_long_list_of_rows_is_shortened_in_the_answer_only(capsys):
    given = ("flight", "LHR", "JFK", "--region", "GB", "--period", "2023")
    _, short, _ = run(capsys, *given)
    _, whole, _ = run(capsys, *given, "--explain")
    assert "…" in short
    assert "…" not in whole


def test_a_misspelt_command_is_named(capsys):
    code, _, err = run(capsys, "factor", "diesel")
    assert code == 2
    assert "unknown activity 'factor'." in err
    assert "Or is the command factors meant?" in err


def test_many_rows_with_one_error_are_one_line(tmp_path, capsys):
    table = tmp_path / "many.csv"
    table.write_text("kind,amount,unit,region,period\n" + "diesel,1,zzzz,GB,2019\n" * 50 + "diesel,1,l,XQ,2019\n")
    main(["calculate", str(table)])
    said = " ".join(capsys.readouterr().err.split())
    assert said.count("unit 'zzzz' is unknown. Write a unit such as l, kg, kWh or kWh_net.") == 1
    assert "row 2, column unit: unit 'zzzz'" in said or "row 2, column amount: unit 'zzzz'" in said
    assert "(50 times, first in rows 2, 3, 4, 5, 6)" in said
    assert "region 'XQ' is unknown. Write a code of two letters, as SE, a country's name, or world." in said
    main(["calculate", str(table), "--findings"])
    assert " ".join(capsys.readouterr().err.split()).count("unit 'zzzz' is unknown") == 50


def test_the_first_row_of_a_streamed_table_is_named(tmp_path, capsys):
    import polars as pl

    pl.DataFrame({"kind": ["dieselx", "diesel"], "amount": [1.0, 1.0], "unit": ["l", "l"]}).write_parquet(tmp_path / "t.parquet")
    main(["calculate", str(tmp_path / "*.parquet")])
    assert "error kind_unknown: row 0 counted from 0, column kind: unknown activity 'dieselx'" in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("calculate", "{}/broken.xlsx"), "broken.xlsx cannot be read: it is not a workbook, or it is protected by a password"),
        (("calculate", "{}/nothing"), "nothing holds no table. Types that are read: .parquet, .csv"),
        (("calculate", "{}/t.csv", "--by", "zzz"), "'zzz' is not a key of this result. Known: amount, basis, category"),
        (("calculate", "{}/t.csv", "--gwp-set", "zzz"), "GWP set 'zzz' is unknown. Known: ar4_100, ar4_20"),
        (("calculate", "{}/t.csv", "--map", "zzz=kind"), "'zzz' is not a field of any kind. See the fields with python -m carbon kinds."),
        (("factors", "coverage", "zzz"), "dataset 'zzz' is unknown. List them with python -m carbon factors coverage."),
        (("factors", "template", "-o", "{}/no/own.csv"), "no does not exist. Create it first."),
    ],
)
def test_what_cannot_be_used_says_what_can(arguments, said, tmp_path, capsys):
    (tmp_path / "broken.xlsx").write_bytes(b"PK no workbook")
    (tmp_path / "nothing").mkdir()
    (tmp_path / "t.csv").write_text("kind,amount,unit\ndiesel,40,l\n")
    assert main([part.format(tmp_path) for part in arguments]) == 2
    message = " ".join(capsys.readouterr().err.split())
    assert said in message
    assert "Traceback" not in message


def test_a_table_saved_by_excel_as_unicode_text(tmp_path, capsys):
    (tmp_path / "t.csv").write_text("kind\tamount\tunit\nhotell\t3\tnätter\n", encoding="utf-16")
    assert main(["calculate", str(tmp_path / "t.csv"), "--set", "region=SE", "--set", "period=2019", "--format", "json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["complete"]
    assert result["lines"][0]["unit"] == "night"


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("sold_gas", "Number of products with the gas sold in the period [piece]."),
        ("flight", "Airport of departure, by IATA code such as ARN. The great-circle distance of each leg is used."),
        ("diesel", "amount and unit, such as 40 l"),
        ("domestic_waste_water", "septic_field is a tank that drains into soil"),
        ("micromobility", "One of electric_bicycle, electric_scooter, hoverboard."),
    ],
)
def test_help_says_what_is_written_first_and_which_words_a_field_takes(kind, words, capsys):
    with pytest.raises(SystemExit) as ended:
        main([kind, "--help"])
    assert ended.value.code == 0
    assert words in " ".join(capsys.readouterr().out.split())


def test_findings_that_differ_in_the_factor_alone_are_one_sentence(capsys):
    code, out, err = run(capsys, "freight", "1000", "tkm", "--mode", "rail", "--region", "FR", "--period", "2022")
    undated = [line for line in err.splitlines() if "does not say which years" in line]
    assert code == 0
    assert out.startswith("7.26 kg CO2e")
    assert len(undated) == 1
    assert "/FR/combustion, ademe-23.6/" in undated[0]
    assert undated[0].endswith("/FR/wtt.")


def test_a_reason_is_printed_once(capsys):
    code, out, err = run(capsys, "natural_gas", "1000", "kWh", "--region", "PL", "--period", "2022")
    assert code == 1
    assert "write kWh_net or kWh_gross" in out
    assert "kWh_gross" not in err


def test_a_word_of_many_meanings_is_a_wrong_argument(capsys):
    code, out, err = run(capsys, "food", "1", "kg", "--product", "beef", "--region", "FR", "--period", "2022")
    assert (code, out) == (2, "")
    assert err.startswith("carbon: product 'beef' may be ")
    assert err.rstrip().endswith("Write one of them.")


def test_ten_lines_of_findings_at_most(tmp_path, capsys):
    table = tmp_path / "many.csv"
    table.write_text(
        "kind,amount,unit,region,period\n" + "".join(f"diesel,1,zz{place}q,GB,2019\n" for place in range(40)) + "diesel,1,l,XQ,2019\n"
    )
    main(["calculate", str(table)])
    lines = capsys.readouterr().err.strip().splitlines()
    assert len(lines) <= 11
    assert any("region 'XQ' is unknown" in line for line in lines)
    main(["calculate", str(table), "--findings"])
    assert len(capsys.readouterr().err.strip().splitlines()) > 40


def test_the_screen_of_a_footprint(capsys):
    main(["footprint", "examples/norrbotten-2019"])
    captured = capsys.readouterr()
    out = captured.out
    assert out.index("control total met") < out.index("t CO2e by source and scope") < out.index("total, location-based scope 2")
    assert "the full total adds 2 267 t to the perimeter of" in out
    assert "\n14 tables: 89 rows read = 89 answered + 0 unanswered + 0 excluded\n" in out
    assert len(captured.err.strip().splitlines()) <= 11


@pytest.mark.parametrize(
    ("keys", "title"), [("scope", "t CO2e by scope, location-based"), ("site,scope", "t CO2e by site and scope, location-based")]
)
def test_scopes_are_columns_and_stand_once(keys, title, capsys):
    assert main(["footprint", "examples/norrbotten-2019", "--by", keys]) == 0
    text = capsys.readouterr().out
    assert title in text
    heads = text.split(title)[1].split("\n")[1].split()
    assert heads.count(keys.split(",")[0]) == 1 + 3 * (keys == "scope")
