"""The same files under stock Rasa: ``rasa run`` with ``rasa run actions``, and ``rasa shell``."""

import subprocess
import time
from pathlib import Path
from typing import Any, Callable, Dict, List

import httpx
import pytest

from bot.law.store import LawStore
from bot.paths import ROOT

pytestmark = pytest.mark.stock


@pytest.fixture(scope="module")
def server(
    servers: Any,
    action_server: Path,
    rasa: List[str],
    environment: Dict[str, str],
    port: Callable[[], int],
    model: Path,
) -> str:
    number = port()
    arguments = [
        *rasa,
        "run",
        "--model",
        str(model),
        "--endpoints",
        str(action_server),
        "--credentials",
        str(ROOT / "bot" / "credentials.yml"),
        "-p",
        str(number),
        "-i",
        "127.0.0.1",
    ]
    servers.start("rasa", arguments, number, environment)
    # The port opens before the model is loaded.
    deadline = time.monotonic() + 120
    while "Rasa server is up and running" not in servers.log("rasa"):
        assert time.monotonic() < deadline, servers.log("rasa")[-3000:]
        try:
            httpx.get(f"http://127.0.0.1:{number}/", timeout=1)
        except httpx.HTTPError:
            continue
    return f"http://127.0.0.1:{number}/webhooks/rest/webhook"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_rasa_run_gives_the_reviewed_answer(
    server: str, law: LawStore, questions: Dict[str, Dict[str, str]], language: str
) -> None:
    topic = law.topics["rights/refuse_ai"]
    message = {"sender": f"reader-{language}", "message": questions[language]["rights/refuse_ai"]}
    response = httpx.post(server, json=message, timeout=60)
    assert response.status_code == 200
    texts = [said["text"] for said in response.json()]
    answer = topic.answer[language]  # type: ignore[index]
    assert texts[:2] == [answer.short, answer.meaning]
    title = law.provision(topic.citations[0]).place[language]  # type: ignore[index]
    assert any(title in text for text in texts)


@pytest.mark.parametrize(
    ("text", "letters"), [("Сәлеметсіз бе", "әғқңөұүһі"), ("Здравствуйте", "щэыъж"), ("Hello there", "quz")]
)
def test_rasa_run_takes_responses_from_the_catalogs(server: str, text: str, letters: str) -> None:
    response = httpx.post(server, json={"sender": text, "message": text}, timeout=60)
    (said,) = response.json()
    assert set(letters) & set(said["text"].lower())
    assert ("Hello" in said["text"]) == (text == "Hello there")


def test_rasa_run_looks_articles_up(server: str, law: LawStore) -> None:
    response = httpx.post(server, json={"sender": "looker", "message": "статья 24"}, timeout=60)
    assert law.article("kz-ai", "24").points[0].gist.ru in "\n".join(said["text"] for said in response.json())


def test_the_servers_keep_quiet_about_what_people_ask(server: str, servers: Any) -> None:
    word = "turmeric-albatross"
    assert httpx.post(
        server, json={"sender": "quiet", "message": f"Who pays if AI harms my {word}?"}, timeout=60
    ).json()
    assert word not in servers.log("rasa") + servers.log("actions")


def test_rasa_shell_answers(
    servers: Any,
    action_server: Path,
    rasa: List[str],
    environment: Dict[str, str],
    port: Callable[[], int],
    model: Path,
    law: LawStore,
    questions: Dict[str, Dict[str, str]],
) -> None:
    arguments = [
        *rasa,
        "shell",
        "--model",
        str(model),
        "--endpoints",
        str(action_server),
        "--credentials",
        str(ROOT / "bot" / "credentials.yml"),
        "-p",
        str(port()),
    ]
    asked = questions["en"]["rights/refuse_ai"]
    result = subprocess.run(
        arguments,
        input=f"{asked}\n/stop\n".encode(),
        capture_output=True,
        cwd=servers.folder,
        env=environment,
        timeout=180,
    )
    shown = " ".join(result.stdout.decode("utf-8", "replace").split())
    assert law.topics["rights/refuse_ai"].answer.en.short in shown, (shown[-2000:], result.stderr[-3000:])
