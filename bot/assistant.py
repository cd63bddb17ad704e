"""The only door to Rasa's core: load a model, handle one message, return one typed reply.

Rasa's Agent runs in this process, and so do the custom actions: rasa_sdk's executor is called directly where a stock
set-up makes an HTTP request to an action server.
"""

from __future__ import annotations

import logging
import re
import uuid
from pathlib import Path
from typing import Any, Dict, List, Optional

import rasa.utils.log_utils
import sqlalchemy as sa
from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor

import actions
from bot.languages import Language
from bot.nlg import CatalogNaturalLanguageGenerator
from bot.reply import Button, Conversation, Detected, Message, Part, Reply, Status, Turn
from bot.screening import screen

logger = logging.getLogger(__name__)

#: Intents a pressed button may name besides the topics. Anything else with a slash is taken as words: a reader must not
#: be able to call Rasa's own commands such as /restart.
_BUTTON_INTENTS = {"help", "switch_language", "lookup_article"}
_PAYLOAD = re.compile(r'/(?P<intent>\w+)(?:\{"(?P<entity>\w+)": ?"(?P<value>[\w()\- ]+)"(?:, ?"\w+": ?"[\w()\- ]+")?\})?')
# The part name of the line of citations meant for text-only channels; the typed reply has them as data.
_CITATIONS = "citations"


class ModelMissingError(RuntimeError):
    """The model file is missing or damaged; the message says how to mend it."""


class UnknownConversationError(LookupError):
    """No conversation of that id is kept."""


class NoReplyError(RuntimeError):
    """Rasa said nothing: an action failed. The message was kept, the reader can ask again."""


class InProcessActions(EndpointConfig):
    """An action endpoint without HTTP: Rasa asks it as it would ask an action server."""

    def __init__(self) -> None:
        # The actions use no domain, so it need not be copied to them with every call.
        super().__init__(url="in-process", enable_selective_domain=True)
        self._executor = ActionExecutor()
        self._executor.register_package(actions)

    async def request(self, *args: Any, json: Optional[Dict[str, Any]] = None, **kwargs: Any) -> Any:
        """Run the action that Rasa names and return its events and messages."""
        return await self._executor.run(json)


class Conversations(SQLTrackerStore):
    """Rasa's SQL tracker store on SQLite, able to forget a conversation."""

    def __init__(self, path: Path) -> None:
        """Open the database, making it and its folder if they are not there."""
        path.parent.mkdir(parents=True, exist_ok=True)
        super().__init__(dialect="sqlite", db=str(path))

        @sa.event.listens_for(self.engine, "connect")
        def _configure(connection: Any, _record: Any) -> None:
            # Write-ahead logging: readers do not wait for writers, and an acknowledged message survives a crash of the
            # process. Deleted words are overwritten, not just unlinked.
            connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;")

        self.engine.dispose()

    def forget(self, conversation_id: str) -> bool:
        """Delete a conversation; tell whether there was one."""
        with self.session_scope() as session:
            deleted = session.query(self.SQLEvent).filter_by(sender_id=conversation_id).delete()
            session.commit()
        return bool(deleted)


