# Sourced by other scripts: a virtual environment, $venv, with the packages of locks/NAME.txt, by their hashes, and factcheck as it is here.
# Usage: . scripts/venv.sh NAME...
# VERSIONS=lowest and VERSIONS=newest make one apart, with the lowest or the newest versions that pyproject.toml allows.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/quietly.sh
python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "factcheck needs Python 3.11 or newer" >&2; exit 1; }

venv=.venv${VERSIONS:+-$VERSIONS}
locks=locks
if [ ! -x "$venv/bin/python" ]; then
    echo "== making the virtual environment $venv"
    "$python" -m venv "$venv"
    quietly "$venv/bin/python" -m pip install --upgrade "pip>=25.1"
fi
if [ -n "${VERSIONS:-}" ]; then
    echo "== choosing the $VERSIONS versions"
    locks=$venv/locks
    scripts/lock "$VERSIONS" "$locks"
fi
echo "== installing factcheck and what it needs"
requirements=(--requirement "$locks/encoder.txt")
for name in "$@"; do requirements+=(--requirement "$locks/$name.txt"); done
quietly "$venv/bin/python" -m pip install --no-deps --require-hashes "${requirements[@]}"
if [[ " $* " == *" test "* ]] && ! "$venv/bin/python" -c 'import torch' 2>/dev/null; then
    echo "== installing torch (this takes a minute or two)"
    # by its version alone, as an index for processors without a GPU has a build of its own
    quietly "$venv/bin/python" -m pip install "torch==2.13.0"
fi
quietly "$venv/bin/python" -m pip install --no-deps --editable .
quietly "$venv/bin/python" scripts/release/make_encoder.py
export HF_HUB_OFFLINE=1
