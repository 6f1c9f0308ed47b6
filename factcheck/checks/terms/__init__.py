"""The source's own terms: a claim and a passage in, the claim in the words of the passage out, where both say the same.

A model that does not know that 12 miles are 19 km is asked about 12 miles. Each kind of terms is a module with a pure function
``find(claim, passage) -> list[Swap]``.
"""

from __future__ import annotations

from factcheck.checks.terms.restated import Restated, restated
from factcheck.checks.terms.swap import Swap

__all__ = ["Restated", "Swap", "restated"]
