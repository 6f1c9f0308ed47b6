"""Options from a file: ``[tool.factcheck]`` in pyproject.toml, or factcheck.toml; what is given on the command line goes before them."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from factcheck.cli.suggestions import suggestion
from factcheck.errors import InputError

_NAMES = ("factcheck.toml", "pyproject.toml")


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


_Type = tuple[str, Callable[[object], bool]]
_TEXT: _Type = ("a text in quotation marks", _is_text)
_TEXTS: _Type = ("a list of texts", _is_texts)
_COUNT: _Type = ("a whole number", _is_count)
_NUMBER: _Type = ("a number", _is_number)
_PATH: _Type = ("a path in quotation marks", _is_text)
_OUTPUTS: _Type = ('a list such as ["terminal", "html=report.html"]', _is_texts)

KEYS: dict[str, _Type] = {
    "preset": _TEXT,
    "k": _COUNT,
    "no-check": _TEXTS,
    "calibration": _PATH,
    "base-rate": _NUMBER,
    "nli-model": _TEXT,
    "embedding-model": _TEXT,
    "language": _TEXT,
    "device": _TEXT,
    "precision": _TEXT,
    "cache": _PATH,
    "fail-on": _TEXTS,
    "min-score": _NUMBER,
    "max-contradicted": _COUNT,
    "baseline": _PATH,
    "format": _OUTPUTS,
}
"""Every key that a configuration may have, named like the option that overrides it, with what it holds."""


def find_config(folder: Path) -> Path | None:
    """The configuration that holds for a folder: the nearest one at or above it, up to the root of its repository.

    Raises:
        InputError: a pyproject.toml on the way is not valid TOML.
    """
    for place in (folder, *folder.parents):
        for path in (place / name for name in _NAMES):
            if path.is_file() and (path.name != "pyproject.toml" or _table(path) is not None):
                return path
        if (place / ".git").exists():
            break
    return None


def read_config(path: Path) -> dict[str, Any]:
    """The options that a file sets, by their names on the command line; its relative paths start at its own folder.

    Raises:
        InputError: the file cannot be read or is not valid TOML, a key is unknown, or its value is of a wrong type.
    """
    options = {}
    for key, value in (_table(path) or {}).items():
        name = key.replace("_", "-")
        if name not in KEYS:
            if isinstance(value, dict):
                raise InputError(
                    f"{path}: unknown table [{key}]; write all keys under [tool.factcheck], or without any such line"
                )
            raise InputError(f"{path}: unknown key {key!r}; {suggestion(name, KEYS)}")
        wanted, fits = KEYS[name]
        if not fits(value) or value == "":
            raise InputError(f"{path}: {key} must be {wanted}, not {value!r:.100}")
        options[name] = _from_folder(path.parent, KEYS[name], value)
    return options


def _from_folder(folder: Path, kind: _Type, value: Any) -> Any:
    if kind is _PATH:
        return str(folder / value)
    if kind is _OUTPUTS:
        parts = (item.partition("=") for item in value)
        return [f"{name}={folder / path}" if path else name for name, _, path in parts]
    return value


def _table(path: Path) -> dict[str, Any] | None:
    """The table of ours, None where a pyproject.toml has none; in another file the line ``[tool.factcheck]`` may be there or not."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(
            f"{path} cannot be read: {getattr(error, 'strerror', None) or str(error) or 'it is nested too deeply'}"
        ) from None
    tools = content.get("tool")
    table = tools.get("factcheck") if isinstance(tools, dict) else None
    if path.name != "pyproject.toml" and (table is None or content.keys() != {"tool"}):
        return content  # keys outside the table must not be passed over in silence
    if table is not None and not isinstance(table, dict):
        raise InputError(f"{path}: tool.factcheck must be a table")
    return table
