"""Plain values → TOML, as the workbook's own mapping is written."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from carbon.core.sentences import Sentence, say


def toml_lines(given: Mapping[str, object]) -> list[str]:
    """Return the lines of TOML of a record: values first, then its tables and lists of tables.

    >>> toml_lines({"a": 1, "b": {"c d": "é"}, "t": [{"x": True}]})
    ['a = 1', '', '[b]', '"c d" = "é"', '', '[[t]]', 'x = true']
    """
    return _lines(given, ())


def comment(text: str) -> str:
    r"""Return a comment of TOML, in one line and without characters that TOML refuses there.

    >>> comment("open: 'a\nb'")
    "# open: 'a b'"
    >>> from carbon.core.sentences import joined
    >>> str(comment(say("{parts}", parts=joined(("a", "b"), ", "))))
    '# a, b'
    """
    said = text.with_values(lambda value: _one_line(value) if type(value) is str else value) if isinstance(text, Sentence) else text
    # What is not one line by its values alone, is so as text without another language.
    return say("# {text}", text=said if said == _line(said) else _line(text))


def _one_line(text: str) -> str:
    """A value of a sentence in one line; what is so already keeps its spaces, as those between the words of a list."""
    return text if text.isprintable() else _line(text)


def _line(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def key(text: str) -> str:
    """Return the text of a key of TOML in quotes."""
    return _text(text)


def _lines(given: Mapping[str, object], path: tuple[str, ...]) -> list[str]:
    plain = {name: value for name, value in given.items() if not _is_table(value)}
    found = [f"{_key(name)} = {_value(value)}" for name, value in plain.items()]
    for name, value in given.items():
        place = ".".join(_key(part) for part in (*path, name))
        if isinstance(value, Mapping):
            found += ["", f"[{place}]", *_lines(value, (*path, name))]
        elif isinstance(value, list) and _is_table(value):
            for entry in value:
                found += ["", f"[[{place}]]", *_lines(entry, (*path, name))]
    return found


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping) or (isinstance(value, list) and bool(value) and isinstance(value[0], Mapping))


def _key(name: str) -> str:
    bare = name.isascii() and name.replace("_", "").replace("-", "").isalnum()
    return name if bare else _text(name)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Sequence):
        return f"[{', '.join(_value(item) for item in value)}]"
    return repr(value)


def _text(value: str) -> str:
    # DEL is not a character of a TOML string; JSON writes it as it is.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
