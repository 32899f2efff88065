"""Progress is for a person at a terminal: the same command says nothing more where its messages are piped."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

INVENTORY = Path(__file__).parents[2] / "examples" / "norrbotten-2019"


def command(tmp_path):
    return [sys.executable, "-m", "carbon", "report", str(INVENTORY), "-o", str(tmp_path / "report.md")]


def test_piped_it_says_only_the_file(tmp_path):
    made = subprocess.run(command(tmp_path), capture_output=True, text=True, check=True)
    assert made.stdout.strip() == str(tmp_path / "report.md")
    assert "calculating" not in made.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no pty on Windows")
@pytest.mark.parametrize(("language", "told"), [("en", "calculating"), ("sv", "beräknar")])
def test_on_a_terminal_it_says_what_it_does(tmp_path, language, told):
    import pty

    here, there = pty.openpty()
    environment = {**os.environ, "CARBON_LANGUAGE": language, "TERM": "xterm", "COLUMNS": "200"}
    with subprocess.Popen(command(tmp_path), stdout=subprocess.PIPE, stderr=there, env=environment) as started:
        os.close(there)
        shown = b""
        while True:
            try:
                part = os.read(here, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
        started.wait()
    os.close(here)
    assert started.returncode == 0
    assert told in shown.decode()


def test_a_piped_footprint_says_nothing_of_progress():
    made = subprocess.run([sys.executable, "-m", "carbon", "footprint", str(INVENTORY)], capture_output=True, text=True, check=True)
    assert "calculating" not in made.stdout + made.stderr
