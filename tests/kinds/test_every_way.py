"""Every kind by every way a user has: its own examples on the command line, in Python, as a row of a CSV file, a frame and JSON."""

import csv
import json
import shlex

import polars as pl
import pytest

import carbon
from carbon.activities.framework import kinds as framework
from carbon.activities.framework.base import Activity
from carbon.activities.framework.kinds import kinds
from carbon.cli.main import main

EXAMPLES = [(name, example) for name, cls in sorted(kinds().items()) for example in cls.examples if "--explain" not in example]


def total(given, capsys):
    """Total and exit code of a command with JSON."""
    code = main([*given, "--format", "json"])
    out, err = capsys.readouterr()
    assert code == 0, err
    return json.loads(out)


def cells(activity: Activity) -> dict[str, str]:
    """An activity as the row of a table: its fields as text."""
    written = activity.model_dump(mode="json", exclude_defaults=True).items()
    return {name: text(value) for name, value in written if value is not None}


def text(value) -> str:
    """A value as a person writes it in a cell: stops of a flight, shares of a mix."""
    if isinstance(value, list):
        pairs = all(isinstance(item, list) for item in value)
        return "; ".join(f"{name}={share}" for name, share in value) if pairs else " ".join(value)
    return str(value)


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=[f"{kind}-{number}" for number, (kind, _) in enumerate(EXAMPLES)])
def test_a_kind_gives_the_same_by_every_way(kind, example, capsys, tmp_path, monkeypatch):
    built = []
    monkeypatch.setattr(framework, "build", lambda *asked, make=framework.build: built.append(make(*asked)) or built[-1])
    wanted = total(shlex.split(example), capsys)
    [activity] = built
    assert carbon.calculate(activity).co2e_kg == wanted["co2e_kg"]
    row = {"kind": kind} | cells(activity)
    path = tmp_path / "rows.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([row.keys(), row.values()])
    assert total(["calculate", str(path)], capsys)["co2e_kg"] == pytest.approx(wanted["co2e_kg"], rel=1e-12)
    frame = carbon.calculate(pl.DataFrame({name: [value] for name, value in row.items()}), map_names=True)
    assert frame.co2e_kg == pytest.approx(wanted["co2e_kg"], rel=1e-12)
    again = type(activity).model_validate_json(activity.model_dump_json(exclude_none=True))
    assert again == activity


def test_every_kind_has_an_example():
    assert {kind for kind, _ in EXAMPLES} == set(kinds())
