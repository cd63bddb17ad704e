"""The Rasa model on disk: whether it is fresh, and how to train it.

A model file carries in its name the fingerprint of everything it was made from, so "older than its inputs" is a
question of content and not of clocks.
"""

import contextlib
import hashlib
import io
import os
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Iterator, List, Optional

from bot.paths import CONFIG, DATA, DOMAIN, LAW, NLU, ROOT

RULES = DATA / "rules.yml"


def inputs() -> List[Path]:
    """Every file that the model depends on."""
    code = [ROOT / "bot" / "nlu", ROOT / "bot" / "law", ROOT / "bot" / "orthography"]
    files = [
        CONFIG,
        RULES,
        ROOT / "bot" / "corpus.py",
        ROOT / "bot" / "law" / "search" / "spelling.py",
        *DOMAIN.glob("*.yml"),
        *NLU.glob("*/*.yml"),
        *LAW.glob("**/*.yml"),
    ]
    return sorted([*files, *(path for folder in code for path in folder.glob("*.py"))])


def fingerprint() -> str:
    """The fingerprint of the inputs: 12 hexadecimal digits."""
    digest = hashlib.sha256()
    for path in inputs():
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def model_file(models: Path) -> Path:
    """Where the model of the present inputs is, or would be."""
    return models / f"quqyq-{fingerprint()}.tar.gz"


def fresh_model(models: Path) -> Optional[Path]:
    """The model of the present inputs, if it has been trained."""
    path = model_file(models)
    return path if path.is_file() else None


def train(models: Path) -> Path:
    """Train the model with Rasa and return its file. Older models are removed.

    Raises:
        RuntimeError: Rasa trained no model.
    """
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    target = model_file(models)
    models.mkdir(parents=True, exist_ok=True)
    noise = io.StringIO()
    with (
        _progress("Training the model"),
        contextlib.redirect_stdout(noise),
        tempfile.TemporaryDirectory() as folder,
    ):
        import rasa.model_training
        from rasa.utils.log_utils import configure_structlog

        configure_structlog(30)
        with contextlib.redirect_stderr(noise):
            result = rasa.model_training.train(
                domain=str(DOMAIN),
                config=str(CONFIG),
                training_files=[str(_in_one_file(Path(folder) / "nlu.yml")), str(RULES)],
                output=str(models),
                fixed_model_name=target.name[: -len(".tar.gz")],
                force_training=True,
            )
    if not target.is_file():
        raise RuntimeError(f"training failed with code {result.code}: {noise.getvalue()[-2000:]}")
    for old in models.glob("quqyq-*.tar.gz"):
        if old != target:
            old.unlink()
    return target


def _in_one_file(path: Path) -> Path:
    """Put all training questions into one file: Rasa compares all it has read anew with every further file."""
    blocks = []
    for source in sorted(NLU.glob("*/*.yml")):
        _head, _nlu, questions = source.read_text(encoding="utf-8").partition("\nnlu:\n")
        blocks.append(questions.rstrip("\n"))
    path.write_text("\n".join(['version: "3.1"', "nlu:", *filter(None, blocks), ""]), encoding="utf-8")
    return path


@contextlib.contextmanager
def _progress(what: str) -> Iterator[None]:
    """Show on standard error that long work goes on: a counting line on a terminal, two plain lines elsewhere."""
    done, started, terminal = threading.Event(), time.monotonic(), sys.stderr.isatty()
    stream = sys.stderr

    def show() -> None:
        while not done.wait(1):
            stream.write(f"\r{what} ... {time.monotonic() - started:.0f} s")
            stream.flush()

    stream.write(f"{what} (about a minute) ..." + ("" if terminal else "\n"))
    stream.flush()
    thread = threading.Thread(target=show, daemon=True)
    if terminal:
        thread.start()
    try:
        yield
    finally:
        done.set()
        if terminal:
            thread.join()
        stream.write(("\r" if terminal else "") + f"{what}: {time.monotonic() - started:.0f} s\n")
