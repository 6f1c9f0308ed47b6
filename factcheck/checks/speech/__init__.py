"""Speech: who says what. Whose quotation it is, whose statement it is, and what is told as fact though it is only somebody's word."""

from __future__ import annotations

from factcheck.checks.speech.attribution import find as find_attribution
from factcheck.checks.speech.present import find as find_present
from factcheck.checks.speech.rulings import find as find_ruling
from factcheck.checks.speech.said import find as find_said
from factcheck.checks.speech.speakers import find as find_speaker

__all__ = ["find_attribution", "find_present", "find_ruling", "find_said", "find_speaker"]
