"""Verify a lock file: read what was frozen, calculate every total anew, and name what does not agree.

    python verify_lock.py LOCK [FOLDER]

One file, standard library only. It shares no formula with the library that made the lock. Numbers are added as exact fractions,
and a total agrees when it lies within 1e-12 of the sum of the sizes of its parts. With FOLDER it also compares the files of the
inventory with those that were read. Agreement shows integrity: the lock is whole and its totals follow from its rows and factors.
It does not show who made the lock, or that the rows are true.

What it does, in order:
1. every part of the lock still has the digest it was frozen with (SHA-256 of its JSON, keys sorted, no spaces);
   kg of each gas per unit of a factor = the number as published x kg per the unit it is published in;
2. kg of each gas per unit of a line = scale x kg of gas per unit of the factor;
   kg CO2e per unit of a line = sum over gases of kg x global warming potential;
3. kg CO2e of a line and source = amount of the source's rows x kg CO2e per unit, where the row's question is answered;
   totals by scope, category, source and gas are sums of these, in the location and in the market view of scope 2.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

SCHEMA = 1
TOLERANCE = Fraction(1, 10**12)
NOTHING = Fraction(1, 10**290)  # kg; smaller numbers are held with fewer digits, so that a difference below it is none
UNSEALED = ("seals", "seal", "signature")
ONE_BY_ONE = ("factors", "answers", "lines", "rows", "portions", "refused", "notes", "controls", "exclusions")
"""Sections whose items have a digest each, so that a changed one can be named."""
KG = {"mg": Fraction(1, 10**6), "g": Fraction(1, 1000), "kg": Fraction(1), "t": Fraction(1000), "lb": Fraction("0.45359237")}
AS_PRINTED = ("co2e", "co2e_unspecified", "co2_biogenic")  # as they are, where other gases are printed as CO2e
WHOLE = "The lock is whole and its totals follow from its rows and factors."
INTEGRITY = f"{WHOLE} This does not show who made it, or that the rows are true."
_JSON = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canonical(item: Any) -> str:
    """Return the JSON of an item: keys sorted, no spaces."""
    return _JSON.encode(item)


def digest(text: str) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def digests(lock: dict[str, Any]) -> dict[str, Any]:
    """Return the digest of each section of a lock, or of each of its items."""
    one_by_one = [name for name in ONE_BY_ONE if isinstance(lock.get(name), list)]
    found: dict[str, Any] = {name: digest(canonical(value)) for name, value in lock.items() if name not in (*UNSEALED, *one_by_one)}
    return found | {name: [digest(canonical(item)) for item in lock[name]] for name in one_by_one}


def whole_seal(seals: dict[str, Any]) -> str:
    """Return the SHA-256 of all digests: the seal of the whole lock. Parameters: seals, the digest of each section."""
    return hashlib.sha256(json.dumps(seals, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def read_lock(path: Path) -> dict[str, Any]:
    """Return the lock of a file, plain or compressed. Parameters: path. Raises: ValueError, saying why it is not a lock."""
    content = path.read_bytes()
    try:
        lock = json.loads(gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content, object_pairs_hook=_each_once)
    except (ValueError, OSError, EOFError) as error:
        raise ValueError(f"{path.name} is not a lock file: {error}. Make one with: python -m carbon freeze INVENTORY -o LOCK") from error
    if not isinstance(lock, dict) or "carbon_lock" not in lock:
        raise ValueError(f"{path.name} is not a lock file. Make one with: python -m carbon freeze INVENTORY -o LOCK")
    if lock["carbon_lock"] != SCHEMA:
        raise ValueError(f"{path.name} is a lock of schema {lock['carbon_lock']}; this program reads schema {SCHEMA}.")
    return lock


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON; of two entries of one name only the last would be verified, while a person may read the first."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(name for name in found if sum(name == other for other, _ in pairs) > 1)
        raise ValueError(f"'{twice}' stands twice in it, and one of the two is not verified")
    return found


def problems(lock: dict[str, Any]) -> Iterator[str]:
    """Yield a sentence for everything in a lock that does not agree."""
    yield from seal_problems(lock)
    try:
        yield from published_problems(lock)
        yield from coefficient_problems(lock)
        yield from total_problems(lock)
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        yield f"the totals cannot be calculated: {type(error).__name__}: {error}"


def seal_problems(lock: dict[str, Any]) -> Iterator[str]:
    """Yield what was changed, added or taken away since the lock was made."""
    stated, found = lock.get("seals") or {}, digests(lock)
    for section in sorted({*stated, *found}):
        if section not in found or section not in stated:
            yield f"section '{section}' was {'taken away' if section in stated else 'added'}."
        elif not isinstance(found[section], list):
            if found[section] != stated[section]:
                said = f" It now says {json.dumps(lock[section], ensure_ascii=False)}." if section in ("datasets", "library", "gwp") else ""
                yield f"section '{section}' was changed.{said}"
        elif len(found[section]) != len(stated[section]):
            yield f"section '{section}' had {len(stated[section])} items and has {len(found[section])}."
        else:
            pairs = enumerate(zip(found[section], stated[section], strict=True))
            yield from (f"{name_of(lock, section, at)} was changed." for at, (one, other) in pairs if one != other)
    if not lock.get("seals") or whole_seal(lock["seals"]) != lock.get("seal"):
        yield "the seal of the whole lock does not belong to its digests: they were changed too."


def name_of(lock: dict[str, Any], section: str, at: int) -> str:
    """Return what a person calls item `at` of a section of the lock: a factor by its id, a row by file, row and id."""
    item = lock[section][at]
    try:
        if section == "factors":
            return f"factor {item['id']} ({item['publication']['title']})"
        if section == "lines":
            asked = lock["answers"][item["question"]]["question"][0]
            return f"line {at} ({asked}, {item['stage']}, {lock['factors'][item['factor']]['id']})"
        if section == "answers":
            return f"question {at} ({item['question'][0]})"
        if section in ("rows", "portions"):
            return row_name(lock, at) if section == "rows" else f"the amount of {row_name(lock, item[0])}"
    except (LookupError, TypeError, ValueError):
        pass
    return f"{section} {at}"


def row_name(lock: dict[str, Any], at: int) -> str:
    """Return the number of row `at` of the lock with its file, row in the file and id, where they are known."""
    known = dict(zip(lock["labels"], lock["rows"][at], strict=True)) if lock["rows"] else {}
    parts = [f"{word}{known[name]}" for name, word in (("file", ""), ("row", "row "), ("id", "id ")) if known.get(name)]
    return f"row {at}" + (f" ({', '.join(parts)})" if parts else "")


def published_problems(lock: dict[str, Any]) -> Iterator[str]:
    """Yield factors of the lock whose kg of a gas are not the published number in its published unit. Parameters: lock."""
    for at, form in ((at, form) for at, factor in enumerate(lock["factors"]) for form in factor["forms"]):
        masses, _, weighed = form.get("printed_in", "").partition(" CO2e ")
        unit = {name: mass for name, _, mass in (part.strip().rpartition("=") for part in masses.split(";"))}
        for gas, number in form["published"].items() if masses else ():
            weight = Fraction(lock["published_gwp"][weighed][gas]) if weighed and gas not in AS_PRINTED else 1
            found = Fraction(number.replace(" ", "").replace(",", ".")) * KG[unit.get(gas, unit.get("", "kg"))] / weight
            used = form["published_co2e"] if gas == "co2e" else form["gases"].get("co2e" if gas == "co2e_unspecified" else gas)
            if used is None or abs(found - Fraction(used)) > TOLERANCE * abs(found) + NOTHING:
                printed = f"{number} {form['printed_in']} of {gas} per {form['unit']} ({form['locator']})"
                yield f"{name_of(lock, 'factors', at)}: published is {printed}, {float(found)!r} kg, and the lock uses {used!r}."


def coefficients(line: dict[str, Any]) -> dict[str, Fraction]:
    """Return kg of each gas per unit of a line's amount: scale x value."""
    return {gas: Fraction(line["scale"]) * Fraction(value) for gas, value in line["form"]["gases"].items()}


