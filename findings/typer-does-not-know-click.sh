#!/usr/bin/env bash
# typer 0.29.2 beside click 8.5.1: an exit code raised by click is lost, and a usage error of click is a traceback.
#
# A typer app was a click app, so that its commands, or what they call, could raise click.exceptions.Exit(3), click.BadParameter or click.Abort.
# Now typer brings a copy of click of its own and catches only the exceptions of that copy: of click's own, each ends in a traceback with exit
# code 1. Nothing says so when the app is built. Click's group still takes such a command, and click's test runner still runs it.
# With typer 0.21.2, which needs click, each is handled. Whoever pins only `typer>=0.16` has both behaviours, by what is resolved. Raise typer.Exit,
# typer.BadParameter and typer.Abort instead: they are right with either.
#
# Seen:
#   as stated: typer 0.21.2: the exit codes of click's Exit(3), BadParameter and Abort: [3, 2, 1]
#   as stated: typer 0.21.2: which of them end in a traceback: [False, False, False]
#   as stated: typer 0.29.2: the exit codes of click's Exit(3), BadParameter and Abort: [1, 1, 1]
#   as stated: typer 0.29.2: which of them end in a traceback: [True, True, True]
#   as stated: typer 0.29.2: the exit codes of typer's own: [3, 2, 1]
#   as stated: typer 0.29.2: its command is a click command: False
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for version in 0.21.2 0.29.2; do
    python3 -m venv "$folder/$version"
    "$folder/$version/bin/pip" install -q --disable-pip-version-check "typer==$version" click==8.5.1
done
cat > "$folder/app.py" <<'PYTHON'
import click
import typer

app = typer.Typer()


@app.command()
def stop(kind: str) -> None:
    raise {
        "exit": click.exceptions.Exit(3), "parameter": click.BadParameter("not this one"), "abort": click.Abort(),
        "own-exit": typer.Exit(3), "own-parameter": typer.BadParameter("not this one"), "own-abort": typer.Abort(),
        "kind": SystemExit(repr(isinstance(typer.main.get_command(app), click.Command))),
    }[kind]


app()
PYTHON
cat > "$folder/show.py" <<'PYTHON'
import subprocess
import sys
from pathlib import Path

folder = Path(sys.argv[1])


def ended(version, kind):
    """Exit code and what was printed."""
    done = subprocess.run([folder / version / "bin" / "python", folder / "app.py", kind], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def codes(version, *kinds):
    return [ended(version, kind)[0] for kind in kinds]


def traces(version, *kinds):
    return ["Traceback" in ended(version, kind)[1] for kind in kinds]


def fact(text, seen, expected):
    print("as stated:" if seen == expected else "CHANGED:", f"{text}: {seen}")
    return seen == expected


click, own = ("exit", "parameter", "abort"), ("own-exit", "own-parameter", "own-abort")
told = "the exit codes of click's Exit(3), BadParameter and Abort"
facts = [
    fact(f"typer 0.21.2: {told}", codes("0.21.2", *click), [3, 2, 1]),
    fact("typer 0.21.2: which of them end in a traceback", traces("0.21.2", *click), [False, False, False]),
    fact(f"typer 0.29.2: {told}", codes("0.29.2", *click), [1, 1, 1]),
    fact("typer 0.29.2: which of them end in a traceback", traces("0.29.2", *click), [True, True, True]),
    fact("typer 0.29.2: the exit codes of typer's own", codes("0.29.2", *own), [3, 2, 1]),
    fact("typer 0.29.2: its command is a click command", ended("0.29.2", "kind")[1].strip(), "False"),
]
sys.exit(not all(facts))
PYTHON
python3 "$folder/show.py" "$folder"
