"""Messages sent twice, and what people say of answers."""

import sqlite3
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

import pytest
from starlette.testclient import TestClient

ASK = "/api/v1/ask"
FEEDBACK = "/api/v1/feedback"
ORIGIN = "https://egov.example"

Texts = Dict[str, Dict[str, str]]


def ask(client: TestClient, text: str, message_id: Optional[str] = None, **body: Any) -> Any:
    headers = {"quqyq-message-id": message_id} if message_id else {}
    return client.post(ASK, json={"text": text, **body}, headers=headers)


def turns(client: TestClient, conversation_id: str) -> List[Any]:
    found: List[Any] = client.get(f"/api/v1/conversations/{conversation_id}").json()["turns"]
    return found


def test_a_first_message_sent_again_begins_no_second_conversation(embedding: TestClient, questions: Texts) -> None:
    text, message_id = questions["ru"]["rights/refuse_ai"], str(uuid.uuid4())
    first, again = ask(embedding, text, message_id).json(), ask(embedding, text, message_id).json()
    assert first == again
    # Also once the sender has learnt the conversation's id.
    known = ask(embedding, text, message_id, conversation_id=first["conversation_id"]).json()
    assert known == first
    assert len(turns(embedding, first["conversation_id"])) == 1


def test_a_later_message_sent_again_stands_once(embedding: TestClient, questions: Texts) -> None:
    name = ask(embedding, "привет").json()["conversation_id"]
    message_id, text = str(uuid.uuid4()), questions["kk"]["liability/who_pays"]
    replies = [ask(embedding, text, message_id, conversation_id=name).json() for _attempt in range(3)]
    assert replies[0] == replies[1] == replies[2] and replies[0]["topic"] == "liability/who_pays"
    assert len(turns(embedding, name)) == 2
    # The same words under a new id are a new message.
    ask(embedding, text, str(uuid.uuid4()), conversation_id=name)
    assert len(turns(embedding, name)) == 3


def test_attempts_at_the_same_time_are_answered_once(embedding: TestClient, questions: Texts) -> None:
    message_id, text = str(uuid.uuid4()), questions["en"]["ownership/who_owns"]
    with ThreadPoolExecutor(4) as threads:
        replies = list(threads.map(lambda _attempt: ask(embedding, text, message_id).json(), range(4)))
    assert all(reply == replies[0] for reply in replies)
    assert len(turns(embedding, replies[0]["conversation_id"])) == 1


def test_an_id_in_another_conversation_is_another_message(embedding: TestClient) -> None:
    message_id = str(uuid.uuid4())
    names = [ask(embedding, "привет").json()["conversation_id"] for _conversation in range(2)]
    for name in names:
        assert ask(embedding, "спасибо", message_id, conversation_id=name).json()["conversation_id"] == name
    assert [len(turns(embedding, name)) for name in names] == [2, 2]


@pytest.mark.parametrize("change", [{"text": "другое"}, {"text": "привет", "language": "en"}])
def test_an_id_cannot_be_used_for_another_message(embedding: TestClient, change: Dict[str, str]) -> None:
    message_id = str(uuid.uuid4())
    ask(embedding, "привет", message_id)
    response = ask(embedding, message_id=message_id, **change)  # type: ignore[arg-type]
    assert (response.status_code, response.json()["code"]) == (422, "message_id_reused")


@pytest.mark.parametrize("message_id", ["1", "x" * 36, "' OR 1=1"])
def test_an_id_that_others_could_guess_is_refused(embedding: TestClient, message_id: str) -> None:
    assert ask(embedding, "привет", message_id).status_code == 422


def test_a_refused_message_can_be_sent_again_under_its_id(embedding: TestClient) -> None:
    message_id = str(uuid.uuid4())
    assert ask(embedding, "", message_id).json()["code"] == "empty"
    assert ask(embedding, "привет", message_id).status_code == 200


