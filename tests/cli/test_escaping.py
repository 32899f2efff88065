"""Any text of a user stands unharmed in what is printed, whatever brackets, accents or encoding."""

import os
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from carbon.cli.main import main

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=30)


def printed(capsys, folder, text, column="source"):
    path = folder / "a.csv"
    quoted = '"' + text.replace('"', '""') + '"'
    path.write_text(f"kind;amount;unit;{column}\nelectricity;1;kWh;{quoted}\n", encoding="utf-8")
    code = main(["calculate", str(path), "--set", "region=SE", "--set", "period=2019", "--by", column])
    out = capsys.readouterr()
    return code, out.out, out.err


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example("El[kWh]")
@example("Bilar[/Sthlm]")
@example("[bold]")
@example("a\\[b]")
@example(":smile:")
@given(TEXT)
def test_any_source_and_site_appear_as_they_are(capsys, tmp_path, text):
    for column in ("source", "site"):
        _, out, _ = printed(capsys, tmp_path, text, column)
        assert text in out


@pytest.mark.parametrize("header", ["Energy [kWh]", "Bilar [/Sthlm]", "[red]x"])
def test_headers_appear_as_they_are(capsys, tmp_path, header):
    path = tmp_path / "a.csv"
    path.write_text(f"kind;{header};unit\nelectricity;1;kWh\n", encoding="utf-8")
    assert main(["calculate", str(path), "--map", f"amount={header}", "--set", "region=SE", "--set", "period=2019"]) == 0
    assert f"amount ← {header}" in capsys.readouterr().out


def test_a_search_with_brackets_does_not_stop(capsys):
    assert main(["factors", "wood [/x]"]) in (0, 1, 2)
    assert "Traceback" not in capsys.readouterr().err


def test_long_ids_are_whole_in_a_pipe(capsys):
    main(["factors", "electricity", "--region", "US-NYUP", "--limit", "3"])
    assert all(len(line) < 1000 for line in capsys.readouterr().out.splitlines())


@pytest.mark.parametrize("extra", [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}])
def test_the_c_locale_does_not_stop_a_report(tmp_path, extra):
    path = tmp_path / "a.csv"
    path.write_text("kind;amount;unit;source\nelectricity;1;kWh;Kråk [ö]\n", encoding="utf-8")
    given_ = [sys.executable, "-m", "carbon", "calculate", str(path), "--set", "region=SE", "--set", "period=2019"]
    done = subprocess.run(given_, capture_output=True, env=os.environ | extra, check=False)
    assert b"Traceback" not in done.stderr
    assert b"Kr" in done.stdout


@pytest.mark.parametrize(
    ("given_", "message"),
    [
        (("--map", "amount=Start", "--map", "amount=End"), "--map gives amount twice: 'Start' and 'End'. Write it once."),
        (("--set", "unit=kWh", "--set", "unit=MWh"), "--set gives unit twice: 'kWh' and 'MWh'. Write it once."),
    ],
)
def test_a_field_given_twice_is_refused(capsys, tmp_path, given_, message):
    path = tmp_path / "a.csv"
    path.write_text("amount;Start;End\n1;2019;2019\n", encoding="utf-8")
    assert main(["calculate", str(path), "--set", "kind=electricity", *given_]) == 2
    assert message in " ".join(capsys.readouterr().err.split())
