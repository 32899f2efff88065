"""Everyday words that no factor is shipped for say what to write, and what they say can be written."""

from __future__ import annotations

import csv
import json
import re
import shlex
from pathlib import Path

import pytest

import carbon
from carbon.activities.framework.kinds import is_activity, kinds, resolve
from carbon.cli.main import main
from carbon.core.errors import CarbonError
from carbon.reporting.language.words import Words

FILE = Path(__file__).parents[2] / "emission_factors" / "taxonomy" / "fields" / "next_steps.csv"
with FILE.open(encoding="utf-8", newline="") as opened:
    ROWS = list(csv.DictReader(opened))
WORDS = [(word.strip(), row["step"]) for row in ROWS for word in row["words"].split("|")]


def test_a_word_without_a_factor_says_what_to_write():
    assert len(WORDS) > 150
    for word, step in WORDS:
        with pytest.raises(CarbonError) as caught:
            resolve(word)
        assert step in str(caught.value), word


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["words"].split("|")[0])
def test_what_is_to_be_written_is_known_and_the_row_has_a_source_and_is_in_swedish(row):
    step = row["step"]
    assert row["source"]
    assert Words("sv").knows(step)
    assert re.search(r"\b([Ww]rite|[Gg]ive)\b", step)
    fields = dict(re.findall(r"(\w+)='([^']+)'", step))
    for word in re.findall(r"(?<![=\w])'([^']+)'", step):
        assert is_activity(word), word
    for kind in re.findall(r"[Kk]ind (\w+)", step):
        assert kind in kinds(), kind
    if "factor" in fields:
        found = carbon.calculate(row["words"].split("|")[0].strip(), "1 kg", **fields)
        assert found.complete
        # Of what is burned or reacts in machines of one's own, the carbon dioxide is scope 1.
        assert {booked["scope"] for booked in found.to_dict()["lines"]} == {1}


def test_urea_in_exhausts_is_what_the_guidelines_say():
    """2006 IPCC Guidelines, vol. 2, equation 3.2.2: 12/60 × purity × 44/12, purity 32.5 %."""
    assert f"{12 / 60 * 0.325 * 44 / 12:.3f}" == "0.238"
    found = carbon.calculate("adblue", "100 kg", factor="0.238 kg CO2/kg")
    assert found.co2e_kg == pytest.approx(23.8)


@pytest.mark.parametrize("word", ["adblue", "acetylen"])
def test_a_next_step_of_the_command_line_is_of_its_options(word, capsys):
    """What the refusal says to write can be written as it stands, and books the carbon dioxide in scope 1."""
    assert main([word, "3", "l"]) == 2
    said = capsys.readouterr().err
    options = shlex.split(" ".join(re.findall(r"--\w+ (?:'[^']*'|\w+)", said.split("Or give")[0])))
    assert len(options) == 6, said
    assert main([word, "3", "kg", *options, "--format", "json"]) == 0
    assert {line["scope"] for line in json.loads(capsys.readouterr().out)["lines"]} == {1}
