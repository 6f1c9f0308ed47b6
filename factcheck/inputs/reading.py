"""What a reader of files gives: the text, where each stretch of it stood in the file, and what a person should know of the reading."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

from factcheck.inputs.characters import without_unseen

Unit = Literal["page", "paragraph", "line", "element", "cue"]


@dataclass(frozen=True, slots=True)
class Places:
    """Where the stretches of a text stood in its file: that from offset ``starts[i]`` on, up to the next, at `unit` ``names[i]``.

    The offsets rise. A name is what a person looks for: the number of a page, a paragraph or a line, the path of an element.
    """

    unit: Unit = "line"
    starts: tuple[int, ...] = ()
    names: tuple[str, ...] = ()

    def of(self, offset: int) -> str | None:
        """The name of the place that the character at `offset` stood at; None where none is known."""
        at = bisect_right(self.starts, offset) - 1
        return self.names[at] if at >= 0 else None


NO_PLACES = Places()


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change of an edited text: who made it and when (both as the file says), what it took away and what it put there.

    ``text[start:end]`` of the text after all changes is what it put there; where it put nothing, both are where something was.
    """

    author: str
    date: str
    removed: str
    added: str
    start: int
    end: int
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Tracked:
    """The tracked changes of a text in its order, and the text before them."""

    changes: tuple[Change, ...]
    before: str
    before_places: Places = NO_PLACES


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a file. Each warning is one sentence that says what was left out or is doubtful, and how much or where.

    `tracked` is there where a file was read for its tracked changes; `text` is that after them.
    """

    text: str
    places: Places = NO_PLACES
    warnings: tuple[str, ...] = ()
    tracked: Tracked | None = None

    @classmethod
    def joined(
        cls, pieces: Iterable[tuple[str, str]], unit: Unit, warnings: Iterable[str] = (), separator: str = "\n\n"
    ) -> Reading:
        """The reading of pieces, each the name of its place and its text, with `separator` between.

        Empty ones are left out, and so is what has no width.
        """
        texts: list[str] = []
        names: list[str] = []
        starts: list[int] = []
        length = 0
        for name, text in pieces:
            if text := without_unseen(whole_characters(text)):
                names.append(name)
                texts.append(text)
                starts.append(length)
                length += len(text) + len(separator)
        return cls(separator.join(texts), Places(unit, tuple(starts), tuple(names)), tuple(warnings))

    def to_json(self) -> str:
        """The reading as `from_json` takes it."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, written: str | bytes) -> Reading:
        """The reading that `to_json` wrote."""
        content = json.loads(written)
        places, tracked = _places(content["places"]), content["tracked"]
        if tracked:
            changes = tuple(Change(**change) for change in tracked["changes"])
            tracked = Tracked(changes, tracked["before"], _places(tracked["before_places"]))
        return cls(content["text"], places, tuple(content["warnings"]), tracked)


def _places(content: Any) -> Places:
    return Places(content["unit"], tuple(content["starts"]), tuple(content["names"]))


def whole_characters(text: str) -> str:
    """A text without surrogates, which some readers give: pairs of them are one character, and half a pair is none."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
