"""Mappings in TOML files, as `read -o` writes them, and those that come with the package; one's own entries stand over a file's."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.sentences import say
from carbon.core.wrong_entry import wrong_entry
from carbon.reading.mapping import TableMapping
from carbon.reading.shipped import exports, shipped


def load_mapping(path: Path) -> TableMapping:
    """Return the mapping in a TOML file, as `read -o` writes it, or one that comes with the package, by its name, as sie-4.

    Raises: CarbonError for a file that is not there or cannot be read, and for an entry that is wrong.
    """
    if not path.is_file():
        if (known := shipped(path.name)) is not None:
            return TableMapping(**known)
        hint = did_you_mean(path.name, exports())
        way = (
            say("Make one with python -m carbon read FILE -o {path_name}.", path_name=path.name)
            if path.suffix
            else say("It is not a file, and no export that is known.{hint}", hint=hint)
        )
        raise CarbonError(say("mapping {path} is not there. {way}", path=path, way=way), code="file_missing")
    try:
        return TableMapping(**tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CarbonError(say("{path_name} cannot be read: {error}.", path_name=path.name, error=error), code="file_broken") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise CarbonError(
            say("{path_name}: {place}: {reason}.", path_name=path.name, place=place, reason=wrong_entry(first)),
            code="mapping_invalid",
        ) from None


def with_file(mapping: TableMapping, folder: Path, name: str | None) -> TableMapping:
    """Return a mapping whose own entries stand over those of a file of its folder.

    Parameters: mapping; folder; name of the file, if there is one.
    """
    if name is None:
        return mapping
    mine = {field: getattr(mapping, field) for field in mapping.model_fields_set if field in TableMapping.model_fields}
    kept = load_mapping(folder / name)
    given = {field: getattr(kept, field) for field in kept.model_fields_set if field in TableMapping.model_fields}
    own = over(kept, mine.get("columns", {}), mapping.constants)
    return TableMapping(**{**given, **mine, **own, "values": both_values(kept.values, mapping.values)})


def over(kept: TableMapping, columns: Mapping[str, tuple[str, ...]], constants: Mapping[str, object]) -> dict[str, object]:
    """Return the columns and constants of a mapping with one's own over them: a constant takes the place of a column of its field too.

    Parameters: kept, the mapping; columns and constants, one's own.
    """
    left = {field: column for field, column in kept.columns.items() if field not in constants}
    held = {field: value for field, value in kept.constants.items() if field not in columns}
    return {**held, **constants, "columns": {**left, **columns}}


def both_values(kept: Mapping[str, dict[str, str]], mine: Mapping[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Return the meanings of both, field by field; one's own holds.

    Parameters: kept; mine.
    """
    return {field: {**kept.get(field, {}), **mine.get(field, {})} for field in {**kept, **mine}}
