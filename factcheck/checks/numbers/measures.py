"""What units have to do with each other: the same by other names, of one kind, or convertible."""

from __future__ import annotations

from math import isclose

from factcheck.checks.numbers.units import MEASURES, OFFSETS

CHANGE = " of change"
"""Ends the name of a unit of temperature by which a difference is told, which begins at no zero point."""
BASIS_POINT = "basis point"
"""A hundredth of a percentage point."""
_BARE_DEGREES = ("degree", "°")
_UNITS: dict[str, tuple[str, ...]] = {
    dimension: tuple(
        {
            (measure, OFFSETS.get(name, 0.0)): name
            for name, measure in MEASURES.items()
            if measure[0] == dimension and name not in _BARE_DEGREES
        }.values()
    )
    for dimension in {dimension for dimension, _ in MEASURES.values()}
}
_MINOR = ("cent", "pence", "penny")
_PENNY = "penny"
"""A cent in America, one of the pence elsewhere."""
_ALSO_WEIGHTS = {"pound": "lb"}
"""Currencies whose word is a weight too."""


def kind_of_unit(unit: str) -> str:
    """Such as "percent", "money", a dimension such as "length", or "" for a bare number."""
    unit = unit.removesuffix(CHANGE)
    return "percent" if unit == "percent" else MEASURES[unit][0] if unit in MEASURES else "money" if unit else ""


def same_unit(first: str, second: str) -> bool:
    """Whether the units are one, whatever they are called ("km", "kilometre"), or one is only less exact ("degree", "dollar")."""
    first, second = first.removesuffix(CHANGE), second.removesuffix(CHANGE)
    if first == second or (_PENNY in (first, second) and {first, second} <= set(_MINOR)):
        return True
    if not first or not second:
        return False
    first, second = (
        _ALSO_WEIGHTS.get(unit, unit) if other in MEASURES else unit for unit, other in ((first, second), (second, first))
    )
    if first in MEASURES and second in MEASURES:
        bare = first in _BARE_DEGREES or second in _BARE_DEGREES
        return _measure(first) == _measure(second) or (bare and MEASURES[first][0] == MEASURES[second][0])
    return first.endswith(f" {second}") or second.endswith(f" {first}")


def minor_of(first: str, second: str) -> bool:
    """Whether the first unit is a hundredth of the second, as far as their words tell: cents of euros, pence of pounds.

    Basis points are hundredths of percentage points.
    """
    if first == BASIS_POINT:
        return second == "percent"
    if second in _MINOR or kind_of_unit(second) != "money":
        return False
    return first in ("cent", _PENNY) or (first == "pence" and second == "pound")


def bases(unit: str, value: float) -> list[tuple[str, float]]:
    """The value in the base unit of each dimension that the unit may belong to; none for money, shares and bare numbers."""
    if unit.endswith(CHANGE):
        dimension, factor = MEASURES[unit.removesuffix(CHANGE)]
        return [(dimension + CHANGE, value * factor)]
    names = [name for name in (unit, _ALSO_WEIGHTS.get(unit, "")) if name in MEASURES]
    return [(MEASURES[name][0], (value + OFFSETS.get(name, 0.0)) * MEASURES[name][1]) for name in names]


def units_of(dimension: str) -> tuple[str, ...]:
    """One name of each unit of a dimension."""
    if dimension.endswith(CHANGE):
        return tuple(unit + CHANGE for unit in units_of(dimension.removesuffix(CHANGE)))
    return _UNITS.get(dimension, ())


def in_unit(unit: str, base: float) -> float:
    """A value of the base unit in another unit of its dimension."""
    return base / MEASURES[measure_of(unit)][1] - OFFSETS.get(unit, 0.0)


def measure_of(unit: str) -> str:
    """The unit as `MEASURES` has it; empty for money, shares and bare numbers. The pound is a weight too."""
    unit = _ALSO_WEIGHTS.get(unit, unit).removesuffix(CHANGE)
    return unit if unit in MEASURES else ""


def is_rough(first: str, second: str) -> bool:
    """Whether a round figure in one measure is seldom one in the other: miles and kilometres, not hours and minutes, nor names of one."""
    if not first or not second or same_unit(first, second):
        return False
    small, large = sorted(MEASURES[unit][1] for unit in (first, second))
    return OFFSETS.get(first, 0.0) != OFFSETS.get(second, 0.0) or not isclose(large / small, round(large / small), rel_tol=1e-6)


def _measure(unit: str) -> tuple[str, float, float]:
    return *MEASURES[unit], OFFSETS.get(unit, 0.0)
