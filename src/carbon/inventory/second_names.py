"""Second names: what people called their sources, sites and goals, in another language (`[names.sv]` of inventory.toml)."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from carbon.core.errors import Finding, did_you_mean
from carbon.core.sentences import joined, say
from carbon.engine.result.emissions import Emissions
from carbon.inventory.settings import NAME, Settings

_LABELS = ("source", "site")
_SHOWN = 3
"""Names that a finding lists."""


def second_names(result: object, language: str) -> Mapping[str, str]:
    """Return given text → what it is called in a language, as the inventory of a result says; empty without one.

    Parameters: result, a footprint or anything else; language, as sv.
    """
    settings = getattr(result, "settings", None)
    known = settings.names.items() if isinstance(settings, Settings) else ()
    return next((names for code, names in known if code == language), {})


def name_findings(result: Emissions, settings: Settings, folder: Path) -> list[Finding]:
    """Return the findings of second names: those of nothing in the inventory, and one that two sources or sites share.

    Parameters: result, whose sources and sites are asked; settings; folder, whose scenarios have names too.
    """
    if not settings.names:
        return []
    labels = {key: _labels(result, key, settings) for key in _LABELS}
    known = {*(name for names in labels.values() for name in names), *_texts(settings.model_dump(exclude={"names"})), *_files(folder)}
    found = list[Finding]()
    for language, names in settings.names.items():
        unknown = [name for name in names if name not in known]
        if unknown:
            found.append(_unknown(language, unknown, known))
        found += [_shared(language, alike) for shown in labels.values() for alike in _alike(shown, names)]
    return found


def _labels(result: Emissions, key: str, settings: Settings) -> list[str]:
    """The labels of a key as people read them: a site by its name."""
    given = dict.fromkeys(str(label) for label in result.labels.get(key, ()) if label)
    sites = settings.sites if key == "site" else {}
    return list(dict.fromkeys((sites[label].name or label) if label in sites else label for label in given))


def _texts(value: object) -> Iterator[str]:
    """Every text of an entry, however deep, the names of its sections too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for pair in value.items() for part in pair for text in _texts(part))
    elif isinstance(value, list | tuple):
        yield from (text for part in value for text in _texts(part))


def _files(folder: Path) -> Iterator[str]:
    """Texts of the scenario files and of the own factors; what is wrong with one is said where it is read."""
    own = folder / "factors.csv"
    if own.is_file():
        with own.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
            yield from (cell for row in csv.reader(lines) for cell in row)
    for path in sorted((folder / "scenarios").glob("*.toml")):
        try:
            yield from _texts(tomllib.loads(path.read_text(encoding="utf-8-sig")))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError):
            continue


def _unknown(language: str, unknown: list[str], known: Iterable[str]) -> Finding:
    more = [say("and {count} more", count=len(unknown) - _SHOWN)] if len(unknown) > _SHOWN else []
    near = did_you_mean(unknown[0], known) if len(unknown) == 1 else ""
    message = say(
        "names.{language}: nothing in this inventory is called {names}.{near} Write each name as the tables and inventory.toml have it.",
        language=language, names=joined([*(f"'{name}'" for name in unknown[:_SHOWN]), *more], ", "), near=near,
    )  # fmt: skip
    return Finding("name_unused", "warning", message, NAME, None, None, len(unknown))


def _alike(shown: Iterable[str], names: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """Labels that would be read as one."""
    groups: dict[str, list[str]] = {}
    for label in shown:
        groups.setdefault(names.get(label, label), []).append(label)
    return [(name, labels) for name, labels in groups.items() if len(labels) > 1]


def _shared(language: str, alike: tuple[str, list[str]]) -> Finding:
    name, labels = alike
    message = say(
        "names.{language}: '{name}' would stand for {labels} alike. Give each a name of its own.",
        language=language, name=name, labels=joined([f"'{label}'" for label in labels], say(" and ")),
    )  # fmt: skip
    return Finding("name_shared", "warning", message, NAME, None, None, len(labels))
