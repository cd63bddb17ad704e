"""What an operator can set, read from the environment (``QUQYQ_*``) and checked at start."""

import os
from pathlib import Path
from typing import Mapping, Optional

from pydantic import BaseModel, Extra, Field, ValidationError

from bot.paths import ROOT

PREFIX = "QUQYQ_"


class SettingsError(ValueError):
    """A setting has a value that cannot be used; the message names it."""


class Settings(BaseModel):
    """The settings, each with a safe default."""

    host: str = Field(
        default="127.0.0.1", description="Address to listen on. Set 0.0.0.0 to be reached from other machines."
    )
    port: int = Field(default=8000, ge=1, le=65535, description="Port to listen on.")
    models: Path = Field(default=ROOT / "models", description="Folder with the trained Rasa model.")
    database: Path = Field(default=ROOT / "var" / "conversations.db", description="SQLite file with the conversations.")
    law_database: Path = Field(
        default=ROOT / "var" / "law.db",
        description="SQLite file with official texts and answers under review.",
    )
    search_database: str = Field(
        default=str(ROOT / "var" / "search.db"), description="File or postgresql:// address for the search index."
    )
    portals: Optional[Path] = Field(
        default=None,
        description="YAML file of the sites that may embed the bot, see for-portals.md. Without it none may.",
    )
    widgets: Path = Field(
        default=ROOT / "var" / "widgets",
        description="Folder where earlier versions of the widget stay for the sites that name them.",
    )
    base_url: str = Field(
        default="http://localhost:8000",
        description="Address under which readers reach the bot, for links that search engines see.",
    )
    contact: Optional[str] = Field(
        default=None,
        min_length=3,
        max_length=200,
        regex=r"^[^\r\n]+$",
        description="Address of those who run the bot, shown to readers: an e-mail, a web page or a phone.",
    )
    log_level: str = Field(
        default="WARNING", regex="^(DEBUG|INFO|WARNING|ERROR)$", description="How much to log. Never people's words."
    )

    class Config:
        extra = Extra.forbid

    @classmethod
    def read(cls, environment: Optional[Mapping[str, str]] = None) -> "Settings":
        """Read the settings.

        Raises:
            SettingsError: a value is wrong, or a ``QUQYQ_`` variable names no setting.
        """
        source = os.environ if environment is None else environment
        values = {name[len(PREFIX) :].lower(): value for name, value in source.items() if name.startswith(PREFIX)}
        try:
            return cls.parse_obj(values)
        except ValidationError as error:
            first = error.errors()[0]
            raise SettingsError(f"{PREFIX}{str(first['loc'][0]).upper()}: {first['msg']}") from error
