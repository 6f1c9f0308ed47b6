"""What the service answers: reports, files, lines, problems; without a network in between."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from fakes import WordEncoder, WordNli
from serving import REWRITE, SOURCE
from starlette.testclient import TestClient

from factcheck import Checker, ModelError
from factcheck.integrations.server.app import make_app
from factcheck.integrations.server.limits import LOOPBACK, Access, Limits

TOKEN = "a-token-of-some-length"
PAIR = {"source": SOURCE, "rewrite": REWRITE}
LIMITS = Limits(max_body=20_000, max_characters=3_000)


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(nli_model=WordNli(), embedding_model=WordEncoder())


@pytest.fixture(scope="module")
def client(checker: Checker) -> Iterator[TestClient]:
    with TestClient(make_app(checker, LIMITS), base_url="http://localhost") as client:
        yield client


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def as_json(report: Any) -> Any:
    return json.loads(report.to_json())


def test_a_check_is_the_report_of_the_library(client: TestClient, checker: Checker) -> None:
    found = client.post("/v1/check", json=PAIR)
    assert found.status_code == 200
    assert found.json() == as_json(checker.check(SOURCE, REWRITE))
    assert found.headers["cache-control"] == "no-store"
    jsonschema.validate(found.json(), client.get("/v1/report.schema.json").json())


def test_several_sources_and_options(client: TestClient, checker: Checker) -> None:
    body = {
        "sources": ["A ship sank.", SOURCE],
        "rewrite": REWRITE,
        "options": {"preset": "fast", "checks": ["number"], "omissions": True},
    }
    one_name = {**body, "options": {**body["options"], "checks": "number"}}  # type: ignore[dict-item]
    expected = checker.with_options(preset="fast", checks=["number"], omissions=True).check(["A ship sank.", SOURCE], REWRITE)
    assert client.post("/v1/check", json=body).json() == as_json(expected)
    assert client.post("/v1/check", json=one_name).json() == as_json(expected)


def test_live_checks_judge_only_what_is_new(client: TestClient, checker: Checker) -> None:
    nli = checker._nli
    assert isinstance(nli, WordNli)
    for rewrite in (REWRITE, REWRITE.replace("nine", "eight")):
        nli.asked.clear()
        found = client.post("/v1/check", json={**PAIR, "rewrite": rewrite, "live": True})
        asked = list(nli.asked)
        assert found.json() == as_json(checker.check(SOURCE, rewrite))
    assert asked and all("eight million" in hypothesis for _, hypothesis in asked)


def test_files(client: TestClient, checker: Checker) -> None:
    files = [
        ("source", ("a.txt", SOURCE.encode())),
        ("source", ("b.md", b"# News\n\nA ship sank.")),
        ("rewrite", ("../c d.txt", REWRITE.encode())),
    ]
    found = client.post("/v1/check-files", files=files, data={"preset": "fast"}).json()
    named = found.pop("files")
    assert found == as_json(checker.with_options(preset="fast").check([SOURCE, "# News\n\nA ship sank."], REWRITE))
    assert [source["name"] for source in named["sources"]] == ["a.txt", "b.md"]
    assert named["rewrite"] == {"name": "c d.txt", "text": REWRITE, "warnings": []}


def test_many_rows_come_back_in_order_and_alone(client: TestClient, checker: Checker) -> None:
    rows = [{"id": n, "source": SOURCE, "rewrite": f"{REWRITE} It rained for {n} days."} for n in range(70)]
    rows[3] = {"id": 3, "source": SOURCE}
    rows[5]["options"] = {"preset": "best"}
    rows[7]["rewrite"] = "x" * 4_000
    body = "\n\n".join(json.dumps(row) for row in rows) + "\nno JSON\n"
    *found, last = lines(client.post("/v1/check-many", content=body).text)
    assert [line["id"] for line in found] == list(range(70))
    assert {n: line["error"]["status"] for n, line in enumerate(found) if "error" in line} == {3: 422, 5: 422, 7: 413}
    assert found[69]["report"] == as_json(checker.check(SOURCE, rows[69]["rewrite"]))
    assert last["error"]["status"] == 422 and (last["id"], last["row"]) == (None, 71)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        (b'{"id": "b", "source": "It rained."}', {"id": "b"}),
        (b'{"id": 7, "source": "It rained.", "rewrite": 3}', {"id": 7}),
        (b'{"id": "b", "source": "A.", "rewrite": "B.", "options": {"preset": "best"}}', {"id": "b"}),
        (b'{"source": "A.", "rewrite": "B.", "options": {"preset": "best"}}', {"id": None, "row": 2}),
        (b'{"id": ["b"], "source": "A.", "rewrite": "B."}', {"id": None, "row": 2}),
        (b'{"id": "\\ud800", "source": "A."}', {"id": None, "row": 2}),
        (b'{"id": "b", "source": "A."', {"id": None, "row": 2}),
        (b'["b"]', {"id": None, "row": 2}),
        (b"[" * 9_000, {"id": None, "row": 2}),
        (b"\xff\xfe", {"id": None, "row": 2}),
    ],
)
def test_an_error_says_which_row(client: TestClient, line: bytes, named: dict[str, Any]) -> None:
    good = json.dumps({"id": 1, **PAIR}).encode()
    first, found, last = lines(client.post("/v1/check-many", content=b"\n".join([good, b"", line, good])).text)
    assert first["id"] == last["id"] == 1 and "report" in last and "row" not in last
    assert found.pop("error")["status"] == 422 and found == named


def test_a_line_that_is_too_long_ends_the_rows(client: TestClient) -> None:
    body = json.dumps({"id": 1, **PAIR}) + "\n" + "x" * 30_000
    first, last = lines(client.post("/v1/check-many", content=body).text)
    assert first["id"] == 1 and last["error"]["status"] == 413 and last["row"] == 2


def test_a_stream_ends_with_the_report(client: TestClient, checker: Checker) -> None:
    body = [{"source": SOURCE}, *({"chunk": word + " "} for word in REWRITE.split())]
    *verdicts, last = lines(client.post("/v1/check-stream", content="\n".join(map(json.dumps, body))).text)
    assert last["report"] == as_json(checker.check(SOURCE, REWRITE + " "))
    assert {v["sentence"]["index"]: v["sentence"] for v in verdicts} == dict(enumerate(last["report"]["sentences"]))


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("", 422),
        ("{}", 422),
        ('{"source": "A."}\n{"chunk": 1}', 422),
        ('{"source": "' + "x" * 4_000 + '"}\n{"chunk": "A."}', 413),
    ],
)
def test_a_stream_that_cannot_be_used(client: TestClient, body: str, status: int) -> None:
    assert lines(client.post("/v1/check-stream", content=body).text)[-1]["error"]["status"] == status


def test_alignscore(client: TestClient, checker: Checker) -> None:
    for evidence in (SOURCE, [SOURCE, "A ship sank."]):
        found = client.post("/alignscore", json={"evidence": evidence, "claim": REWRITE})
        assert found.json() == {"alignscore": checker.check(evidence, REWRITE).score}


@pytest.mark.parametrize(
    ("path", "request_", "status", "words"),
    [
        ("/v1/check", {"json": {"source": SOURCE}}, 422, "form"),
        ("/v1/check", {"json": {**PAIR, "rewrit": ""}}, 422, "form"),
        ("/v1/check", {"content": b"{", "headers": {"content-type": "application/json"}}, 422, "form"),
        (
            "/v1/check",
            {"content": b'{"source": "\\ud800", "rewrite": "a"}', "headers": {"content-type": "application/json"}},
            422,
            "form",
        ),
        ("/v1/check", {"json": {**PAIR, "options": {"preset": "best"}}}, 422, "unknown preset"),
        ("/v1/check", {"json": {**PAIR, "options": {"checks": ["luck"]}}}, 422, "unknown check"),
        ("/v1/check", {"json": {**PAIR, "source": "x" * 4_000}}, 413, "4,081 characters"),
        ("/v1/check", {"json": {**PAIR, "source": "x" * 30_000}}, 413, "0.02 MB"),
        ("/v1/check-files", {"files": [("rewrite", ("b.txt", b"B."))]}, 422, "one file"),
        (
            "/v1/check-files",
            {"files": [("source", ("a.txt", b"A.")), ("rewrite", ("b.txt", b"B."))], "data": {"preset": ["fast", "balanced"]}},
            422,
            "preset occurs twice",
        ),
        ("/v1/check-files", {"files": [("source", ("a.pdf", b"%PDF-")), ("rewrite", ("b.txt", b"B."))]}, 422, "a.pdf"),
        ("/nowhere", {}, 404, "Not Found"),
    ],
)
def test_problems(client: TestClient, path: str, request_: dict[str, Any], status: int, words: str) -> None:
    found = client.post(path, **request_)
    assert (found.status_code, found.headers["content-type"]) == (status, "application/problem+json")
    problem = found.json()
    assert problem["status"] == status and words in problem["detail"]
    assert "bridge" not in found.text and "xxx" not in found.text


def test_openapi_has_examples_that_are_answered(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    schemas = document["components"]["schemas"]
    assert all("415" in document["paths"][path]["post"]["responses"] for path in ("/v1/check", "/v1/check-files", "/alignscore"))
    for path, model in {"/v1/check": "Check", "/alignscore": "Claim"}.items():
        for example in schemas[model]["examples"]:
            assert client.post(path, json=example).status_code == 200
    for path in ("/v1/check-many", "/v1/check-stream"):
        (content,) = document["paths"][path]["post"]["requestBody"]["content"].values()
        assert all("error" not in line for line in lines(client.post(path, content=content["example"]).text))


def test_probes_and_metrics(client: TestClient) -> None:
    assert client.get("/healthz", headers={"host": "10.0.0.7:80"}).status_code == 200
    assert client.get("/readyz").json() == {"status": "ready"}
    client.post("/v1/check", json=PAIR)
    text = client.get("/metrics").text
    assert 'factcheck_requests_total{route="/v1/check",status="200"}' in text
    assert 'route="other"' in text or "/nowhere" not in text


@pytest.mark.parametrize(
    "path", ["/", "/healthz", "/readyz", "/metrics", "/openapi.json", "/v1/report.schema.json", "/assets/page.js", "/assets/no"]
)
def test_head_is_get_without_a_body(client: TestClient, path: str) -> None:
    head, get = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (get.status_code, b"")
    assert head.headers["content-type"] == get.headers["content-type"]
    assert client.head("/v1/check").status_code == 405


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "localhost:8790"}, 200),
        ({"host": "[::1]:8790"}, 200),
        ({"host": "facts.example"}, 200),
        ({"host": "evil.example"}, 421),
        ({"host": "localhost.evil.example"}, 421),
        ({"host": "127.0.0.1@evil.example"}, 421),
        ({"origin": "http://localhost:8790"}, 200),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
    ],
)
def test_foreign_names_and_pages_are_refused(checker: Checker, headers: dict[str, str], status: int) -> None:
    client = TestClient(make_app(checker, access=Access(LOOPBACK | {"facts.example"})), base_url="http://localhost")
    assert client.post("/v1/check", json=PAIR, headers=headers).status_code == status


@pytest.mark.parametrize("host", ["facts", "a", "example"])
def test_a_single_name_is_one_name_and_no_part_of_it(checker: Checker, host: str) -> None:
    client = TestClient(make_app(checker, access=Access("facts.example")), base_url="http://facts.example")
    assert client.post("/v1/check", json=PAIR).status_code == 200
    assert client.post("/v1/check", json=PAIR, headers={"host": host}).status_code == 421


def test_a_token(checker: Checker) -> None:
    client = TestClient(make_app(checker, access=Access(token=TOKEN)), base_url="http://localhost")
    assert client.get("/metrics").status_code == 401
    assert "Basic" in client.get("/metrics").headers["www-authenticate"]
    assert client.get("/metrics", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert client.get("/metrics", headers={"authorization": "Basic !"}).status_code == 401
    assert client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert client.get("/metrics", auth=("anyone", TOKEN)).status_code == 200
    assert client.get("/healthz").status_code == 200


def test_a_model_that_cannot_judge(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ModelError("the device has no memory left")

    monkeypatch.setattr("factcheck.pipeline.run", fail)
    found = client.post("/v1/check", json=PAIR)
    assert (found.status_code, found.json()["detail"]) == (503, "the device has no memory left")


def test_logs_hold_no_text(checker: Checker, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    caplog.set_level(logging.DEBUG)
    client = TestClient(make_app(checker), base_url="http://localhost", raise_server_exceptions=False)
    client.post("/v1/check?secret=bridge", json=PAIR)
    client.post("/v1/check", json={**PAIR, "options": {"preset": "bridge"}})

    def crash(*_: object) -> None:
        raise ZeroDivisionError(SOURCE)

    monkeypatch.setattr("factcheck.pipeline.run", crash)
    found = client.post("/v1/check", json=PAIR)
    assert (found.status_code, found.json()["detail"]) == (500, "the server crashed over this request, which is a bug in it")
    logged = [record.getMessage() + str(record.exc_text) for record in caplog.records if record.name.startswith("factcheck")]
    assert any("ZeroDivisionError" in line for line in logged) and any("POST /v1/check 200" in line for line in logged)
    assert "bridge" not in "".join(logged)
