"""Rasa's own dialogue tests on the trained model: what is understood and what is done about it, turn by turn."""

import json
from pathlib import Path

import yaml

STORIES = Path(__file__).parent
FILES = sorted(STORIES.glob("test_*.yml"))


async def test_no_dialogue_fails(model: Path, tmp_path: Path) -> None:
    import rasa.core.test
    from rasa.core.agent import Agent
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(30)
    agent = Agent.load(model)
    await rasa.core.test.test(str(STORIES), agent, out_directory=str(tmp_path), e2e=True, disable_plotting=True)
    report = json.loads((tmp_path / "story_report.json").read_text(encoding="utf-8"))["conversation_accuracy"]
    failed = (tmp_path / "failed_test_stories.yml").read_text(encoding="utf-8")
    written = sum(len(yaml.safe_load(path.read_text(encoding="utf-8"))["stories"]) for path in FILES)
    assert report["total"] == written
    assert report["correct"] == written, failed


def test_there_are_enough_dialogues_in_each_language() -> None:
    counts = {path.stem[-2:]: len(yaml.safe_load(path.read_text(encoding="utf-8"))["stories"]) for path in FILES}
    assert set(counts) == {"kk", "ru", "en"}
    assert min(counts.values()) >= 7
    assert sum(counts.values()) >= 20


def test_the_dialogues_come_to_every_action() -> None:
    actions = {
        step["action"]
        for path in FILES
        for story in yaml.safe_load(path.read_text(encoding="utf-8"))["stories"]
        for step in story["steps"]
        if "action" in step
    }
    assert actions >= {
        "action_answer_topic",
        "action_lookup_article",
        "action_out_of_scope",
        "action_explain_answer",
        "action_switch_language",
        "action_help",
        "utter_greet",
        "utter_thanks",
        "utter_goodbye",
        "utter_bot_challenge",
    }
