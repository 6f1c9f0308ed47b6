"""News as JSON (ninjs); other JSON is refused, since nobody knows which of it is text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from factcheck.errors import InputError
from factcheck.inputs.documents.markup import pieces, shown_html
from factcheck.inputs.reading import Reading
from factcheck.inputs.textfile import decode

_PLAIN = ("body_text", "bodyText")
_MARKED = ("body_xhtml", "body_html", "bodyXhtml", "bodyHtml")
_CAPTIONS = ("description_text", "caption")


def read(data: bytes, name: str, characters: int) -> Reading:
    """The headline and the text of a news item, and the captions of its pictures; places are the fields.

    Raises:
        InputError: it is no JSON, or has none of the fields of ninjs that hold text.
    """
    try:
        item = json.loads(decode(data, name).lstrip("\ufeff"))
    except ValueError as error:
        raise InputError(f"{name} is no valid JSON: {error}") from None
    texts = list(_texts(item, name, characters)) if isinstance(item, dict) else []
    if not any(field != "headline" for field, _ in texts):
        raise InputError(
            f"{name} is JSON without the text of a news item (ninjs: body_text, body_html): save the text by itself;"
            " rows of pairs are checked by `factcheck batch`"
        )
    return Reading.joined(texts, "element")


def _texts(item: dict[str, Any], name: str, characters: int) -> Iterator[tuple[str, str]]:
    headlines = item.get("headlines") or [{"value": item.get("headline")}]
    yield from (("headline", headline["value"]) for headline in headlines if isinstance(headline.get("value"), str))
    bodies = [(field, item[field], field in _MARKED) for field in (*_PLAIN, *_MARKED) if isinstance(item.get(field), str)][:1]
    listed = sorted(item.get("bodies") or (), key=lambda body: body.get("role") != "main")
    bodies += [("bodies", body["value"], "html" in str(body.get("contentType"))) for body in listed[:1]]
    for field, body, is_marked in bodies:
        if is_marked:
            yield from pieces(shown_html(body, name, characters), field)
        else:
            yield from ((field, line) for line in body.splitlines())
    associations = item.get("associations") or {}
    for key, picture in associations.items() if isinstance(associations, dict) else ():
        yield from ((f"associations {key}", picture[field]) for field in _CAPTIONS if isinstance(picture.get(field), str))
