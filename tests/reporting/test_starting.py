"""An inventory begun from files counts what its files count, each calculated alone."""

import json
from pathlib import Path

import pytest

import carbon
from carbon.cli.main import main
from carbon.reading.mapping import TableMapping
from carbon.reading.trial import trial_of
from exports_samples import CARD, ESPI, PORTAL, SIE, TRAVEL

FILES = {
    "portal.csv": (PORTAL, "energy-portal-sv"),
    "kort.csv": (CARD, "fuel-card-sv"),
    "flyg.csv": (TRAVEL, "travel-agency-sv"),
    "bok.se": (SIE, "sie-4"),
    "green.xml": (ESPI, "green-button"),
    "energi.csv": ("Anläggning;Energislag;Månad;Mängd;Enhet\nSkolan;El;2024-01;1 250,5;kWh\nSkolan;Fjärrvärme;2024-02;14,2;MWh\n", None),
    "hyrbilar.csv": ("Fakturadatum;Bilmodell;Körsträcka (km)\n2024-05-01;Volvo V60;340\n2024-06-01;Kia Niro;120\n", None),
    "resor.tsv": ("Resdatum\tFärdsätt\tKm\n2024-01-05\tTåg\t900\n2024-02-05\tBuss\t36\n", None),
    "el.csv": ("Anläggning;jan 2024 (kWh);feb 2024 (kWh);mar 2024 (kWh)\nSkolan;130;120;150\nBadhuset;900;700;800\n", None),
}
SETS = [["energi.csv"], ["portal.csv", "el.csv"], ["hyrbilar.csv", "resor.tsv", "energi.csv"], list(FILES)]


@pytest.fixture
def place(tmp_path):
    for name, (text, _) in FILES.items():
        (tmp_path / name).write_bytes(text.encode("cp437" if name.endswith(".se") else "utf-8"))
    return tmp_path


def alone(place, name, capsys):
    """The total of a file calculated by its mapping, as its commands write and take it."""
    mapping = FILES[name][1]
    if mapping is None:
        mapping = str(place / f"{name}.toml")
        main(["read", str(place / name), "-o", mapping])
    constants = [] if mapping in ("energy-portal-sv", "fuel-card-sv") else ["--set", "region=SE"]
    kind = ["--set", "kind=electricity"] if name == "el.csv" and "kind" not in Path(mapping).read_text(encoding="utf-8") else []
    capsys.readouterr()
    assert main(["calculate", str(place / name), "--mapping", mapping, *constants, *kind, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)["co2e_kg"]


@pytest.mark.parametrize("names", SETS, ids=len)
def test_an_inventory_of_files_is_the_sum_of_its_files(place, capsys, names):
    started = carbon.start_inventory(place / "k", [place / name for name in names], region="SE")
    assert [item.text for item in started.open] == []
    footprint = started.inventory().footprint()
    assert footprint.complete
    assert footprint.co2e_kg == pytest.approx(sum(alone(place, name, capsys) for name in names), rel=1e-12)


def test_what_an_inventory_is_asked_is_what_read_asks_without_its_region(place):
    started = carbon.start_inventory(place / "k", [place / name for name in FILES if FILES[name][1] is None], region="SE", period=2024)
    asked = {table.path.removeprefix("data/"): table.open for table in started.tables}
    for name, questions in asked.items():
        (found,) = trial_of(place / name, TableMapping())
        assert questions == tuple(text for text in found.proposal.open if not text.startswith(("region:", "period:")))


def test_the_library_refuses_to_replace_what_is_there(place):
    carbon.start_inventory(place / "k", [place / "energi.csv"], region="SE")
    with pytest.raises(carbon.CarbonError, match="is there already. Name another folder") as error:
        carbon.start_inventory(place / "k", [place / "resor.tsv"], region="SE")
    assert error.value.code == "file_exists"
    assert not (place / "k" / "data" / "resor.tsv").exists()
    assert carbon.start_inventory(place / "k", [place / "resor.tsv"], region="SE", force=True).file.is_file()


def test_a_file_must_be_named(place):
    with pytest.raises(carbon.CarbonError, match="no file is named"):
        carbon.start_inventory(place / "k", [])
    assert not (place / "k").exists()
