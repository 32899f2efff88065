"""Progress is for a person at a terminal: the same command says nothing more where its messages are piped."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from threading import Thread

import pytest

from carbon.cli.main import main

pytestmark = pytest.mark.usefixtures("calculated_once")

INVENTORY = str(Path(__file__).parents[2] / "examples" / "norrbotten-2019")


def test_piped_it_says_only_the_file(tmp_path, capfd):
    assert main(["report", INVENTORY, "-o", str(tmp_path / "report.md")]) == 0
    made = capfd.readouterr()
    assert made.out.strip() == str(tmp_path / "report.md")
    assert "calculating" not in made.err


def seen(terminal: int, shown: list[bytes]) -> None:
    """Keep what is shown on a terminal until its other end is closed."""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # so a closed terminal ends on Linux
            return
        if not part:
            return
        shown.append(part)


@pytest.mark.skipif(sys.platform == "win32", reason="no pty on Windows")
@pytest.mark.parametrize(("language", "told"), [("en", "calculating"), ("sv", "beräknar")])
def test_on_a_terminal_it_says_what_it_does(tmp_path, language, told, monkeypatch):
    import pty

    here, there = pty.openpty()
    shown: list[bytes] = []
    reader = Thread(target=seen, args=(here, shown))
    reader.start()
    for name, value in {"CARBON_LANGUAGE": language, "TERM": "xterm", "COLUMNS": "200"}.items():
        monkeypatch.setenv(name, value)
    with os.fdopen(there, "w", encoding="utf-8") as terminal, monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", terminal)
        code = main(["report", INVENTORY, "-o", str(tmp_path / "report.md")])
    reader.join()
    os.close(here)
    assert code == 0
    assert told in b"".join(shown).decode()


def test_a_piped_footprint_says_nothing_of_progress(capfd):
    assert main(["footprint", INVENTORY]) == 0
    made = capfd.readouterr()
    assert made.out
    assert "calculating" not in made.out + made.err