def per_unit(lock: dict[str, Any], line: dict[str, Any]) -> Fraction:
    """Return kg CO2e per unit of the amount of a line of the lock."""
    return sum((mass * Fraction(lock["gwp"][gas]) for gas, mass in coefficients(line).items()), Fraction(0))


def coefficient_problems(lock: dict[str, Any]) -> Iterator[str]:
    """Yield lines of the lock whose kg CO2e per unit do not follow from factor, scale and global warming potentials."""
    for at, line in enumerate(lock["lines"]):
        found, stated = per_unit(lock, line), Fraction(line["co2e_per_unit"])
        size = sum(abs(mass * Fraction(lock["gwp"][gas])) for gas, mass in coefficients(line).items())
        if abs(found - stated) > TOLERANCE * size + NOTHING:
            name = name_of(lock, "lines", at)
            yield f"{name}: factor x scale x GWP is {float(found)!r} kg CO2e per unit, the lock says {float(stated)!r}."
        printed = [form for form in lock["factors"][line["factor"]]["forms"] if form["unit"] == line["form"]["unit"]]
        if line["factor"] < 0 or line["form"] not in printed:
            yield f"{name_of(lock, 'lines', at)}: its numbers are not those of its factor."


def amounts(lock: dict[str, Any]) -> dict[tuple[str, int], Fraction]:
    """Return the exact sum of the lock's amounts of each source and question."""
    place = lock["labels"].index("source") if "source" in lock["labels"] else None
    # A number is a whole number over a power of two: those over the same power are added as whole numbers.
    sums: dict[tuple[str, int], dict[int, int]] = {}
    for row, question, amount in lock["portions"]:
        source = lock["rows"][row][place] if place is not None else None
        known = sums.setdefault(("" if source is None else str(source), question), {})
        number, power = amount.as_integer_ratio()
        known[power] = known.get(power, 0) + number
    return {key: sum((Fraction(number, power) for power, number in known.items()), Fraction(0)) for key, known in sums.items()}