def test_after_a_fault_of_ours_the_message_is_asked_again(
    embedding: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    app: Any = embedding.app
    message_id = str(uuid.uuid4())

    async def fail(*_arguments: Any) -> None:
        raise RuntimeError("no answer")

    with monkeypatch.context() as patch:
        patch.setattr(app.state.assistant, "ask", fail)
        with pytest.raises(RuntimeError):
            ask(embedding, "привет", message_id)
    assert ask(embedding, "привет", message_id).status_code == 200


def test_a_deleted_conversation_does_not_come_back(embedding: TestClient) -> None:
    message_id = str(uuid.uuid4())
    name = ask(embedding, "привет", message_id).json()["conversation_id"]
    assert embedding.delete(f"/api/v1/conversations/{name}").status_code == 204
    assert ask(embedding, "привет", message_id, conversation_id=name).status_code == 404
    assert ask(embedding, "привет", message_id).json()["conversation_id"] != name


async def test_only_the_last_replies_are_kept_and_not_for_long() -> None:
    from bot.api.replies import Replies
    from bot.reply import Detected, Reply, Status

    now, asked = [0.0], []
    replies = Replies(most=4, seconds=10, clock=lambda: now[0])

    async def once(number: int) -> None:
        async def answer() -> Reply:
            asked.append(number)
            reply = Reply(
                conversation_id="c",
                language="kk",
                detected=Detected(),
                status=Status.ANSWERED,
                messages=[],
                confidence=1,
            )
            return reply

        await replies.once(str(number), "c", "text", answer)

    for number in (0, 1, 2, 2, 3, 4, 4, 0):
        await once(number)
    assert asked == [0, 1, 2, 3, 4, 0]
    now[0] = 11
    await once(0)
    assert asked == [0, 1, 2, 3, 4, 0, 0]


def say(client: TestClient, name: str, helpful: Any = True, origin: Optional[str] = ORIGIN, **body: Any) -> Any:
    headers = {"origin": origin, "quqyq-portal": "egov"} if origin else {}
    return client.post(FEEDBACK, json={"conversation_id": name, "helpful": helpful, **body}, headers=headers)


def rows(folder: Path, name: str) -> List[Tuple[Any, ...]]:
    with sqlite3.connect(folder / "conversations.db") as connection:
        return connection.execute(
            "SELECT portal, language, topic, helpful, reason FROM feedback WHERE conversation_id = ? ORDER BY id",
            (name,),
        ).fetchall()


def counted(client: TestClient, helpful: str, language: str = "ru", portal: str = "egov") -> float:
    start = f'quqyq_feedback{{helpful="{helpful}",language="{language}",portal="{portal}"}} '
    lines = [line for line in client.get("/metrics").text.splitlines() if line.startswith(start)]
    return float(lines[0].split()[-1]) if lines else 0.0


@pytest.fixture
def answered(embedding: TestClient, questions: Texts) -> Tuple[str, str]:
    """A conversation of two answers in Russian, and the id of the first message."""
    message_id = str(uuid.uuid4())
    name = ask(embedding, questions["ru"]["rights/refuse_ai"], message_id).json()["conversation_id"]
    ask(embedding, questions["ru"]["liability/who_pays"], str(uuid.uuid4()), conversation_id=name)
    return name, message_id


def test_an_opinion_is_kept_and_counted(embedding: TestClient, folder: Path, answered: Tuple[str, str]) -> None:
    name, message_id = answered
    before = counted(embedding, "yes"), counted(embedding, "no")
    response = say(embedding, name, message_id=message_id)
    assert (response.status_code, response.content) == (204, b"")
    assert rows(folder, name) == [("egov", "ru", "rights/refuse_ai", 1, None)]
    assert (counted(embedding, "yes"), counted(embedding, "no")) == (before[0] + 1, before[1])
    # Whoever changes their mind is counted once.
    assert say(embedding, name, False, message_id=message_id, reason="не понял").status_code == 204
    assert rows(folder, name) == [("egov", "ru", "rights/refuse_ai", 0, "не понял")]
    assert (counted(embedding, "yes"), counted(embedding, "no")) == (before[0], before[1] + 1)
    # About the conversation as it stands, through no portal.
    say(embedding, name, origin=None)
    say(embedding, name, False, origin=None, message_id=None)
    assert rows(folder, name)[1:] == [("none", "ru", "liability/who_pays", 0, None)]


def test_an_old_message_is_counted_without_a_topic(
    embedding: TestClient, folder: Path, answered: Tuple[str, str]
) -> None:
    say(embedding, answered[0], message_id=str(uuid.uuid4()))
    assert rows(folder, answered[0]) == [("egov", "ru", None, 1, None)]


@pytest.mark.parametrize(
    ("reason", "kept"),
    [
        (None, None),
        ("", None),
        (" \n", None),
        ("\u200b", None),
        ("Позвоните мне: +7 701 123 45 67, a@b.kz", "Позвоните мне: •••, •••"),
        ("ИИН 900115300013", "ИИН •••"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("түсініксіз\nжауап", "түсініксіз жауап"),
        ("я" * 500, "я" * 500),
    ],
)
def test_reasons_are_kept_without_personal_data(
    embedding: TestClient, folder: Path, answered: Tuple[str, str], reason: Optional[str], kept: Optional[str]
) -> None:
    assert say(embedding, answered[0], False, reason=reason).status_code == 204
    assert rows(folder, answered[0])[0][-1] == kept


@pytest.mark.parametrize(
    "body",
    [
        {"reason": "я" * 501},
        {"reason": "a\x00b"},
        {"reason": ["a"]},
        {"helpful": None},
        {"helpful": "maybe"},
        {"message_id": "1"},
        {"conversation_id": "x" * 65},
        {"conversation_id": None},
    ],
)
def test_an_opinion_of_the_wrong_shape(
    embedding: TestClient, folder: Path, answered: Tuple[str, str], body: Dict[str, Any]
) -> None:
    content = {"conversation_id": answered[0], "helpful": True, **body}
    response = embedding.post(FEEDBACK, json=content)
    assert response.status_code == 422 and response.json()["detail"]
    assert rows(folder, answered[0]) == []


@pytest.mark.parametrize("name", ["nobody", "0" * 32, "' OR 1=1 --"])
def test_an_opinion_on_nothing(embedding: TestClient, name: str) -> None:
    assert say(embedding, name).json()["code"] == "unknown_conversation"


@pytest.mark.parametrize("way", ["api", "page"])
def test_with_the_conversation_go_the_words(
    embedding: TestClient, folder: Path, answered: Tuple[str, str], way: str
) -> None:
    say(embedding, answered[0], False, reason="turmeric-albatross")
    before = counted(embedding, "no")
    if way == "api":
        assert embedding.delete(f"/api/v1/conversations/{answered[0]}").status_code == 204
    else:
        cookie = {"Cookie": f"quqyq_conversation={answered[0]}"}
        assert embedding.post("/forget", headers=cookie, follow_redirects=False).status_code == 303
    assert counted(embedding, "no") == before
    for path in folder.glob("conversations.db*"):
        content = path.read_bytes()
        assert b"turmeric" not in content and answered[0].encode() not in content


def test_an_opinion_that_cannot_be_kept(
    embedding: TestClient, answered: Tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "damaged.db").write_bytes(b"not a database" * 500)
    app: Any = embedding.app
    settings = app.state.settings.copy(update={"database": tmp_path / "damaged.db"})
    monkeypatch.setattr(app.state, "settings", settings)
    response = say(embedding, answered[0])
    assert (response.status_code, response.json()["code"]) == (503, "not_kept")
    assert "quqyq_topics" in embedding.get("/metrics").text
