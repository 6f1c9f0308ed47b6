"""Which rewrite is checked against which sources: two files, several sources, or folders whose files match by name."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import InputError
from factcheck.inputs.files import NamedText, read_input, read_tracked
from factcheck.inputs.kinds import kind_by_name
from factcheck.inputs.textfile import STANDARD_INPUT, refuse_empty

_ROLES = ("source", "rewrite")
_DOCUMENT_STARTS = (b"pk\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"%pdf-", b"<!doctype html", b"<html")


@dataclass(frozen=True, slots=True)
class PairPaths:
    """A rewrite and its sources by path; `name` is what the rewrite's outputs are named after, with ``/`` for a folder within."""

    name: str
    sources: tuple[str, ...]
    rewrite: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A rewrite and its sources, read."""

    name: str
    sources: tuple[NamedText, ...]
    rewrite: NamedText


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file beside the rewrites of a folder that no pair has; `may_be_a_rewrite` by its name or by its first bytes."""

    path: str
    may_be_a_rewrite: bool


def read_pair(paths: PairPaths) -> Pair:
    """The texts of a pair; raises InputError as `read_input` does."""
    return Pair(paths.name, tuple(read_input(source) for source in paths.sources), read_input(paths.rewrite))


def read_tracked_pair(paths: PairPaths) -> Pair:
    """The text of a Word file before its tracked changes as the source, that after them as the rewrite; raises InputError."""
    before, after = read_tracked(paths.rewrite)
    return Pair(paths.name, (before,), after)


def find_pairs(paths: str | Sequence[str], sources: str | Sequence[str] = ()) -> list[PairPaths]:
    """What the arguments of a check mean.

    Args:
        paths: a source and a rewrite; a folder of each, whose files match by name without the ending; one folder, where
            ``NAME.source.txt`` matches ``NAME.rewrite.txt``; with `sources`, the rewrite alone.
        sources: one or several sources of the one rewrite.

    Raises:
        InputError: the arguments mean nothing, or a rewrite in a folder has no source.
    """
    paths, sources = ([given] if isinstance(given, str) else given for given in (paths, sources))
    refuse_empty(*paths, *sources)
    if sources:
        if len(paths) != 1:
            raise InputError(f"with --source, give one REWRITE and no SOURCE (there are {len(paths)} arguments)")
        return [_single(tuple(sources), paths[0])]
    if len(paths) == 1 and Path(paths[0]).is_dir():
        return _in_one_folder(Path(paths[0]))
    if len(paths) < 2:
        raise InputError("REWRITE is missing: give SOURCE and REWRITE, or one folder with NAME.source.txt and NAME.rewrite.txt")
    if len(paths) > 2:
        raise InputError("too many arguments: several sources go as --source A --source B REWRITE")
    folders = [path for path in paths if path != STANDARD_INPUT and Path(path).is_dir()]
    if len(folders) == 1:
        raise InputError(f"{folders[0]} is a folder, and the other argument is none: give two files or two folders")
    return _in_two_folders(*map(Path, folders)) if folders else [_single((paths[0],), paths[1])]


def skipped_files(paths: str | Sequence[str], pairs: Sequence[PairPaths]) -> list[Skipped]:
    """The files beside the rewrites that are in none of the `pairs` which `find_pairs` gave for `paths`; none where these are files."""
    paths = [paths] if isinstance(paths, str) else paths
    folder = Path(paths[-1])
    if paths[-1] == STANDARD_INPUT or not folder.is_dir():
        return []
    in_pairs = {path for pair in pairs for path in (*pair.sources, pair.rewrite)}
    waiting = {_name(path, Path(paths[0])) for path in _files(Path(paths[0]))} - {pair.name for pair in pairs}
    return [
        Skipped(str(path), kind_by_name(path.name) is None and _may_be_a_rewrite(path, folder, waiting))
        for path in _all_files(folder)
        if str(path) not in in_pairs
    ]


def _may_be_a_rewrite(path: Path, folder: Path, waiting: Set[str]) -> bool:
    name = _name(path, folder)
    if name.endswith(".rewrite") or name in waiting:
        return True
    try:
        with path.open("rb") as file:
            return file.read(100).lstrip().lower().startswith(_DOCUMENT_STARTS)
    except OSError:
        return True


def _single(sources: tuple[str, ...], rewrite: str) -> PairPaths:
    if [*sources, rewrite].count(STANDARD_INPUT) > 1:
        raise InputError("only one of SOURCE and REWRITE can be standard input")
    return PairPaths("rewrite" if rewrite == STANDARD_INPUT else Path(rewrite).stem, sources, rewrite)


def _in_two_folders(sources: Path, rewrites: Path) -> list[PairPaths]:
    by_name = [_by_name(folder, {path: _name(path, folder) for path in _files(folder)}) for folder in (sources, rewrites)]
    return _matched(by_name[0], by_name[1], sources, rewrites)


def _in_one_folder(folder: Path) -> list[PairPaths]:
    names = {path: _name(path, folder).rpartition(".") for path in _files(folder)}
    by_role = [_by_name(folder, {path: name for path, (name, _, ending) in names.items() if ending == role}) for role in _ROLES]
    return _matched(by_role[0], by_role[1], folder, folder)


def _matched(sources: dict[str, Path], rewrites: dict[str, Path], source_folder: Path, rewrite_folder: Path) -> list[PairPaths]:
    if not rewrites:
        raise InputError(f"there is no rewrite in the folder {rewrite_folder}")
    if alone := [path for name, path in rewrites.items() if name not in sources]:
        more = f" (and {len(alone) - 1} more)" if len(alone) > 1 else ""
        raise InputError(f"no source in the folder {source_folder} matches {alone[0]}{more}")
    return [PairPaths(name, (str(sources[name]),), str(path)) for name, path in sorted(rewrites.items())]


def _by_name(folder: Path, names: dict[Path, str]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for path, name in names.items():
        if name in found:
            raise InputError(f"two files in the folder {folder} are named {name}: {found[name].name} and {path.name}")
        found[name] = path
    return found


def _files(folder: Path) -> list[Path]:
    """Every file in a folder and below it that is of a kind that can be read."""
    return [path for path in _all_files(folder) if kind_by_name(path.name)]


def _all_files(folder: Path) -> list[Path]:
    """Every file in a folder and below it, without hidden ones and those that Word keeps beside an open document."""
    try:
        found = sorted(path for path in folder.rglob("*") if path.is_file())
    except OSError as error:
        raise InputError(f"the folder {folder} cannot be read: {error.strerror}") from None
    return [path for path in found if not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)]


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).with_suffix("").as_posix()
