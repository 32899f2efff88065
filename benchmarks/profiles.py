"""Where the time goes: `python benchmarks/profiles.py` writes the 25 dearest functions of each way to benchmarks/profiles/.

A million rows."""

from __future__ import annotations

import cProfile
import io
import pstats
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from data import GIVEN, ledger

import carbon
from carbon.factors.catalogue import Catalogue

FOLDER = Path(__file__).parent / "profiles"


def main() -> None:
    """Profile the second run of totals and rows with a warm plan, and of totals with every question answered from nothing."""
    table = ledger(1_000_000)
    plan = carbon.plan(table, **GIVEN)
    works = {
        "totals-warm": lambda: carbon.calculate(table, plan=plan).by("site"),
        "gases-warm": lambda: carbon.calculate(table, plan=plan).by("site", "gas"),
        "rows-warm": lambda: carbon.calculate(table, plan=plan).to_frame(),
        "totals-cold": lambda: carbon.calculate(table, catalogue=Catalogue(carbon.catalogue().layers), **GIVEN).by("site"),
    }
    FOLDER.mkdir(exist_ok=True)
    for name, work in works.items():
        profile, text = cProfile.Profile(), io.StringIO()
        work()
        profile.runcall(work)
        pstats.Stats(profile, stream=text).strip_dirs().sort_stats("tottime").print_stats(25)
        lines = (line.rstrip() for line in text.getvalue().strip().splitlines())
        (FOLDER / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
