"""What every page is made with: jinja2 with escaping, and our own style and script, named by their hashes in the page's policy."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def environment() -> Environment:
    """The templates; all that they show is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("factcheck.rendering"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def asset(name: str) -> Markup:
    """A file of our own that goes into a page as it is."""
    return Markup((files("factcheck.rendering") / "templates" / name).read_text(encoding="utf-8"))


def asset_hash(name: str) -> str:
    """The hash by which a page's content-security policy allows `asset(name)`."""
    digest = hashlib.sha256(asset(name).encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
