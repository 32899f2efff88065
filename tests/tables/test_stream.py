"""Tables larger than memory: scanned, streamed, written in pieces; nothing half is left and nothing is lost."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys

import polars as pl
import pyarrow as pa
import pytest

import carbon
from carbon.cli.main import main
from carbon.tables import pieces
from carbon.tables.scan import files_of, scan

ROWS = {
    "what": ["diesel", "petrol", "diesl", "diesel"] * 25,
    "qty": [40.0, 1.5, 2.0, None] * 25,
    "uom": ["l"] * 100,
    "site": ["a", "b"] * 50,
}
GIVEN = ["--map", "kind=what", "--map", "amount=qty", "--map", "unit=uom", "--set", "region=GB", "--set", "period=2019"]


@pytest.fixture
def ledger(tmp_path, monkeypatch):
    """A Parquet file that counts as large, as one of more than 20 MB does."""
    monkeypatch.setattr("carbon.cli.table._SMALL", 0)
    pl.DataFrame(ROWS).write_parquet(tmp_path / "ledger.parquet")
    return tmp_path / "ledger.parquet"


@pytest.fixture
def expected():
    return carbon.calculate(pl.DataFrame(ROWS), kind="what", amount="qty", unit="uom", region="GB", period=2019)


def test_the_balance_the_findings_and_the_rejected_rows(ledger, expected, capsys):
    out = ledger.with_name("out.parquet")
    assert main(["calculate", str(ledger), *GIVEN, "--by", "site,scope", "-o", str(out)]) == 1
    said = capsys.readouterr()
    assert "100 rows read = 50 answered + 50 unanswered + 0 excluded" in said.out
    assert "error kind_unknown: row 2 counted from 0, column what: unknown activity 'diesl'" in said.err
    assert "(25 times, first in rows 2, 6, 10, 14, 18)" in said.err
    assert pl.read_parquet(out).equals(expected.to_frame())
    rejected = pl.read_parquet(ledger.with_name("out.findings.parquet"))
    assert rejected["row"].to_list() == [row for row in range(100) if row % 4 > 1]
    assert rejected["finding_code"].to_list() == ["kind_unknown", "amount_missing"] * 25
    assert "Empty is not zero" in rejected["finding_message"][1]
    assert not list(ledger.parent.glob(".*"))


def test_the_same_rows_from_csv_gzip_folders_and_patterns(expected, tmp_path):
    folder = tmp_path / "months"
    folder.mkdir()
    halves = (pl.DataFrame(ROWS)[:50], pl.DataFrame(ROWS)[50:])
    for number, part in enumerate(halves):
        (folder / f"part-{number}.csv.gz").write_bytes(gzip.compress(part.write_csv(separator=";").encode()))
    for given in (str(folder), str(folder / "part-*.csv.gz")):
        main(["calculate", given, *GIVEN, "-o", str(tmp_path / "out.parquet")])
        out = pl.read_parquet(tmp_path / "out.parquet")
        assert out["co2e_kg"].to_list() == expected.to_frame()["co2e_kg"].to_list()
    main(["calculate", str(folder), *GIVEN, "-o", str(tmp_path / "parts")])
    assert [path.name for path in sorted((tmp_path / "parts").glob("*.parquet"))] == ["part-00000.parquet", "part-00001.parquet"]


def test_zstd_is_read(expected, tmp_path):
    with pa.CompressedOutputStream(tmp_path / "ledger.csv.zst", "zstd") as file:
        file.write(pl.DataFrame(ROWS).write_csv().encode())
    table = scan(files_of(str(tmp_path / "ledger.csv.zst")))
    result = carbon.calculate(table, kind="what", amount="qty", unit="uom", region="GB", period=2019)
    assert result.co2e_kg == pytest.approx(expected.co2e_kg, rel=1e-12)


def test_a_run_that_stops_is_resumed_and_leaves_no_half_file(tmp_path):
    tables = [pl.LazyFrame({"number": [number]}) for number in range(4)]
    target = tmp_path / "out.parquet"
    stopped = pieces.write_pieces(tables, target, "run 1")
    assert [next(stopped), next(stopped)] == [0, 1]
    stopped.close()
    assert not target.exists()
    assert len(list((tmp_path / ".out.parquet.pieces").glob("part-*"))) == 2

    def unreadable():
        raise AssertionError("a piece that is there is not made again")

    tables[:2] = [pl.LazyFrame({"number": [0]}).map_batches(lambda _: unreadable())] * 2
    assert list(pieces.write_pieces(tables, target, "run 1")) == [0, 1, 2, 3]
    assert pl.read_parquet(target)["number"].to_list() == [0, 1, 2, 3]
    assert [path.name for path in tmp_path.iterdir()] == ["out.parquet"]


def test_pieces_of_another_run_are_made_anew(tmp_path):
    first = pieces.write_pieces([pl.LazyFrame({"number": [1]})] * 2, tmp_path / "out", "run 1")
    next(first)
    first.close()
    list(pieces.write_pieces([pl.LazyFrame({"number": [7]})] * 2, tmp_path / "out", "run 2"))
    assert pl.read_parquet(tmp_path / "out")["number"].to_list() == [7, 7]


def test_a_folder_of_others_is_left_alone(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("mine")
    with pytest.raises(carbon.CarbonError, match="is not empty and holds no earlier run. Name another"):
        list(pieces.write_pieces([pl.LazyFrame({"number": [1]})], tmp_path / "out", "run"))
    assert (tmp_path / "out" / "thesis.txt").read_text() == "mine"


def test_a_folder_that_was_deleted_is_made_again_and_one_that_took_its_place_is_left_alone(tmp_path):
    tables = [pl.LazyFrame({"a": [1]}), pl.LazyFrame({"a": [2]})]
    out = tmp_path / "out"
    list(pieces.write_pieces(tables, out, "stamp"))
    shutil.rmtree(out)
    assert list(pieces.write_pieces(tables, out, "another")) == [0, 1]
    shutil.rmtree(out)
    out.mkdir()
    (out / "mine.txt").write_text("kept")
    for stamp in ("another", "third"):
        with pytest.raises(carbon.CarbonError, match="is not empty and holds no earlier run") as caught:
            list(pieces.write_pieces(tables, out, stamp))
        assert caught.value.code == "folder_taken"
    assert (out / "mine.txt").read_text() == "kept"


def test_a_file_where_a_folder_is_named_is_one_sentence(tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(carbon.CarbonError, match="out is a file. Name a folder, or a file ending in .parquet or .csv") as caught:
        list(pieces.write_pieces([pl.LazyFrame({"a": [1]})], tmp_path / "out", "stamp"))
    assert caught.value.code == "file_type"
    assert (tmp_path / "out").read_text() == "mine"


def test_a_parquet_is_cut_by_rows(ledger, monkeypatch):
    monkeypatch.setattr(pieces, "PIECE_ROWS", 30)
    found = pieces.pieces_of([ledger])
    assert [(piece.start, piece.rows) for piece in found] == [(0, 30), (30, 30), (60, 30), (90, 10)]
    assert pl.concat([piece.table() for piece in found]).collect().equals(pl.DataFrame(ROWS))


def test_a_full_disk_leaves_what_was_there(tmp_path):
    """The limit on the size of a file stands for a full disk: the same call fails in the same place."""
    target = tmp_path / "out.parquet"
    target.write_bytes(b"earlier")
    code = f"""
