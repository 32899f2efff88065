"""Tables are as wide as the terminal; ids are whole whatever the width, so that they can be copied."""

from __future__ import annotations

import io
import json
import os
import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carbon.cli import render
from carbon.cli.main import main

LISTS = [
    ("factors", "electricity", "--region", "SE"),
    ("factors", "--key", "road.car", "--year", "2019"),
    ("factors", "why", "diesel", "--region", "SE", "--period", "2019"),
]


def printed(capsys, monkeypatch, width, *arguments):
    monkeypatch.setenv("COLUMNS", str(width))
    assert main([*arguments]) == 0
    return capsys.readouterr().out


def ids(capsys, arguments):
    assert main([*arguments, "--format", "json"]) == 0
    return [row.get("factor_id") or row["id"] for row in json.loads(capsys.readouterr().out)]


@pytest.mark.parametrize("width", [60, 80, 200, 1000])
@pytest.mark.parametrize("arguments", LISTS, ids=" ".join)
def test_ids_are_whole_at_every_width(capsys, monkeypatch, width, arguments):
    out = printed(capsys, monkeypatch, width, *arguments, "--limit", "12").split()
    assert all(name in out for name in ids(capsys, (*arguments, "--limit", "12"))[:12])


@pytest.mark.parametrize("width", [60, 80, 132])
@pytest.mark.parametrize("arguments", LISTS, ids=" ".join)
def test_a_table_is_no_wider_than_the_terminal(capsys, monkeypatch, width, arguments):
    lines = printed(capsys, monkeypatch, width, *arguments).splitlines()
    table = lines[1 : lines.index("")]
    assert len(table) > 3
    assert max(map(len, table)) <= width


@pytest.mark.parametrize("width", [60, 80])
def test_names_of_kinds_are_whole(capsys, monkeypatch, width):
    out = printed(capsys, monkeypatch, width, "kinds").split()
    assert "avoided_electricity" in out
    assert "industrial_waste_water" in out


def test_the_id_of_a_factor_that_is_shown_is_whole(capsys, monkeypatch):
    name = "uk-2022/air.passenger/cabin=economy+haul=short_haul/GB/2022/combustion"
    assert printed(capsys, monkeypatch, 40, "factors", "show", name).splitlines()[0] == name


def test_without_columns_and_terminal_nothing_is_broken(capsys, monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(os, "get_terminal_size", no_terminal)
    assert render.console().width == 1000
    assert main(["factors", "electricity", "--region", "SE", "--limit", "3"]) == 0
    assert "ember-2025/electricity.grid/SE/2025/generation+wtt+infrastructure" in capsys.readouterr().out.splitlines()[2]


def no_terminal(_):
    raise OSError


def test_a_pipe_is_as_wide_as_the_terminal_that_is_left(monkeypatch):
    class Stream(io.StringIO):
        def __init__(self, number):
            super().__init__()
            self.number = number

        def fileno(self):
            return self.number

    def size(number):
        if number == 11:
            raise OSError
        return os.terminal_size((72, 20))

    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(sys, "__stdout__", Stream(11))
    monkeypatch.setattr(sys, "__stderr__", Stream(12))
    monkeypatch.setattr(os, "get_terminal_size", size)
    assert render.console().width == 72


@pytest.mark.parametrize("said", ["", "0", "wide", "-5"])
def test_columns_that_say_nothing_are_left_out(monkeypatch, said):
    monkeypatch.setenv("COLUMNS", said)
    monkeypatch.setattr(os, "get_terminal_size", no_terminal)
    assert render.console().width == 1000


@settings(max_examples=40)
@given(
    width=st.integers(20, 200),
    rows=st.lists(st.tuples(st.text("abc /", max_size=60), st.text("xyz/=+", min_size=1, max_size=90)), min_size=1),
)
def test_any_id_is_whole_at_any_width(width, rows):
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(width))
        patch.setattr(sys, "stdout", out)
        render.print_with_ids("title", ["what", "id"], rows, "id")
    words = out.getvalue().split()
    assert all(name in words for _, name in rows)


@pytest.mark.parametrize(("width", "bars"), [(120, True), (84, True), (60, False)])
def test_bars_are_drawn_where_a_terminal_has_room_for_them(monkeypatch, width, bars):
    out = render._Console(file=io.StringIO(), force_terminal=True, color_system=None, width=width)
    monkeypatch.setattr(render, "console", lambda: out)
    rows = [["County bus traffic and all other", 6553, "28.1%"], ["Electricity", 2071, "8.9%"], ["Removed", -10, "0.0%"]]
    made = render.barred(["source", ">t CO2e", ">share"], rows, [6553.0, 2071.0, -10.0], title="", footer=["total", 8614, "100%"])
    out.print(made)
    drawn = [line.count("█") for line in out.file.getvalue().splitlines() if "█" in line]
    assert bool(drawn) == bars
    if bars:
        assert drawn[0] == max(drawn) <= 24
        assert drawn[1] == pytest.approx(drawn[0] * 2071 / 6553, abs=0.51)
        assert max(len(line.rstrip()) for line in out.file.getvalue().splitlines()) <= width


def test_a_pipe_has_no_bars(capsys):
    main(["footprint", "examples/norrbotten-2019"])
    assert "█" not in capsys.readouterr().out


class _Screen(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize("space", [" ", "\N{NO-BREAK SPACE}"])
def test_a_number_stays_on_one_line_with_its_unit_at_any_width(monkeypatch, space):
    """Rich breaks lines at no-break spaces too."""
    said = "of the total of 23_318_t about 5_% and ±_12_% are of 1_234_567_kg, which is more".replace("_", space)
    whole = ("23_318_t", "5_%", "±_12_%", "1_234_567_kg")
    for width in range(30, 100):
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setattr(sys, "stdout", screen := _Screen())
        out = render.console()
        out.print(said)
        out.print(render.table("", ["what", "said"], [["a", said]]))
        text = re.sub(r"\x1b\[[0-9;]*m", "", screen.getvalue())
        assert all(text.count(part.replace("_", space)) == 2 for part in whole), (width, text)
        assert not re.search("[\ufdd0\ufdd1]", text)


def test_an_explanation_goes_on_under_its_own_beginning(monkeypatch):
    monkeypatch.setattr(sys, "stdout", screen := _Screen())
    monkeypatch.setenv("COLUMNS", "80")
    assert main(["diesel", "40", "L", "--region", "SE", "--period", "2023", "--explain"]) == 0
    lines = screen.getvalue().splitlines()
    assert max(map(len, lines)) <= 80
    assert "    factor   swedish-blends-2026/fuel.diesel/blend=average/SE/2023/combustion" in lines
    source = next(number for number, line in enumerate(lines) if line.startswith("    source   "))
    assert lines[source + 1].startswith(" " * 13 + "under the reduction duty")
