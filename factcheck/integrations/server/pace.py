"""How fast passes are, learnt of those so far: what a wait is expected to be rests on it."""

from __future__ import annotations

import math
from dataclasses import dataclass

_FIXED = 10_000
"""As how many characters the fixed part of a pass counts. It is more than measured (2,000), so that what small passes take, of which it
is nearly all, promises too much for large ones rather than have them refused."""
_MEMORY = 100_000
"""After how many further characters what was learnt counts half; if after so many passes, small ones would soon outweigh large ones."""


@dataclass(frozen=True, slots=True)
class Pace:
    """The seconds that passes took, and the characters that they had with those for their fixed parts; older ones count less."""

    seconds: float = 0.0
    characters: float = 0.0

    def after(self, seconds: float, characters: int) -> Pace:
        """The pace after a further pass."""
        work = _FIXED + characters
        kept = 0.5 ** (work / _MEMORY)
        return Pace(kept * self.seconds + seconds, kept * self.characters + work)

    def expected(self, characters: float) -> float:
        """The seconds that a pass of so many characters is expected to take; 0 where nothing is known yet."""
        return self.seconds / self.characters * (_FIXED + characters) if self.characters else 0.0

    def within(self, seconds: float) -> float:
        """The characters that a pass may have in order to take so many seconds; infinite where nothing is known yet."""
        return seconds * self.characters / self.seconds - _FIXED if self.seconds else math.inf
