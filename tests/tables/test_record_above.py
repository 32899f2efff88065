"""A record of the file above its table, as meters are exported: whose it is and in which unit, and below it times with values."""

from __future__ import annotations

import pytest

from carbon.reading.joining import read_file
from carbon.reading.mapping import TableMapping
from carbon.reading.trial import trial_of
from carbon.tables.read import read_cells

METER = [
    "Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite;Pas en minutes",
    "12345678901234;Courbe de charge;01/01/2024;02/01/2024;Energie active;Consommation;Comptage Brut;W;30",
]
VALUES = ["Horodate;Valeur", *(f"2024-01-01T{hour:02}:{minute}:00+01:00;{1000 + hour}" for hour in range(6) for minute in ("00", "30"))]


def placed(tmp_path, lines):
    path = tmp_path / "enedis.csv"
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return read_cells(path)


def test_the_table_below_the_record_is_read_and_its_header_said(tmp_path):
    """Twelve half-hours of 1 000, 1 000, 1 001 … 1 005 W: 12 030 W × 0.5 h = 6.015 kWh."""
    table = placed(tmp_path, [*METER, *VALUES])
    assert (table.header, list(table.columns), len(table.row_numbers)) == ((3,), ["Horodate", "Valeur"], 12)
    (said,) = [item for item in table.findings if item.code == "header_found"]
    assert said.message == (
        "row 3 was taken as the header; above it 'Identifiant PRM' and so on is not a header. Write header = 3 to confirm it, or name another row."
    )
    (found,) = trial_of(tmp_path / "enedis.csv", TableMapping())
    assert found.proposal.entries["header"] == [3]
    answers = {"kind": "electricity", "region": "FR", "unit": "W", "reading": "power"}
    columns = {**found.proposal.entries["columns"], "amount": "Valeur"}
    read = read_file(tmp_path / "enedis.csv", TableMapping(**{**found.proposal.entries, **answers, "columns": columns}))
    assert read.refused == []
    assert sum(item.amount[0] * {"kWh": 1, "Wh": 0.001}[item.amount[1][0]] for item in read.activities) == pytest.approx(6.015)


@pytest.mark.parametrize(
    "lines",
    [
        [METER[0], *["a;b;2024;2025;c;d;e;W;30"] * 8],
        ["Site;Kind;kWh;Note;Who", "A;el;5;x;y", "B;el;6;x;y", "C;heat", "D;6", "E;7", "F;8", "G;9", "H;10"],
        ["Site;kWh;Note", "Norr;El", "A;5", "B;6", "C;7", "D;8", "E;9"],
        ["Site;Kind;kWh;Note;Who", "A;el;5;x;y", "", "Datum;Liter", "2024-01-01;5", "2024-01-02;6", "2024-01-03;7", "2024-01-04;7"],
    ],
    ids=["a wide table", "rows that are not filled", "one row alone", "a second table"],
)
def test_a_table_of_its_own_keeps_its_header(tmp_path, lines):
    assert placed(tmp_path, lines).header == (1,)
