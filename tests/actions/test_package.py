"""The package as Rasa's action server sees it."""

import subprocess
import sys
from typing import Any

import yaml

from bot.paths import DOMAIN, ROOT


def test_every_action_of_the_domain_is_there_and_no_other(run: Any) -> None:
    domain = set(yaml.safe_load((DOMAIN / "actions.yml").read_text(encoding="utf-8"))["actions"])
    assert set(run.executor.actions) == domain


def test_it_needs_neither_rasa_nor_fastapi() -> None:
    program = (
        "import sys; from rasa_sdk.executor import ActionExecutor; import actions;"
        "ActionExecutor().register_package(actions);"
        "print([name for name in ('rasa', 'fastapi', 'tensorflow') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, timeout=60)
    assert result.stdout.strip() == "[]", result.stderr[-1000:]