import resource
from pathlib import Path
import polars as pl
from carbon.core.errors import CarbonError
from carbon.tables.pieces import write_lazy
table = pl.LazyFrame({{"number": range(200_000)}}).select(pl.col("number").hash())
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
try:
    write_lazy(table, Path({str(target)!r}))
except CarbonError as error:
    print(error)
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.startswith("out.parquet cannot be written: ")
    assert "Nothing half is left; the earlier pieces are kept." in said
    assert target.read_bytes() == b"earlier"
    assert [path.name for path in tmp_path.iterdir()] == ["out.parquet"]


def cut(raw):
    return raw[: len(raw) // 2]


def spoilt_pages(raw):
    return b"PAR1" + b"\xff" * 60 + raw[64:]


@pytest.mark.parametrize("broken", [cut, spoilt_pages, lambda _: b""])
def test_a_corrupt_parquet_is_one_sentence(broken, ledger, capsys):
    ledger.write_bytes(broken(ledger.read_bytes()))
    assert main(["calculate", str(ledger), *GIVEN, "-o", str(ledger.with_name("out.parquet"))]) == 2
    said = capsys.readouterr().err
    assert "ledger.parquet cannot be read: " in said
    assert said.endswith("Write it anew, or leave it out.\n")
    assert [path.name for path in ledger.parent.iterdir()] == ["ledger.parquet"]


def test_a_parquet_that_breaks_while_it_is_read_is_one_sentence_in_python(ledger):
    ledger.write_bytes(spoilt_pages(ledger.read_bytes()))
    with pytest.raises(carbon.CarbonError, match=r"the table cannot be read: .*\. Write its file anew, or leave it out\."):
        carbon.calculate(pl.scan_parquet(ledger), kind="what", amount="qty", unit=carbon.constant("l"), region=carbon.constant("GB"))


@pytest.mark.parametrize("out", ["out.parquet", "out.csv", "out"])
def test_a_full_disk_ends_the_command_with_one_sentence(out, tmp_path):
    """Nothing half is left under the name that was asked for; the earlier output stays."""
    pl.DataFrame({"what": ["diesel"] * 100_000, "qty": range(100_000)}).write_parquet(tmp_path / "ledger.parquet")
    if out != "out":
        (tmp_path / out).write_bytes(b"earlier")
    given = [
        "calculate",
        str(tmp_path / "ledger*.parquet"),
        *GIVEN[:4],
        "--set",
        "unit=l",
        *GIVEN[6:],
        "-o",
        str(tmp_path / out),
        "--force",
    ]
    code = f"""
import resource
from carbon.cli.main import main
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
raise SystemExit(main({given!r}))
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert " cannot be written: " in run.stderr
    assert run.stderr.endswith("Nothing half is left; the earlier pieces are kept.\n")
    assert out == "out" or (tmp_path / out).read_bytes() == b"earlier"
    assert not list(tmp_path.glob("out/part-*"))


def test_no_such_file_and_no_such_type(tmp_path, capsys):
    (tmp_path / "ledger.parquet").write_bytes(b"")
    assert main(["calculate", str(tmp_path / "ledgr*.parquet"), *GIVEN]) == 2
    assert "is not a file, folder or pattern of tables" in capsys.readouterr().err
    assert main(["calculate", str(tmp_path), *GIVEN, "-o", str(tmp_path / "out.doc")]) == 2
    assert "files of type '.doc' are not written. Known: .parquet, .csv, or a folder" in capsys.readouterr().err


def test_a_saved_plan_is_used_again(ledger, capsys):
    plan = ledger.with_name("plan.json")
    main(["calculate", str(ledger), *GIVEN, "--save-plan", str(plan), "--format", "json"])
    first = json.loads(capsys.readouterr().out)
    main(["calculate", str(ledger), "--plan", str(plan), "--format", "json"])
    assert json.loads(capsys.readouterr().out) == first
    assert main(["calculate", str(ledger), "--plan", str(plan), *GIVEN]) == 2
    assert "leave --map and --set out" in capsys.readouterr().err


def test_a_plan_of_a_small_csv_is_saved_and_used(tmp_path, capsys, monkeypatch):
    small, plan = tmp_path / "small.csv", tmp_path / "plan.json"
    pl.DataFrame(ROWS).write_csv(small)
    main(["calculate", str(small), *GIVEN, "--save-plan", str(plan), "--format", "json"])
    first = json.loads(capsys.readouterr().out)
    assert first["co2e_kg"] > 0
    monkeypatch.setattr("carbon.engine.plan.plan.answer", None)
    main(["calculate", str(small), "--plan", str(plan), "--format", "json"])
    assert json.loads(capsys.readouterr().out) == first


def test_a_plan_does_not_go_with_a_workbook(tmp_path, capsys):
    pl.DataFrame(ROWS).write_excel(tmp_path / "small.xlsx")
    assert main(["calculate", str(tmp_path / "small.xlsx"), *GIVEN, "--save-plan", str(tmp_path / "plan.json")]) == 2
    assert "small.xlsx: a plan goes with CSV or Parquet. Save the sheet as CSV, or leave the plan out." in capsys.readouterr().err


def test_a_mapping_says_columns_units_and_headers_of_a_large_table_too(tmp_path, capsys, expected):
    """One reader of mappings: the file of `read -o` means the same for a table of any size."""
    path = tmp_path / "ledger.parquet"
    pl.DataFrame(ROWS).write_parquet(path)
    mapping = tmp_path / "ledger.toml"
    head = 'region = "GB"\nperiod = 2019\nheaders = ["what", "qty", "uom", "site"]\n'
    mapping.write_text(f'{head}[columns]\nkind = "what"\namount = "qty"\nunit = "uom"\n', encoding="utf-8")
    assert main(["calculate", str(path), "--mapping", str(mapping), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["co2e_kg"] == expected.co2e_kg
    mapping.write_text(f"{head}", encoding="utf-8")
    pl.DataFrame(ROWS).rename({"site": "place"}).write_parquet(path)
    assert main(["calculate", str(path), "--mapping", str(mapping)]) == 2
    assert "the columns are not those the mapping was made for" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--header", "2"], "header: a large table is read as it stands."),
        (["--map", "period=site", "--map", "period=what"], "period: a large table takes one column of days or years"),
        (["--map", "amount=qty", "--set", "amount=1"], "amount is column 'qty' and '1' for all rows too. Write one of them."),
    ],
)
def test_what_a_large_table_is_not_read_by_is_refused(given, said, ledger, capsys):
    assert main(["calculate", str(ledger), "--map", "kind=what", *given]) == 2
    assert said in capsys.readouterr().err
