"""What a request's body may be: its type, its JSON by the rules of batch's rows, and its lines however they come."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from fakes import WordEncoder, WordNli
from serving import REWRITE, SOURCE
from starlette.testclient import TestClient

from factcheck import Checker
from factcheck.inputs.tables.records import json_records
from factcheck.integrations.server.app import make_app
from factcheck.integrations.server.streams import Line, _Lines

PAIR = {"source": SOURCE, "rewrite": REWRITE}
BOM = b"\xef\xbb\xbf"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    checker = Checker(nli_model=WordNli(), embedding_model=WordEncoder())
    with TestClient(make_app(checker), base_url="http://localhost") as client:
        yield client


def lines(client: TestClient, path: str, content: Any) -> list[dict[str, Any]]:
    """The lines that are the answer to lines."""
    return [json.loads(line) for line in client.post(path, content=content).text.splitlines()]


@pytest.mark.parametrize(
    ("path", "given", "wanted"),
    [
        *(
            (path, given, "application/json")
            for path in ("/v1/check", "/alignscore")
            for given in ("", "text/plain", FORM, "a/+json")
        ),
        *(("/v1/check-files", given, "multipart/form-data") for given in ("", FORM, "application/json")),
        *((path, given, FORM) for path in ("/", "/report") for given in ("", "text/plain", "application/json")),
    ],
)
def test_a_body_of_another_type_is_told_which_to_send(client: TestClient, path: str, given: str, wanted: str) -> None:
    found = client.post(path, content=json.dumps(PAIR), headers={"content-type": given} if given else {})
    assert found.status_code == 415 and f"`Content-Type: {wanted}`" in found.text


@pytest.mark.parametrize("given", ["application/json; charset=utf-8", "Application/JSON", "application/vnd.api+json"])
def test_json_by_its_other_names(client: TestClient, given: str) -> None:
    content = BOM + json.dumps(PAIR, indent=1).encode()
    assert client.post("/v1/check", content=content, headers={"content-type": given}).status_code == 200


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b'{"source": "A.", "source": "B.", "rewrite": "C."}', "the key 'source' occurs twice"),
        (b'{"source": "A.", "rewrite": "B.", "options": {"k": 1, "k": 2}}', "the key 'k' occurs twice"),
        (b'{"source": "A.", "rewrite": "B.", "options": {"base_rate": NaN}}', "NaN is no number"),
        (b'{"source": "A.", "rewrite": "B.", "options": {"base_rate": 1e999}}', "1e999 is too large"),
        (b'{"source": "A.", "rewrite": "B.", "live": ' + b"1" * 5_000 + b"}", "thousands of digits"),
        (b'{"source": "A.", "rewrite": "\\ud800"}', "surrogate"),
        (b'{"source": "A.", "rewrite": "\xff"}', "not UTF-8"),
        (b'{"source": "A.", "rewrite": "B."', "not JSON"),
        (b"[" * 9_000, "not JSON"),
        (b'["A."]', "not an object"),
    ],
)
def test_json_is_read_by_the_rules_of_batch(client: TestClient, line: bytes, words: str) -> None:
    (record,) = json_records(BytesIO(line))
    assert record.problem is not None and words in record.problem
    found = client.post("/v1/check", content=line, headers={"content-type": "application/json"})
    assert found.status_code == 422 and words in found.json()["detail"]
    for path in ("/v1/check-many", "/v1/check-stream"):
        (answer,) = lines(client, path, line)
        assert answer["error"]["status"] == 422 and words in answer["error"]["detail"]


def test_an_id_that_cannot_be_read_is_none(client: TestClient) -> None:
    row = json.dumps({"id": "?", **PAIR}).encode()
    broken, text = lines(client, "/v1/check-many", row.replace(b"?", b"\xff") + b"\n" + row.replace(b"?", "\ufffd".encode()))
    assert (broken["id"], broken["row"], text["id"]) == (None, 1, "\ufffd")
    (named,) = lines(client, "/v1/check-many", row.replace(b"bridge", b"\xff"))
    assert named["id"] == "?" and "not UTF-8" in named["error"]["detail"]


def test_a_bom_begins_a_body_and_nothing_else(client: TestClient) -> None:
    row = json.dumps(PAIR).encode()
    first, second = lines(client, "/v1/check-many", BOM + row + b"\n" + BOM + row)
    assert "report" in first and second["error"]["status"] == 422
    (alone,) = lines(client, "/v1/check-many", BOM + b"\r\n" + row)
    assert "report" in alone
    assert "report" in lines(client, "/v1/check-stream", BOM + b'{"source": "A."}\n{"chunk": "B."}')[-1]


def test_objects_without_line_ends_between_them_are_told_so(client: TestClient) -> None:
    (found,) = lines(client, "/v1/check-many", json.dumps(PAIR) * 2)
    assert "a line of its own" in found["error"]["detail"]


@pytest.mark.parametrize(
    ("pieces", "count"),
    [
        ([b"1\n1", b"1\n"], 2),
        ([b"1\n2", b"\n"], 2),
        ([b"1\n", b"\n1", b""], 2),
        ([b"1", b"\n", b"1", b"\n", b"1"], 3),
        ([b"1\n1\n1"], 3),
        ([b"\xef", b"\xbb\xbf1\n1"], 2),
        ([b"", b"\n \n"], 0),
    ],
)
def test_every_line_has_an_answer_however_it_comes(pieces: list[bytes], count: int) -> None:
    async def read() -> list[Line]:
        messages = [{"type": "http.request", "body": piece, "more_body": n < len(pieces)} for n, piece in enumerate(pieces, 1)]

        async def receive() -> dict[str, Any]:
            return messages.pop(0) if messages else {"type": "http.disconnect"}

        found = _Lines(1_000)
        await found.read(receive)
        return [line async for line in found.taken()]

    assert len(asyncio.run(read())) == count
