"""The command line ``quqyq``, as a person in a terminal runs it."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional

import httpx
import pytest

from bot import __version__
from bot.law.store import LawStore
from bot.paths import ROOT

#: What runs the command whether or not it is installed, from whichever tree comes first on the path.
QUQYQ = [sys.executable, "-c", "from bot.cli import main; main(prog_name='quqyq')"]


def environment(tree: Path = ROOT, **settings: Any) -> Dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QUQYQ_")}
    return {
        **kept,
        "PYTHONPATH": str(tree),
        "PYTHONIOENCODING": "utf-8",
        **{f"QUQYQ_{name.upper()}": str(value) for name, value in settings.items()},
    }


def quqyq(*arguments: str, tree: Path = ROOT, timeout: int = 90, **settings: Any) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*QUQYQ, *arguments],
        cwd=tree,
        env=environment(tree, **settings),
        capture_output=True,
        text=True,
        timeout=timeout,
    )


def refused(result: "subprocess.CompletedProcess[str]", *words: str) -> None:
    """Check that a command failed with a sentence for people."""
    assert result.returncode != 0, result.stdout
    assert "Traceback" not in result.stderr
    for word in words:
        assert word in result.stderr, result.stderr[-2000:]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the project whose files may be damaged."""
    folder = tmp_path / "project"
    for name in ("bot", "actions", "data", "locales"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_version() -> None:
    assert quqyq("--version").stdout.strip() == f"quqyq, version {__version__}"


def test_law_check_on_the_sound_base(law: LawStore) -> None:
    result = quqyq("law", "check")
    assert result.returncode == 0, result.stdout
    assert f"{len(law.acts)} acts" in result.stdout and "no problems" in result.stdout


def test_law_check_lists_every_problem_and_fails(tree: Path) -> None:
    path = tree / "data" / "answers" / "liability.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("- kz-ai 24(1)", "- kz-ai 99", 1), encoding="utf-8")
    result = quqyq("law", "check", tree=tree)
    refused(result, "problem")
    assert "kz-ai 99" in result.stdout


def test_law_check_names_a_damaged_file(tree: Path) -> None:
    path = tree / "data" / "law" / "kz-ai" / "provisions.yml"
    path.write_bytes(path.read_bytes()[:5000] + b'\n"')
    refused(quqyq("law", "check", tree=tree), "data/law/kz-ai/provisions.yml", "git checkout -- data")


def test_law_show(law: LawStore) -> None:
    result = quqyq("law", "show", "kz-ai", "21(2)")
    point = next(point for point in law.article("kz-ai", "21").points if point.ref == "21(2)")
    for language in ("kk", "ru", "en"):
        assert point.gist[language] in result.stdout  # type: ignore[index]


def test_law_show_in_one_language_without_naming_the_act(law: LawStore) -> None:
    result = quqyq("law", "show", "24", "-l", "kz")
    assert law.article("kz-ai", "24").heading.kk in result.stdout
    assert law.article("kz-ai", "24").heading.ru not in result.stdout


def test_law_show_fills_amounts() -> None:
    assert "{mci" not in quqyq("law", "show", "kz-coao", "641-1", "-l", "en").stdout


@pytest.mark.parametrize("reference", [["999"], ["kz-ai", "21(99)"], ["kz-coao", "1"], ["abc"], ["21("], [" "]])
def test_law_show_of_what_is_not_there(reference: List[str]) -> None:
    refused(quqyq("law", "show", *reference), "Error")


def test_a_language_that_is_not_ours() -> None:
    refused(quqyq("law", "show", "24", "-l", "de"), "kk, ru, en")


def test_ask(model: Path, law: LawStore) -> None:
    result = quqyq("ask", "Can I refuse to talk to a bot?", models=model.parent)
    assert result.returncode == 0, result.stderr[-2000:]
    assert law.topics["rights/refuse_ai"].answer.en.short in result.stdout
    assert "§ Law on Artificial Intelligence, Article 16(1)(6)" in result.stdout
    assert "Warning:" not in result.stderr.replace("TF-TRT Warning:", ""), result.stderr


def test_ask_in_a_chosen_language_as_json(model: Path, law: LawStore) -> None:
    result = quqyq("ask", "Can I refuse to talk to a bot?", "-l", "kk", "--json", models=model.parent)
    reply = json.loads(result.stdout)
    assert (reply["language"], reply["topic"]) == ("kk", "rights/refuse_ai")
    assert reply["messages"][0]["text"] == law.topics["rights/refuse_ai"].answer.kk.short


@pytest.mark.parametrize(
    ("question", "word"), [("", "empty"), ("a" * 1001, "too long"), ("a\x07b", "control characters")]
)
def test_ask_what_cannot_be_read(question: str, word: str) -> None:
    refused(quqyq("ask", question), word)


def test_ask_without_a_model(tmp_path: Path) -> None:
    refused(quqyq("ask", "привет", models=tmp_path), str(tmp_path), "quqyq train")


def test_doctor_finds_all_well(model: Path, tmp_path: Path, free_port: Callable[[], int]) -> None:
    result = quqyq("doctor", models=model.parent, database=tmp_path / "c.db", port=free_port())
    assert result.returncode == 0, result.stdout
    assert "BAD" not in result.stdout
    assert all(
        word in result.stdout for word in ("3.6.21", "Python", model.name, "catalogs", "law", "database", "port")
    )


def test_doctor_names_a_missing_model_and_its_remedy(tmp_path: Path, free_port: Callable[[], int]) -> None:
    result = quqyq("doctor", models=tmp_path, database=tmp_path / "c.db", port=free_port())
    assert result.returncode == 1
    assert "BAD  model" in result.stdout and "quqyq train" in result.stdout


def test_doctor_finds_a_damaged_database(tmp_path: Path, free_port: Callable[[], int]) -> None:
    database = tmp_path / "c.db"
    database.write_bytes(b"this is not a database" * 100)
    result = quqyq("doctor", database=database, port=free_port())
    assert result.returncode == 1
    assert "BAD  database" in result.stdout and str(database) in result.stdout


def test_doctor_counts_the_portals(tmp_path: Path, free_port: Callable[[], int]) -> None:
    settings = {"database": tmp_path / "c.db", "port": free_port()}
    assert "ok   portals: no file, no other site may use the bot" in quqyq("doctor", **settings).stdout
    result = quqyq("doctor", portals=ROOT / "examples" / "portals.yml", **settings)
    assert "ok   portals: portals.yml" in result.stdout


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "cannot be read"),
        ("- id: [", "not valid YAML in UTF-8 at line 1"),
        ('- {id: egov, origins: ["https://egov.kz/"]}', "0 > origins > 0: https://egov.kz/: write it as browsers do"),
        (
            '- {id: egov, origins: ["https://egov.kz"], topics: [rights/nothing]}',
            "egov: there is no topic rights/nothing",
        ),
        ('- {id: egov, origins: ["https://egov.kz"], theme: {accent: "#ffffff", accent_text: "#eeeeee"}}', "contrast"),
    ],
    ids=["missing", "not YAML", "a path", "no such topic", "unreadable"],
)
def test_doctor_finds_what_is_wrong_with_the_portals(
    tmp_path: Path, free_port: Callable[[], int], content: Optional[str], told: str
) -> None:
    path = tmp_path / "portals.yml"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    result = quqyq("doctor", portals=path, database=tmp_path / "c.db", port=free_port())
    assert result.returncode == 1
    assert "BAD  portals" in result.stdout and told in result.stdout
    assert str(path) in result.stdout and "docs/for-portals.md" in result.stdout


