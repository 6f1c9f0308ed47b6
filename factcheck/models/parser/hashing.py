"""The two hashes by which the model's embeddings are found: of a string, and of that hash to four rows of a table."""

from __future__ import annotations

from functools import lru_cache

_MASK = 0xFFFFFFFFFFFFFFFF
_M = 0xC6A4A7935BD1E995


@lru_cache(maxsize=50_000)
def hash64(text: str, seed: int = 1) -> int:
    """MurmurHash64A of a string's UTF-8 bytes; a lone surrogate counts as a question mark."""
    data = text.encode("utf-8", "replace")
    whole = len(data) & ~7
    value = seed ^ (len(data) * _M & _MASK)
    for start in range(0, whole, 8):
        key = int.from_bytes(data[start : start + 8], "little") * _M & _MASK
        key = (key ^ key >> 47) * _M & _MASK
        value = (value ^ key) * _M & _MASK
    if len(data) > whole:
        value = (value ^ int.from_bytes(data[whole:], "little")) * _M & _MASK
    value = (value ^ value >> 47) * _M & _MASK
    return value ^ value >> 47


def four_keys(key: int, seed: int) -> tuple[int, int, int, int]:
    """Four 32-bit keys of a 64-bit one (MurmurHash3's mixing, as thinc's hash embeddings use it)."""
    first = key * 0x87C37B91114253D5 & _MASK
    first = (first << 31 | first >> 33) & _MASK
    first = (first * 0x4CF5AD432745937F & _MASK) ^ seed ^ 8
    second = seed ^ 8
    first = first + second & _MASK
    second = second + first & _MASK
    first, second = _mixed(first), _mixed(second)
    first = first + second & _MASK
    second = second + first & _MASK
    return first & 0xFFFFFFFF, first >> 32, second & 0xFFFFFFFF, second >> 32


def _mixed(value: int) -> int:
    value = (value ^ value >> 33) * 0xFF51AFD7ED558CCD & _MASK
    value = (value ^ value >> 33) * 0xC4CEB9FE1A85EC53 & _MASK
    return value ^ value >> 33
