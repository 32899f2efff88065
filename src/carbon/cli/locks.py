"""`freeze` and `verify`: a footprint as a file that prints the same numbers years later, and that an auditor can check."""

from __future__ import annotations

import json
from collections.abc import Sequence

from carbon.analysis.freezing import freeze as write_lock
from carbon.analysis.opening import opened
from carbon.analysis.signing import fingerprint
from carbon.analysis.thawing import signed
from carbon.analysis.thawing import verify as check_lock
from carbon.analysis.verify_lock import INTEGRITY, WHOLE
from carbon.cli.parser import Parser, add_format
from carbon.cli.render import console, plain, tonnes


def freeze(given: Sequence[str]) -> int:
    """Write the lock of an inventory; 1 when the inventory has no answer.

    Parameters: given, the folder and options.
    """
    parser = Parser(
        "freeze",
        "Write everything a footprint is made of to one file: rows, factors with citations, GWP values, totals, and a digest of each.",
        ("freeze examples/norrbotten-2019 -o 2019.lock", "footprint --frozen 2019.lock", "verify 2019.lock"),
    )
    parser.add_argument("folder", help="folder with inventory.toml")
    parser.add_argument("-o", "--output", required=True, help="lock file to write, such as 2019.lock, or 2019.lock.gz to compress it")
    parser.add_argument("--sign", metavar="PRIVATE_KEY", help="sign the lock with this Ed25519 key (PEM or OpenSSH, no passphrase)")
    add_format(parser)
    space = parser.read(given)
    found = opened(space.folder)
    path = write_lock(found, space.output, space.sign)
    if space.format == "json":
        record = {"lock": str(path), "fingerprint": found.plan.fingerprint, "total_location_kg": found.co2e_kg, "signed": bool(space.sign)}
        print(json.dumps(record))
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
        "Recalculate every total of a lock with a separate program, and report what was changed.",
        ("verify 2019.lock", "verify 2019.lock --inputs examples/norrbotten-2019", "verify 2019.lock --key public.pem"),
    )
    parser.add_argument("lock", help="file that freeze wrote")
    parser.add_argument("--inputs", metavar="FOLDER", help="also compare the files of this folder with those that were frozen")
    parser.add_argument("--key", metavar="PUBLIC_KEY", help="also check that the lock is signed with the key that belongs to this one")
    add_format(parser)
    space = parser.read(given)
    found = check_lock(space.lock, space.inputs, space.key)
    if space.format == "json":
        record = {"lock": space.lock, "verified": not found, "problems": found} | ({"key": fingerprint(space.key)} if space.key else {})
        print(json.dumps(record, indent=2, ensure_ascii=False))
        return int(bool(found))
    out = console()
    for sentence in found:
        out.print(f"[red]changed[/] {plain(sentence)}")
    out.print(plain(f"{space.lock}: {_verdict(space.lock, space.key)}" if not found else _refused(space.lock, len(found))))
    return int(bool(found))


def _refused(lock: str, count: int) -> str:
    return f"{lock}: {count} problem{'s' if count > 1 else ''}. Do not rely on it."


def _verdict(lock: str, key: str | None) -> str:
    if key:
        return f"{WHOLE} It is signed with the key of {key} ({fingerprint(key)}). This does not show that the rows are true."
    return INTEGRITY + (" It is signed: give --key PUBLIC_KEY to check by whom." if signed(lock) else "")