def test_doctor_finds_a_port_that_is_taken(tmp_path: Path) -> None:
    import socket

    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = quqyq("doctor", database=tmp_path / "c.db", port=taken.getsockname()[1])
    assert result.returncode == 1
    assert "BAD  port" in result.stdout and "QUQYQ_PORT" in result.stdout


def test_doctor_finds_a_damaged_law_file(tree: Path, free_port: Callable[[], int]) -> None:
    (tree / "data" / "answers" / "rights.yml").write_bytes(b"\xff\xfe")
    result = quqyq("doctor", tree=tree, port=free_port())
    assert result.returncode == 1
    assert "BAD  law" in result.stdout and "rights.yml" in result.stdout


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        ({"port": "many"}, "QUQYQ_PORT"),
        ({"port": 0}, "QUQYQ_PORT"),
        ({"port": 70000}, "QUQYQ_PORT"),
        ({"prot": 8000}, "QUQYQ_PROT"),
        ({"log_level": "LOUD"}, "QUQYQ_LOG_LEVEL"),
    ],
)
def test_a_wrong_setting_is_named(settings: Dict[str, Any], name: str) -> None:
    refused(quqyq("serve", **settings), name)


def test_train_does_nothing_when_the_model_is_fresh(model: Path) -> None:
    before = model.stat().st_mtime_ns
    started = time.monotonic()
    result = quqyq("train", "--if-needed", models=model.parent)
    assert (result.returncode, result.stderr) == (0, "")
    assert model.stat().st_mtime_ns == before
    assert time.monotonic() - started < 5