class _Collector(OutputChannel):
    """Collects whole utterances, with the metadata that a stock collecting channel drops."""

    def __init__(self) -> None:
        self.utterances: List[Dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        return "quqyq"

    async def send_response(self, recipient_id: str, message: Dict[str, Any]) -> None:
        self.utterances.append(message)


class Assistant:
    """Answers messages and keeps conversations."""

    def __init__(self, agent: Agent, conversations: Conversations) -> None:
        self._agent = agent
        self._conversations = conversations
        domain = agent.domain
        assert domain is not None, "an agent with a model has a domain"
        self._payloads = _BUTTON_INTENTS | {intent for intent in domain.intents if _is_topic(intent)}

    @classmethod
    def load(cls, model: Path, database: Path, log_level: int = logging.WARNING) -> Assistant:
        """Load the model and open the database of conversations.

        Raises:
            ModelMissingError: the model is missing or damaged.
            DataFileError: a law file is missing or damaged.
        """
        # Before anything of Rasa runs: its debug log prints what people wrote.
        rasa.utils.log_utils.configure_structlog(max(log_level, logging.WARNING))
        if not model.is_file():
            raise ModelMissingError(f"{model}: the model is missing. Train it with: quqyq train")
        conversations = Conversations(database)
        agent = Agent(
            generator=CatalogNaturalLanguageGenerator(),
            tracker_store=conversations,
            lock_store=InMemoryLockStore(),
            action_endpoint=InProcessActions(),
        )
        try:
            agent.load_model(model)
        except Exception as error:
            raise ModelMissingError(f"{model}: the model is damaged. Delete it and run: quqyq train") from error
        agent.nlg.responses = agent.domain.responses
        return cls(agent, conversations)

    @property
    def model_name(self) -> str:
        """The file name of the loaded model."""
        return str(self._agent.model_name)

    async def ask(
        self,
        text: str,
        conversation_id: Optional[str] = None,
        language: Optional[Language] = None,
        language_hint: Optional[Language] = None,
    ) -> Reply:
        """Handle one message.

        Args:
            text: what the person wrote, or the payload of the button they pressed.
            conversation_id: the conversation to go on with; a new one begins without it.
            language: the language the reader chose; it outranks what is detected.
            language_hint: the language of the page or the browser, for when nothing better is known.

        Raises:
            UnreadableMessageError: the text cannot be taken.
            UnknownConversationError: there is no such conversation.
            NoReplyError: an action failed.
        """
        screened = screen(text)
        if conversation_id is not None and not await self._conversations.exists(conversation_id):
            raise UnknownConversationError(conversation_id)
        channel = _Collector()
        sender = conversation_id or uuid.uuid4().hex
        metadata = {"language": language, "language_hint": language_hint}
        message = UserMessage(self._as_message(screened), channel, sender, input_channel="quqyq", metadata=metadata)
        await self._agent.handle_message(message)
        if not channel.utterances:
            raise NoReplyError("no action answered")
        tracker = await self._conversations.retrieve(sender)
        assert tracker is not None and tracker.latest_message is not None, "the message was just saved"
        return _reply(sender, tracker.latest_message, channel.utterances)

    def _as_message(self, text: str) -> str:
        """Let known payloads through as they are; take the slash from anything else."""
        if not text.startswith("/"):
            return text
        payload = _PAYLOAD.fullmatch(text)
        return text if payload and payload["intent"] in self._payloads else text.lstrip("/") or "?"

    async def conversation(self, conversation_id: str) -> Conversation:
        """Return a conversation from its beginning.

        Raises:
            UnknownConversationError: there is no such conversation.
        """
        tracker: Optional[DialogueStateTracker] = await self._conversations.retrieve_full_tracker(conversation_id)
        if tracker is None or not tracker.events:
            raise UnknownConversationError(conversation_id)
        return Conversation(conversation_id=conversation_id, turns=list(_turns(conversation_id, list(tracker.events))))

    async def forget(self, conversation_id: str) -> None:
        """Delete a conversation.

        Raises:
            UnknownConversationError: there is no such conversation.
        """
        if not self._conversations.forget(conversation_id):
            raise UnknownConversationError(conversation_id)

    def store_is_well(self) -> bool:
        """Tell whether the database of conversations answers."""
        try:
            with self._conversations.session_scope() as session:
                session.execute(sa.text("SELECT 1 FROM events LIMIT 1"))
        except sa.exc.SQLAlchemyError:
            return False
        return True


def _is_topic(intent: str) -> bool:
    from actions.knowledge import law

    return law().topic_of_intent(intent) is not None


def _turns(conversation_id: str, events: List[Event]) -> List[Turn]:
    turns: List[Turn] = []
    asked: Optional[UserUttered] = None
    said: List[Dict[str, Any]] = []

    def close() -> None:
        if asked is not None and said:
            reply = _reply(conversation_id, asked, said)
            turns.append(Turn(text=asked.text or "", time=asked.timestamp, reply=reply))

    for event in events:
        if isinstance(event, UserUttered):
            close()
            asked, said = event, []
        elif isinstance(event, BotUttered):
            said.append(event.message())
    close()
    return turns


def _reply(conversation_id: str, asked: UserUttered, utterances: List[Dict[str, Any]]) -> Reply:
    outcome = next((said["outcome"] for said in utterances if said.get("outcome")), None)
    if outcome is None:
        raise NoReplyError("an action said no outcome")
    detected = asked.parse_data.get("language") or {}
    return Reply(
        conversation_id=conversation_id,
        language=outcome["language"],
        detected=Detected(**detected),
        status=Status(outcome["status"]),
        topic=outcome["topic"],
        confidence=outcome["confidence"],
        messages=[
            Message(
                text=said["text"],
                part=Part(said.get("part", Part.TEXT)),
                buttons=[Button(**{key: button[key] for key in ("title", "payload")}) for button in said.get("buttons") or []],
            )
            for said in utterances
            if said.get("part") != _CITATIONS
        ],
        citations=outcome["citations"],
    )
