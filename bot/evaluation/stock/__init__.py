"""The stock Rasa project that ``quqyq bench`` compares with: what ``rasa init`` gives, on this project's own data.

Pipeline and policies are read from the installed Rasa, so they are its defaults and not our idea of them. Training
questions, rules, domain and actions are the very ones of the bot.
"""

import shutil
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, Dict, List

import yaml

from bot.paths import DATA, DOMAIN, NLU

#: Epochs of every component that has epochs in Rasa's default configuration.
DEFAULT_EPOCHS = 100

_CHIT_CHAT = ("greet", "utter_greet"), ("thanks", "utter_thanks"), ("goodbye", "utter_goodbye")


@dataclass(frozen=True)
class StockProject:
    """A stock project on disk."""

    folder: Path

    @property
    def models(self) -> Path:
        """The folder that ``rasa train`` writes models to."""
        return self.folder / "models"


def write_project(folder: Path, action_port: int, epochs: int, policy_epochs: int) -> StockProject:
    """Write the project.

    Args:
        folder: an empty folder.
        action_port: where the action server will listen.
        epochs: of the pipeline, that is of DIETClassifier; :data:`DEFAULT_EPOCHS` for Rasa's own default.
        policy_epochs: of TEDPolicy and UnexpecTEDIntentPolicy.
    """
    shutil.copytree(NLU, folder / "data" / "nlu")
    shutil.copy(DATA / "rules.yml", folder / "data")
    shutil.copytree(DOMAIN, folder / "domain")
    _write(folder / "config.yml", default_config(epochs, policy_epochs))
    # Nothing but the address of the action server and a tracker store that survives a restart, as Quqyq's does.
    endpoints = {
        "action_endpoint": {"url": f"http://127.0.0.1:{action_port}/webhook"},
        "tracker_store": {"type": "SQL", "dialect": "sqlite", "db": str(folder / "rasa.db")},
    }
    _write(folder / "endpoints.yml", endpoints)
    _write(folder / "credentials.yml", {"rest": None})
    rules = yaml.safe_load((DATA / "rules.yml").read_text(encoding="utf-8"))["rules"]
    _write(folder / "data" / "stories.yml", {"version": "3.1", "stories": stories(rules)})
    return StockProject(folder)


def default_config(epochs: int, policy_epochs: int) -> Dict[str, Any]:
    """Rasa's default pipeline and policies, which ``rasa init`` projects are trained with."""
    text = resources.read_text("rasa.engine.recipes.config_files", "default_config.yml")
    config: Dict[str, Any] = yaml.safe_load(text)
    config["assistant_id"] = "stock"
    # ResponseSelector has nothing to learn, for there are no retrieval intents.
    for components, number in ((config["pipeline"], epochs), (config["policies"], policy_epochs)):
        for component in components:
            if "epochs" in component:
                component["epochs"] = number
    return config


def stories(rules: List[Dict[str, Any]]) -> List[Dict[str, Any]]:
    """Stories that say the same as the rules: TEDPolicy and UnexpecTEDIntentPolicy learn from stories only.

    One story a rule, and one longer conversation for each intent, as a starter project has both.
    """
    short = [{"story": rule["rule"], "steps": rule["steps"]} for rule in rules]
    greet, thanks, goodbye = ([{"intent": intent}, {"action": action}] for intent, action in _CHIT_CHAT)
    long = []
    for rule in rules:
        action = rule["steps"][-1]
        for intent in _intents(rule["steps"][0]):
            if intent not in dict(_CHIT_CHAT):
                steps = [*greet, {"intent": intent}, action, *thanks, *goodbye]
                long.append({"story": f"Conversation about {intent}", "steps": steps})
    return [*short, *long]


def _intents(step: Dict[str, Any]) -> List[str]:
    return [choice["intent"] for choice in step.get("or", [step])]


def _write(path: Path, content: Dict[str, Any]) -> None:
    path.write_text(yaml.dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
