"""The next step of a message names options of the command line where it is read there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carbon.cli.as_options import as_options
from carbon.cli.main import main

FIELDS = {"region", "period", "haul", "mode", "method_of", "factor", "heating_value"}
CASES = [
    ("no period given. Write period=2019.", "no period given. Write --period 2019."),
    ("Write haul= to choose another.", "Write --haul to choose another."),
    ("Give mode=, one of road, rail.", "Give --mode, one of road, rail."),
    ("write heating_value=net or heating_value=gross.", "write --heating-value net or --heating-value gross."),
    ("unknown. Or give factor=, such as '0.15 kg CO2e/kg'.", "unknown. Or give --factor, such as '0.15 kg CO2e/kg'."),
    ("Write mix, as 'car=60 %; bus=40 %'.", "Write mix, as 'car=60 %; bus=40 %'."),
    ("Write kind fuel with fuel=lubricants or 'lubricant use'.", "Write `fuel --fuel lubricants` or 'lubricant use'."),
    ("Write kind spend with sector='office supplies' and the cost.", "Write `spend --sector 'office supplies'` and the cost."),
    ("region=SE was read from the site.", "region=SE was read from the site."),
    ("Write another: uk-2025/fuel.diesel/mode=road/GB/2025.", "Write another: uk-2025/fuel.diesel/mode=road/GB/2025."),
]


@pytest.mark.parametrize(("message", "wanted"), CASES)
def test_a_step_names_options_and_nothing_else_changes(message, wanted):
    assert as_options(message, FIELDS) == wanted


@pytest.mark.parametrize(
    ("command", "wanted"),
    [
        (["bitumen", "1", "t"], "Write `fuel --fuel bitumen` or 'asphalt'.\n"),
        (["bitumen", "1", "t", "--language", "sv"], "Skriv `fuel --fuel bitumen` eller 'asphalt'.\n"),
        (
            ["toner", "1", "kg", "--language=sv"],
            "Skriv `spend --sector kontorsmaterial`. Eller ange --factor, till exempel '0.15 kg CO2e/kg'.\n",
        ),
        (["heating", "1", "MWh"], "Write 'district heating' or 'heating oil'.\n"),
        (["bitumen"], "Write `fuel --fuel bitumen` or 'asphalt'.\n"),
        (["adblue", "1", "kg"], "Write its mass, --factor '0.238 kg CO2/kg', --stage 'process' and --control 'owned'.\n"),
    ],
)
def test_a_word_that_is_refused_is_answered_with_what_can_be_typed(command, wanted, capsys):
    assert main(command) == 2
    assert capsys.readouterr().err.endswith(wanted)


@given(st.text())
def test_without_fields_no_message_changes(text):
    assert as_options(f"Write {text}", ()) == f"Write {text}"


def test_errors_and_notes_of_a_quick_calculation_name_options(capsys):
    assert main(["diesel", "40", "L"]) == 0
    assert "Write the country, such as --region SE." in capsys.readouterr().err
    assert main(["freight", "3", "t"]) == 2
    assert "Give --mode, one of road" in capsys.readouterr().err
    assert main(["qqqq", "1"]) == 2
    assert (
        capsys.readouterr().err
        == "carbon: unknown activity 'qqqq'. `python -m carbon kinds` lists the kinds. Or give --factor, such as '0.15 kg CO2e/kg'.\n"
    )
