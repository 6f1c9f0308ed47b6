# Sourced by scripts/demo and scripts/test: a virtual environment in .venv with factcheck and the named dependency groups.
# Usage: . scripts/venv.sh [GROUP ...]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "factcheck needs Python 3.11 or newer" >&2; exit 1; }
if [ ! -x .venv/bin/python ]; then
    echo "== making the virtual environment .venv"
    "$python" -m venv .venv
    .venv/bin/python -m pip install --quiet --upgrade "pip>=25.1"
fi
# torch first and pinned, so that nothing else chooses its version
if ! .venv/bin/python -c 'import torch' 2>/dev/null; then
    echo "== installing torch (this takes a minute or two)"
    .venv/bin/python -m pip install --quiet "torch==2.13.0"
fi
echo "== installing factcheck and what it needs"
groups=()
for group in "$@"; do groups+=(--group "$group"); done
.venv/bin/python -m pip install --quiet --editable . "${groups[@]}"
export HF_HUB_OFFLINE=1
