"""`freeze` and `verify`: a footprint as a file that prints the same numbers years later, and that an auditor can check."""

from __future__ import annotations

import json
from collections.abc import Sequence

from carbon.analysis.freezing import freeze as write_lock
from carbon.analysis.opening import opened
from carbon.analysis.thawing import verify as check_lock
from carbon.analysis.verify_lock import INTEGRITY
from carbon.cli.parser import Parser, add_format
from carbon.cli.render import console, plain, tonnes


def freeze(given: Sequence[str]) -> int:
    """Write the lock of an inventory; 1 when the inventory has no answer.

    Parameters: given, the folder and options.
    """
    parser = Parser(
        "freeze",
        "Write everything the footprint came from to one file: rows, factors with citations, GWP values, totals, a digest of each.",
        ("freeze examples/norrbotten-2019 -o 2019.lock", "footprint --frozen 2019.lock", "verify 2019.lock"),
    )
    parser.add_argument("folder", help="folder with inventory.toml")
    parser.add_argument("-o", "--output", required=True, help="the lock file, as 2019.lock, or 2019.lock.gz to compress it")
    add_format(parser)
    space = parser.read(given)
    found = opened(space.folder)
    path = write_lock(found, space.output)
    if space.format == "json":
        print(json.dumps({"lock": str(path), "fingerprint": found.plan.fingerprint, "total_location_kg": found.co2e_kg}))
    else:
        console().print(plain(f"{path}: {found.rows} rows, {len(found.plan.lines)} lines, {tonnes(found.co2e_kg)} t CO2e, location-based"))
        console().print(
            plain(f"Print it again with: python -m carbon footprint --frozen {path}. Check it with: python -m carbon verify {path}")
        )
    return 0


def verify(given: Sequence[str]) -> int:
    """Verify a lock; 1 when something in it does not agree.

    Parameters: given, the lock and options.
    """
    parser = Parser(
        "verify",
        "Calculate every total of a lock anew with a separate program, and name what was changed.",
        ("verify 2019.lock", "verify 2019.lock --inputs examples/norrbotten-2019"),
    )
    parser.add_argument("lock", help="file that freeze wrote")
    parser.add_argument("--inputs", metavar="FOLDER", help="also compare the files of this folder with those that were frozen")
    add_format(parser)
    space = parser.read(given)
    found = check_lock(space.lock, space.inputs)
    if space.format == "json":
        print(json.dumps({"lock": space.lock, "verified": not found, "problems": found}, indent=2, ensure_ascii=False))
        return int(bool(found))
    out = console()
    for sentence in found:
        out.print(f"[red]changed[/] {plain(sentence)}")
    out.print(plain(f"{space.lock}: {INTEGRITY}") if not found else plain(f"{space.lock}: {len(found)} problems. Do not rely on it."))
    return int(bool(found))