Sums = dict[tuple[str, str, str], list[Fraction]]  # (view, key, value) -> sum, and sum of sizes


def totals(lock: dict[str, Any]) -> Sums:
    """Return every total of the lock, calculated from its rows, lines and potentials."""
    lines: dict[int, list[dict[str, Any]]] = {}
    for line in lock["lines"]:
        lines.setdefault(line["question"], []).append(line)
    sums: Sums = {}
    for (source, question), amount in amounts(lock).items():
        for line in lines.get(question, []):
            scope, category = line["booking"]
            places = {"total": "", "scope": str(scope), "category": str(category or ""), "source": source}
            for view in ("location", "market") if line["basis"] is None else (line["basis"],):
                for key, value in places.items():
                    _add(sums, (view, key, value), amount * per_unit(lock, line))
                for gas, mass in coefficients(line).items():
                    _add(sums, (view, "gas", gas), amount * mass)
    return sums


def _add(sums: Sums, place: tuple[str, str, str], value: Fraction) -> None:
    known = sums.setdefault(place, [Fraction(0), Fraction(0)])
    known[0] += value
    known[1] += abs(value)


def total_problems(lock: dict[str, Any]) -> Iterator[str]:
    """Yield totals of the lock that do not follow from its rows."""
    sums = totals(lock)
    stated = {(view, key, value): kg for view in ("location", "market") for key, value, kg in lock["totals"][view]}
    for view, key, value in sorted({*stated, *(place for place in sums if place[0] in ("location", "market"))}):
        found, size = sums.get((view, key, value), [Fraction(0), Fraction(0)])
        said = stated.get((view, key, value))
        if said is None or abs(found - Fraction(said)) > TOLERANCE * size + NOTHING:
            name = "the total" if key == "total" else f"the total of {key} '{value}'"
            yield f"{name}, {view} view: rows and factors come to {float(found)!r} kg, the lock says {said!r}."


def input_problems(lock: dict[str, Any], folder: Path) -> Iterator[str]:
    """Yield files of an inventory's folder that are not those that the lock was made from."""
    if not lock["inputs"]:
        yield "the lock names no input files: it was made of a calculation, not of an inventory's folder."
    for name, stated in lock["inputs"].items():
        path = folder / name
        if not path.is_file():
            yield f"input file {name} is not in {folder}."
        elif hashlib.sha256(path.read_bytes()).hexdigest() != stated:
            yield f"input file {name} is another than the one that was frozen."


def main(arguments: list[str]) -> int:
    """Print what does not agree in the lock that the arguments name; return 0 when all agrees, 1 if not, 2 when the file is no lock."""
    if len(arguments) not in (1, 2):
        print("usage: python verify_lock.py LOCK [FOLDER]", file=sys.stderr)  # noqa: T201
        return 2
    try:
        lock = read_lock(Path(arguments[0]))
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    found = list(problems(lock)) + (list(input_problems(lock, Path(arguments[1]))) if len(arguments) > 1 else [])
    for sentence in found:
        print(sentence)  # noqa: T201
    print(f"{len(found)} problems" if found else INTEGRITY)  # noqa: T201
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
