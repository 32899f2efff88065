"""`freeze` and `verify`: a footprint as a file that prints the same numbers years later, and that an auditor can check."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from carbon.analysis.freezing import freeze as write_lock
from carbon.analysis.lock_words import sentence
from carbon.analysis.signing import fingerprint
from carbon.analysis.thawing import signed
from carbon.analysis.thawing import verify as check_lock
from carbon.analysis.verify_lock import INTEGRITY
from carbon.cli.language import speak_as, told
from carbon.cli.notice import print_incomplete
from carbon.cli.output import add_output, check_free
from carbon.cli.parser import RESULT_OF, Parser, add_format
from carbon.cli.progress import shown_opening, working
from carbon.cli.render import console, plain, tonnes
from carbon.core.sentences import say
from carbon.inventory.footprint import input_files


def freeze(given: Sequence[str]) -> int:
    """Write the lock of an inventory; 1 when the inventory has no answer.

    Parameters: given, the folder and options.
    """
    parser = Parser(
        "freeze",
        "Write everything a footprint is made of to one file: rows, factors with citations, GWP values, totals, and a digest of each.",
        ("freeze examples/norrbotten-2019 -o 2019.lock", "footprint --frozen 2019.lock", "verify 2019.lock"),
    )
    parser.add_argument("folder", help=RESULT_OF)
    add_output(parser, "lock file to write, such as 2019.lock, or 2019.lock.gz to compress it", required=True)
    parser.add_argument("--sign", metavar="PRIVATE_KEY", help="sign the lock with this Ed25519 key (PEM or OpenSSH, no passphrase)")
    add_format(parser)
    space = parser.read(given)
    found = shown_opening(space.folder)
    speak_as(space.language, found)
    check_free(Path(space.output), space, input_files(found))
    path = write_lock(found, space.output, space.sign)
    if space.format == "json":
        record = {"lock": str(path), "fingerprint": found.plan.fingerprint, "total_location_kg": found.co2e_kg, "signed": bool(space.sign)}
        print(json.dumps(record))
    else:
        said = {"path": path, "rows": found.rows, "lines": len(found.plan.lines), "tonnes": tonnes(found.co2e_kg)}
        console().print(plain(say("{path}: {rows} rows, {lines} lines, {tonnes} t CO2e, location-based", **said)))
        print_incomplete(found)
        again = say(
            "Print it again with: python -m carbon footprint --frozen {path}. Check it with: python -m carbon verify {path}", path=path
        )
        console().print(plain(again))
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
    with working(told(say("checking {lock} …", lock=space.lock))):
        found = check_lock(space.lock, space.inputs, space.key)
    if space.format == "json":
        record = {"lock": space.lock, "verified": not found, "problems": found} | ({"key": fingerprint(space.key)} if space.key else {})
        print(json.dumps(record, indent=2, ensure_ascii=False))
        return int(bool(found))
    out = console()
    for problem in found:
        out.print(say("[red]changed[/] {sentence}", sentence=plain(problem)))
    verdict = _refused(len(found)) if found else _verdict(space.lock, space.key)
    out.print(plain(say("{lock}: {verdict}", lock=space.lock, verdict=verdict)))
    return int(bool(found))


def _refused(count: int) -> str:
    if count == 1:
        return say("1 problem. Do not rely on it.")
    return say("{count} problems. Do not rely on it.", count=count)


def _verdict(lock: str, key: str | None) -> str:
    if key:
        return say(
            "The lock is whole and its totals follow from its rows and factors. It is signed with the key of {key} ({fingerprint}). "
            "This does not show that the rows are true.",
            key=key,
            fingerprint=fingerprint(key),
        )
    whole = sentence(INTEGRITY)
    return say("{whole} It is signed: give --key PUBLIC_KEY to check by whom.", whole=whole) if signed(lock) else whole
