"""What people called their things has a second name in another language: printed there, and nowhere else."""

import json
import re
import zipfile
from pathlib import Path

import pytest

import carbon
import inventories
from carbon.cli.main import main
from carbon.core.errors import CarbonError
from carbon.inventory.second_names import second_names
from carbon.inventory.settings import Settings
from carbon.reporting.language.words import LANGUAGES

ROOT = Path(__file__).parents[2]
NORRBOTTEN = ROOT / "examples" / "norrbotten-2019"
ROWS = "amount,unit,site\n40,l,depot\n2,l,yard\n"
TOML = inventories.HEAD + '\n[sites.depot]\nname = "The depot"\n' + inventories.TABLE


def made(folder, names):
    return inventories.make(folder, TOML + "\n[names.sv]\n" + "".join(f'"{name}" = "{text}"\n' for name, text in names.items()), t_csv=ROWS)


def test_every_language_may_have_names():
    """The languages of the entry are those of the library."""
    annotation = Settings.model_fields["names"].annotation
    assert set(annotation.__args__[0].__args__) == set(LANGUAGES)


def test_an_unknown_language_is_refused(tmp_path):
    with pytest.raises(CarbonError, match=r"names\.se.*write 'en' or 'sv'"):
        inventories.make(tmp_path, TOML + '\n[names.se]\n"Fleet" = "Bilar"\n', t_csv=ROWS)


def test_a_name_of_nothing_is_said_with_the_nearest(tmp_path):
    found = inventories.found(made(tmp_path, {"Fleat": "Bilar"}).footprint(), "name_unused")
    (item,) = found
    assert item.message.startswith("names.sv: nothing in this inventory is called 'Fleat'. Nearest: Fleet. Write each name as")


def test_names_of_sources_sites_and_entries_are_known(tmp_path):
    footprint = made(tmp_path, {"Fleet": "Bilar", "The depot": "Depån", "yard": "Gården", "Test": "Prov"}).footprint()
    assert [item for item in footprint.findings if item.code.startswith("name_")] == []


def test_a_name_that_two_sites_would_share_is_said(tmp_path):
    found = inventories.found(made(tmp_path, {"The depot": "yard"}).footprint(), "name_shared")
    assert [str(item.message) for item in found] == [
        "names.sv: 'yard' would stand for 'The depot' and 'yard' alike. Give each a name of its own."
    ]


def test_the_example_names_all_its_own_texts():
    footprint = carbon.Inventory.open(NORRBOTTEN).footprint()
    assert [item for item in footprint.findings if item.code.startswith("name_")] == []
    names = second_names(footprint, "sv")
    assert set(footprint.labels["source"]) <= set(names)
    assert second_names(footprint, "en") == {}


def test_the_numbers_are_those_without_names(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    with_names = made(tmp_path / "a", {"Fleet": "Bilar"}).footprint()
    without = inventories.make(tmp_path / "b", TOML, t_csv=ROWS).footprint()
    assert with_names.co2e_kg == without.co2e_kg
    assert with_names.by("source").equals(without.by("source"))


def printed(capsys, *arguments):
    main([str(argument) for argument in arguments])
    found = capsys.readouterr()
    return found.out + found.err


@pytest.mark.parametrize("command", ["footprint", "goals", "uncertainty", "scenario"])
def test_screens_in_swedish_say_no_given_name(command, capsys):
    names = second_names(carbon.Inventory.open(NORRBOTTEN).footprint(), "sv")
    some = {"County bus traffic", "Nitrous oxide", "Patient travel", "Energy per floor area"}
    sources = [name for name in names if name in some]
    swedish, english = printed(capsys, command, NORRBOTTEN, "--language", "sv"), printed(capsys, command, NORRBOTTEN, "--language", "en")
    assert [name for name in sources if name in swedish] == []
    assert any(name in english for name in sources)
    assert not any(names[name] in english for name in ("County bus traffic", "Nitrous oxide"))


def test_what_programs_read_keeps_the_given_names(capsys):
    record = json.loads(printed(capsys, "footprint", NORRBOTTEN, "--language", "sv", "--format", "json"))
    assert {line["source"] for line in record["lines"]} >= {"County bus traffic", "Nitrous oxide"}


@pytest.mark.parametrize("ending", ["html", "xlsx", "docx", "md"])
def test_reports_in_swedish_say_no_given_name(ending, tmp_path):
    footprint = carbon.Inventory.open(NORRBOTTEN).footprint()
    path = carbon.report(footprint, tmp_path / f"r.{ending}", language="sv", compare=ROOT / "examples" / "norrbotten-2018")
    text = _text(path)
    names = second_names(footprint, "sv")
    skipped = {"Electricity", "Ambulance"}  # the words of factors and their publications
    assert [name for name in footprint.labels["source"] if name in text and name not in skipped] == []
    assert all(names[name] in text for name in ("County bus traffic", "Patient travel", "Energy per floor area"))


def _text(path):
    if path.suffix in (".xlsx", ".docx"):
        with zipfile.ZipFile(path) as parts:
            return " ".join(re.sub("<[^>]+>", " ", parts.read(name).decode()) for name in parts.namelist() if name.endswith(".xml"))
    body = re.sub(r"<script.*?</script>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r' data-source="[^"]*"', "", body)