def fingerprint(tree: Path) -> str:
    program = "from bot.training import fingerprint; print(fingerprint())"
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=tree, env=environment(tree), capture_output=True, text=True, timeout=60
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


@pytest.mark.parametrize(
    "name",
    [
        "data/nlu/kk/rights.yml",
        "data/rules.yml",
        "data/law/kz-ai/provisions.yml",
        "bot/config.yml",
        "bot/domain/intents.yml",
        "bot/nlu/langid.py",
    ],
)
def test_a_model_is_stale_once_an_input_has_changed(tree: Path, model: Path, name: str) -> None:
    assert fingerprint(tree) in model.name
    with (tree / name).open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    assert fingerprint(tree) not in model.name


def test_correcting_an_answer_makes_no_model_stale(tree: Path, model: Path) -> None:
    with (tree / "data" / "answers" / "rights.yml").open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    assert fingerprint(tree) in model.name


def damage(path: Path, how: str) -> None:
    if how == "missing":
        path.unlink()
    elif how == "cut":
        path.write_bytes(path.read_bytes()[:400] + b'\n  "cut: [')
    elif how == "not UTF-8":
        path.write_bytes(b"\xff\xfe\x00")
    else:
        path.write_bytes(b"")


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("data/law/kz-ai/provisions.yml", "missing"),
        ("data/law/kz-ai/act.yml", "missing"),
        ("data/law/kz-civil-code/act.yml", "missing"),
        ("data/law/index_values.yml", "missing"),
        ("data/law/index_values.yml", "empty"),
        ("data/law/kz-ai/act.yml", "cut"),
        ("data/answers/liability.yml", "cut"),
        ("data/answers/liability.yml", "not UTF-8"),
        ("data/answers/liability.yml", "missing"),
        ("data/answers/state.yml", "empty"),
    ],
)
def test_serve_refuses_to_start_without_sound_law(
    tree: Path, model: Path, tmp_path: Path, free_port: Callable[[], int], name: str, how: str
) -> None:
    # A model of that name, so that nothing but the law can be what is wrong.
    models = tmp_path / "models"
    models.mkdir()
    damage(tree / name, how)
    shutil.copy(model, models / f"quqyq-{fingerprint(tree)}.tar.gz")
    try:
        result = quqyq("serve", tree=tree, models=models, database=tmp_path / "c.db", port=free_port(), timeout=30)
    except subprocess.TimeoutExpired as running:
        raise AssertionError(f"it started with {name} {how}: {(running.stderr or b'')[-500:]!r}") from None
    refused(result, name, "git checkout -- data")


@pytest.mark.parametrize("how", ["missing", "empty", "cut"])
def test_serve_refuses_to_start_without_a_sound_model(
    model: Path, tmp_path: Path, free_port: Callable[[], int], how: str
) -> None:
    if how != "missing":
        (tmp_path / model.name).write_bytes(model.read_bytes()[: 100_000 if how == "cut" else 0])
    result = quqyq("serve", models=tmp_path, database=tmp_path / "c.db", port=free_port())
    refused(result, str(tmp_path / model.name), "quqyq train")


