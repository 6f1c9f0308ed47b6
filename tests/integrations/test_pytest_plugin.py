"""`factcheck.assert_consistent` and the pytest plugin, with models that need no weights."""

from __future__ import annotations

from importlib.metadata import entry_points
from pathlib import Path

import pytest

import factcheck
from factcheck import Checker, InputError
from factcheck.integrations import testing

pytest_plugins = ["pytester"]

SOURCE = "The bridge was closed on Monday. Two lorries did not stop."
ROOT = Path(__file__).parent.parent.parent


def test_a_faithful_rewrite_passes_and_gives_its_report(checker: Checker) -> None:
    report = factcheck.assert_consistent(SOURCE, "The bridge was closed.", checker=checker)
    assert report.counts["entailed"] == 1


def test_the_message_names_sentence_line_findings_and_evidence(checker: Checker) -> None:
    with pytest.raises(AssertionError) as caught:
        factcheck.assert_consistent(SOURCE, "The bridge was closed.\n\nTwo lorries did stop.", checker=checker)
    message = str(caught.value)
    assert "contradicted: sentence 2." in message
    assert "✗ contradicted, sentence 2, line 3: Two lorries did stop." in message
    assert "Passage (source:1): “Two lorries did not stop.”" in message


def test_what_the_source_does_not_have_fails_by_default(checker: Checker) -> None:
    rewrite = "The bridge was closed. Nine sailors sang quietly."
    with pytest.raises(AssertionError, match="neutral: sentence 2"):
        factcheck.assert_consistent(SOURCE, rewrite, checker=checker)
    for fail_on in ("contradicted", ["contradicted"]):
        assert factcheck.assert_consistent(SOURCE, rewrite, fail_on, checker=checker).counts["neutral"] == 1  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("demands", "passes"),
    [
        ({}, False),
        ({"fail_on": ()}, True),
        ({"fail_on": "neutral"}, False),
        ({"fail_on": ["quotation", "modality"]}, True),
        ({"fail_on": (), "max_contradicted": 1}, True),
        ({"fail_on": (), "max_contradicted": 0}, False),
        ({"fail_on": (), "min_score": 1.0}, False),
    ],
)
def test_demands(checker: Checker, demands: dict[str, object], passes: bool) -> None:
    rewrite = "The bridge was closed. Two lorries did stop. Nine sailors sang quietly."
    if passes:
        factcheck.assert_consistent(SOURCE, rewrite, checker=checker, **demands)  # type: ignore[arg-type]
        return
    with pytest.raises(AssertionError):
        factcheck.assert_consistent(SOURCE, rewrite, checker=checker, **demands)  # type: ignore[arg-type]


@pytest.mark.parametrize("source", ["", "  \n", [], ["", " "]])
@pytest.mark.parametrize(
    "demands", [{}, {"fail_on": ()}, {"fail_on": (), "min_score": 0.0}, {"fail_on": (), "max_contradicted": 9}]
)
def test_without_any_source_text_nothing_is_consistent(
    checker: Checker, source: str | list[str], demands: dict[str, object]
) -> None:
    for rewrite in ("The bridge was closed.", ""):
        with pytest.raises(AssertionError, match="There is no source text, so nothing was checked"):
            factcheck.assert_consistent(source, rewrite, checker=checker, **demands)  # type: ignore[arg-type]


def test_several_sources_are_named(checker: Checker) -> None:
    with pytest.raises(AssertionError, match="source 2:1"):
        factcheck.assert_consistent(
            ["The bridge was closed.", "Two lorries did not stop."], "Two lorries did stop.", checker=checker
        )


def test_many_failures_are_counted_not_listed(checker: Checker) -> None:
    rewrite = " ".join(f"Two lorries number {n} did stop." for n in range(30))
    with pytest.raises(AssertionError, match="and 10 more"):
        factcheck.assert_consistent(SOURCE, rewrite, fail_on=["contradicted", "neutral"], checker=checker)


def test_an_unknown_name_is_refused_before_models_are_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(testing, "shared_checker", lambda: pytest.fail("loaded the models"))
    with pytest.raises(InputError, match="did you mean contradicted"):
        factcheck.assert_consistent(SOURCE, SOURCE, fail_on=["contradiction"])


@pytest.mark.parametrize("fail_on", [3, None, [["neutral"]]])
def test_what_are_no_names_is_refused(checker: Checker, fail_on: object) -> None:
    with pytest.raises(InputError, match=r"fail_on is .*; give a list of names"):
        factcheck.assert_consistent(SOURCE, SOURCE, fail_on=fail_on, checker=checker)  # type: ignore[arg-type]


def test_the_models_are_loaded_once_a_session(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(
        f"""
        import sys
        sys.path.insert(0, {str(ROOT / "tests")!r})
        import factcheck.checker
        from fakes import WordEncoder, WordNli
        loads = []
        factcheck.checker.load_encoder = lambda *_: loads.append(1) or WordEncoder()
        factcheck.checker.load_nli = lambda *_: WordNli()
        """
    )
    tests = """
        from factcheck import assert_consistent
        from conftest import loads
        def test_fixture(factcheck_checker):
            assert factcheck_checker.check("A dog ran.", "A dog ran.").counts["entailed"] == 1
            assert len(loads) == 1
        def test_shared():
            assert_consistent("A dog ran.", "A dog ran.")
            assert len(loads) == 1
        def test_failure():
            assert_consistent("A dog ran.", "A dog did not ran.")
        def test_invention(factcheck_checker):
            assert_consistent("A dog ran.", "Nine sailors sang.", checker=factcheck_checker)
        """
    pytester.makepyfile(test_one=tests, test_two=tests)
    installed = any(point.value == "factcheck.integrations.pytest_plugin" for point in entry_points(group="pytest11"))
    result = pytester.runpytest_subprocess(
        "-p", "no:cacheprovider", *([] if installed else ["-p", "factcheck.integrations.pytest_plugin"])
    )
    result.assert_outcomes(passed=4, failed=4)
    result.stdout.fnmatch_lines(["*contradicted, sentence 1, line 1: A dog did not ran.*"])
    result.stdout.no_fnmatch_line("*testing.py:*raise AssertionError*")
