#!/bin/sh
# Make the environment in the folder named by the first argument: find a Python 3.10, install the locked packages into it.
set -eu
venv=$1

runs() { [ -n "$1" ] && "$1" -c 'import sys, venv, ssl, sqlite3; sys.exit(sys.version_info[:2] != (3, 10))' >/dev/null 2>&1; }

# A "python3.10" may be a pyenv shim that only prints an error, so each candidate must really run.
find_python() {
  for candidate in "${PYTHON:-}" python3.10 python3 python "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.10*/bin/python /usr/local/bin/python3.10 /opt/*/bin/python3.10; do
    if runs "$candidate"; then command -v "$candidate"; return; fi
  done
  if command -v uv >/dev/null 2>&1; then
    candidate=$(uv python find 3.10 2>/dev/null || { uv python install --quiet 3.10 >/dev/null 2>&1 && uv python find 3.10 2>/dev/null; } || true)
    if runs "$candidate"; then echo "$candidate"; return; fi
  fi
}

if ! runs "$venv/bin/python"; then
  python=$(find_python)
  if [ -z "$python" ]; then
    echo "Quqyq needs Python 3.10 and found none: install it (for example with pyenv: pyenv install 3.10, or with uv: uv python install 3.10), then run make again." >&2
    exit 1
  fi
  rm -rf "$venv"
  "$python" -m venv "$venv"
fi

log=$venv/setup.log
echo "Installing the packages (a few minutes the first time) ..." >&2
if ! {
  "$venv/bin/python" -m pip install --disable-pip-version-check --quiet --no-deps --require-hashes -r requirements/dev.txt &&
  "$venv/bin/python" -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation --editable . ;
} >"$log" 2>&1; then
  tail -n 20 "$log" >&2
  echo "The packages could not be installed; the whole log is in $log" >&2
  exit 1
fi