def test_serve_refuses_to_start_without_catalogs(
    tree: Path, model: Path, tmp_path: Path, free_port: Callable[[], int]
) -> None:
    (tree / "locales" / "kk" / "LC_MESSAGES" / "messages.mo").unlink()
    result = quqyq("serve", tree=tree, models=model.parent, database=tmp_path / "c.db", port=free_port())
    refused(result, "locales/kk/LC_MESSAGES/messages.mo", "make setup")


def test_serve_refuses_a_damaged_database(model: Path, tmp_path: Path, free_port: Callable[[], int]) -> None:
    database = tmp_path / "c.db"
    database.write_bytes(b"this is not a database" * 100)
    try:
        result = quqyq("serve", models=model.parent, database=database, port=free_port(), timeout=30)
    except subprocess.TimeoutExpired:
        raise AssertionError("it neither starts nor says what is wrong") from None
    refused(result, str(database))


class Server:
    """``quqyq serve`` in a process of its own."""

    def __init__(self, folder: Path, port: int, model: Path) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.log = folder / "serve.log"
        settings = {"models": model.parent, "database": folder / "conversations.db", "port": port, "log_level": "DEBUG"}
        with self.log.open("ab") as log:
            self.process: "subprocess.Popen[bytes]" = subprocess.Popen(
                [*QUQYQ, "serve"],
                cwd=folder,
                env=environment(**settings),
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
            )
        deadline = time.monotonic() + 60
        while True:
            assert time.monotonic() < deadline, self.text()[-3000:]
            try:
                if httpx.get(f"{self.url}/readyz", timeout=2).status_code == 200:
                    return
            except httpx.HTTPError:
                pass
            assert wait(self.process, 0.2) is None, self.text()[-3000:]

    def text(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def stop(self) -> Optional[int]:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            if wait(self.process, 15) is None:
                self.process.kill()
        return wait(self.process, 5)


def wait(process: "subprocess.Popen[bytes]", seconds: float) -> Optional[int]:
    """The exit code, or ``None`` if the process still runs after some seconds."""
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        return None


def test_serve_answers_keeps_quiet_and_keeps_conversations(
    model: Path, tmp_path: Path, free_port: Callable[[], int], questions: Dict[str, Dict[str, str]]
) -> None:
    word = "turmeric-albatross"
    server = Server(tmp_path, free_port(), model)
    try:
        ask = f"{server.url}/api/v1/ask"
        first = httpx.post(ask, json={"text": questions["en"]["rights/refuse_ai"]}).json()
        assert (first["status"], first["topic"]) == ("answered", "rights/refuse_ai")
        for text in (f"my {word} and AI", f"{word}\x00", f"/{word}", word * 100):
            httpx.post(ask, json={"text": text, "conversation_id": first["conversation_id"]})
        httpx.post(ask, content=f'{{"text": ["{word}"]}}'.encode(), headers={"content-type": "application/json"})
        # A half of a surrogate pair must not bring the process down.
        broken = b'{"text": "a", "conversation_id": "\\ud800"}'
        assert httpx.post(ask, content=broken, headers={"content-type": "application/json"}).status_code == 404, (
            server.text()[-1500:]
        )
        page = httpx.get(f"{server.url}/")
        assert page.status_code == 200 and page.headers["content-type"].startswith("text/html")
        assert server.process.poll() is None
    finally:
        server.stop()
    assert word not in server.text()
    assert "Traceback" not in server.text()
    again = Server(tmp_path, free_port(), model)
    try:
        kept = httpx.get(f"{again.url}/api/v1/conversations/{first['conversation_id']}").json()
        assert kept["turns"][0]["reply"] == first
        follow = {"text": "why did you answer that?", "conversation_id": first["conversation_id"]}
        assert httpx.post(f"{again.url}/api/v1/ask", json=follow).json()["language"] == "en"
    finally:
        again.stop()
    with sqlite3.connect(tmp_path / "conversations.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_openapi_writes_the_document(tmp_path: Path) -> None:
    target = tmp_path / "openapi.json"
    assert quqyq("openapi", str(target)).returncode == 0
    assert json.loads(target.read_text(encoding="utf-8"))["info"]["title"] == "Quqyq"
