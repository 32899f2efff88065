"""One activity calculated in every way a user has: in Python, in a frame, in a CSV file and on the command line."""

from __future__ import annotations

import csv
import json

import polars as pl

import carbon
from carbon.activities.framework.kinds import build
from carbon.cli.main import main


def every_way(word, fields, tmp_path, capsys, gwp_set="ar6_100"):
    """Return the total [kg CO2e] of an activity in each way.

    Parameters: word, a kind or everyday word; fields, as a person writes them; folder for the CSV file; capsys; gwp_set.
    """
    return {
        "python": carbon.calculate(build(word, fields), gwp_set=gwp_set).co2e_kg,
        "frame": _frame(word, fields, gwp_set),
        "csv": _csv(word, fields, tmp_path, capsys, gwp_set),
        "command": _command(word, fields, capsys, gwp_set),
    }


def _frame(word, fields, gwp_set):
    table = pl.DataFrame({"kind": [word], **{name: [str(value)] for name, value in fields.items()}})
    return carbon.calculate(table, map_names=True, gwp_set=gwp_set).co2e_kg


def _csv(word, fields, tmp_path, capsys, gwp_set):
    path = tmp_path / "activities.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["kind", *fields])
        writer.writerow([word, *fields.values()])
    return _total(["calculate", str(path), "--format", "json", "--gwp-set", gwp_set], capsys)


def _command(word, fields, capsys, gwp_set):
    given = [word, *_positional(fields)]
    for name, value in fields.items():
        option = f"--{name.replace('_', '-')}"
        if name != "amount":
            given += [option] if value == "true" else [option, str(value)]
    return _total([*given, "--format", "json", "--gwp-set", gwp_set], capsys)


def _positional(fields):
    return [fields["amount"]] if "amount" in fields else []


def _total(given, capsys):
    code = main(given)
    out, err = capsys.readouterr()
    assert code == 0, err
    return json.loads(out)["co2e_kg"]
