"""Mail (EML) and pages that browsers save as mail (MHTML), through the library's own `email`."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from typing import cast

from factcheck.errors import InputError
from factcheck.inputs import plain
from factcheck.inputs.documents.markup import shown_html
from factcheck.inputs.html import read as read_html
from factcheck.inputs.reading import Reading

_FIELDS = ("From", "To", "Subject", "MIME-Version", "Content-Type")
_LOCKED = frozenset(["multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"])
_TEXTS = ("text/plain", "text/html")
_FULLER = 2
_MOST_COMPARED = 10_000_000  # characters
_PARAGRAPHS = re.compile(r"(?:\r?\n[ \t]*){2,}")


def read(data: bytes, name: str, characters: int) -> Reading:
    """The subject and the text of a letter, whose places are its paragraphs; of a saved page what the reader of HTML gives.

    Raises:
        InputError: it is no mail, or is encrypted.
    """
    message = email.message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"), policy=policy.default)
    if not any(field in message for field in _FIELDS):
        raise InputError(f"{name} is not a mail: it does not begin with fields such as Subject")
    attached: list[str] = []
    bodies = list(_bodies(message, name, attached))
    if message.get_content_type() == "multipart/related" and "To" not in message and bodies:
        return read_html(_text(bodies[0]).encode("utf-8-sig"), name, characters)  # a saved page and its pictures
    readings = [_reading(body, name, characters) for body in bodies]
    texts = [str(message.get("Subject", "")), *(text for reading in readings for text in _PARAGRAPHS.split(reading.text))]
    warnings = [warning for reading in readings for warning in reading.warnings]
    if attached:
        warnings.append(f"attachments left out: {', '.join(attached[:5])}{' and more' * (len(attached) > 5)}")
    filled = filter(str.strip, texts)
    return Reading.joined(((str(number), text.strip()) for number, text in enumerate(filled, start=1)), "paragraph", warnings)


def _bodies(part: EmailMessage, name: str, attached: list[str]) -> Iterator[EmailMessage]:
    """The parts of a letter that are its text: of alternatives the plain one, and of a page with its pictures the page."""
    kind = part.get_content_type()
    if kind in _LOCKED:
        raise InputError(f"{name} is encrypted: save its text from the program that can open it")
    parts = [cast(EmailMessage, within) for within in part.iter_parts()] if part.is_multipart() else []
    if kind == "message/rfc822" or (part.get_content_disposition() == "attachment" and kind != "multipart/mixed"):
        attached.append(part.get_filename() or kind)
    elif kind == "multipart/alternative":
        ranked = sorted(parts, key=lambda one: one.get_content_type() != "text/plain")
        yield from _fullest([list(_bodies(one, name, [])) for one in ranked])
    elif kind == "multipart/related":
        root = next((one for one in parts if one.is_multipart() or one.get_content_type() in _TEXTS), None)
        yield from _bodies(root, name, attached) if root else ()
    elif parts:
        for within in parts:
            yield from _bodies(within, name, attached)
    elif kind in _TEXTS:
        yield part
    else:
        attached.append(part.get_filename() or kind)


def _fullest(alternatives: list[list[EmailMessage]]) -> list[EmailMessage]:
    """The first of alternatives, but one that has twice its words or more rather than a mere hint at that."""
    chosen: list[EmailMessage] = []
    for bodies in alternatives:
        if _words(bodies) > (_FULLER * _words(chosen) if chosen else 0):
            chosen = bodies
    return chosen


def _words(bodies: list[EmailMessage]) -> int:
    return sum(not word.startswith("http") for body in bodies for word in _shown(body).split())


def _shown(body: EmailMessage) -> str:
    try:
        return _reading(body, "", _MOST_COMPARED).text
    except InputError:
        return ""


def _reading(part: EmailMessage, name: str, characters: int) -> Reading:
    text = _text(part)
    if part.get_content_type() == "text/html":
        return shown_html(text, name, characters)
    return plain.cleaned(text)


def _text(part: EmailMessage) -> str:
    try:
        return str(part.get_content(errors="replace"))
    except LookupError:  # a character set that nobody knows
        return bytes(part.get_payload(decode=True) or b"").decode("cp1252", "replace")
