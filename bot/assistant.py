"""The only door to Rasa for the API, the pages and the command line: load a model, handle one message, return one typed
reply.
"""

from __future__ import annotations

import gc
import logging
import re
import uuid
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional

import rasa.utils.log_utils
from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.shared.core.events import BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from actions.knowledge import law
from bot.dialogue.conversations import Conversations, DatabaseDamagedError
from bot.dialogue.in_process import InProcessProcessor
from bot.dialogue.nlg import CatalogNaturalLanguageGenerator
from bot.i18n import N_
from bot.i18n import gettext as _
from bot.languages import Language
from bot.personal_data import mask
from bot.reply import Button, Conversation, Detected, Message, Part, Reply, Status, Turn
from bot.rescript import in_latin
from bot.screening import screen

__all__ = ["Assistant", "DatabaseDamagedError", "ModelMissingError", "NoReplyError", "UnknownConversationError"]

#: Intents a pressed button may name besides the topics. Anything else with a slash is taken as words: a reader must not
#: be able to call Rasa's own commands such as /restart.
_BUTTON_INTENTS = {"help", "switch_language", "lookup_article"}
_PAYLOAD = re.compile(
    r'/(?P<intent>\w+)(?:\{"(?P<entity>\w+)": ?"(?P<value>[\w()\- ]+)"(?:, ?"\w+": ?"[\w()\- ]+")?\})?'
)
# Ids are ours: 32 hexadecimal digits.
_ID = re.compile(r"[0-9a-f]{32}")
_KEEP_OUT = N_(
    "I have hidden the personal data in your message and kept none of it. Please do not send such data here: it is not "
    "needed for an answer."
)
# The part name of the line of citations meant for text-only channels; the typed reply has them as data.
_CITATIONS = "citations"


class ModelMissingError(RuntimeError):
    """The model file is missing or damaged; the message says how to mend it."""


class UnknownConversationError(LookupError):
    """No conversation of that id is kept."""


class NoReplyError(RuntimeError):
    """Rasa said nothing: an action failed. The message was kept, the reader can ask again."""


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
        self._payloads = _BUTTON_INTENTS | {intent for intent in domain.intents if law().topic_of_intent(intent)}

    @classmethod
    def load(cls, model: Path, database: Path, log_level: int = logging.WARNING) -> Assistant:
        """Load the model and open the database of conversations.

        Raises:
            ModelMissingError: the model is missing or damaged.
            DataFileError: a law file is missing or damaged.
            DatabaseDamagedError: the database cannot be used.
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
        )
        try:
            agent.processor = InProcessProcessor(
                model_path=model, tracker_store=conversations, lock_store=agent.lock_store, generator=agent.nlg
            )
        except Exception as error:
            raise ModelMissingError(f"{model}: the model is damaged. Delete it and run: quqyq train") from error
        agent.domain = conversations.domain = agent.processor.domain
        agent.nlg.responses = agent.domain.responses
        law()
        # What has been loaded stays for good: the garbage collector need not walk through TensorFlow again and again.
        gc.collect()
        gc.freeze()
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
        script: Optional[str] = None,
    ) -> Reply:
        """Handle one message.

        Args:
            text: what the person wrote, or the payload of the button they pressed.
            conversation_id: the conversation to go on with; a new one begins without it.
            language: the language the reader chose; it outranks what is detected.
            language_hint: the language of the page or the browser, for when nothing better is known.
            script: the script the reader chose for Kazakh, ``Latn`` or ``Cyrl``.

        Raises:
            UnreadableMessageError: the text cannot be taken.
            UnknownConversationError: there is no such conversation.
            NoReplyError: an action failed.
        """
        masked = mask(screen(text))
        if conversation_id is not None and not _ID.fullmatch(conversation_id):
            raise UnknownConversationError(conversation_id)
        if conversation_id is not None and not await self._conversations.exists(conversation_id):
            raise UnknownConversationError(conversation_id)
        channel = _Collector()
        sender = conversation_id or uuid.uuid4().hex
        metadata = {"language": language, "script": script, "language_hint": language_hint, "masked": masked.kinds}
        message = UserMessage(self._as_message(masked.text), channel, sender, input_channel="quqyq", metadata=metadata)
        message.parse_data = await self._agent.processor.parse_message(message)
        told = bool(masked.kinds) and conversation_id is not None and await self._was_told(conversation_id)
        await self._agent.handle_message(message)
        return _reply(
            sender, message.parse_data, channel.utterances, masked.kinds, tell=bool(masked.kinds) and not told
        )

    async def _was_told(self, conversation_id: str) -> bool:
        """Tell whether the reader has been asked before to keep personal data out."""
        tracker: Optional[DialogueStateTracker] = await self._conversations.retrieve_full_tracker(conversation_id)
        events = tracker.events if tracker else []
        return any(isinstance(event, UserUttered) and event.metadata.get("masked") for event in events)

    async def understand(self, text: str) -> Dict[str, Any]:
        """Return all that the pipeline found in a message, without answering or keeping it: for measuring."""
        processor = self._agent.processor
        assert processor is not None, "an assistant is made of a loaded agent"
        message = UserMessage(mask(screen(text)).text)
        parsed: Dict[str, Any] = await processor.parse_message(message, only_output_properties=False)
        return parsed

    def _as_message(self, text: str) -> str:
        """Let known payloads through as they are; take the slash from anything else."""
        if not text.startswith("/"):
            return text
        payload = _PAYLOAD.fullmatch(text)
        return text if payload and payload["intent"] in self._payloads else text.lstrip("/ ") or "?"

    async def conversation(self, conversation_id: str) -> Conversation:
        """Return a conversation from its beginning.

        Raises:
            UnknownConversationError: there is no such conversation.
        """
        if not _ID.fullmatch(conversation_id):
            raise UnknownConversationError(conversation_id)
        tracker: Optional[DialogueStateTracker] = await self._conversations.retrieve_full_tracker(conversation_id)
        if tracker is None or not tracker.events:
            raise UnknownConversationError(conversation_id)
        return Conversation(conversation_id=conversation_id, turns=list(_turns(conversation_id, list(tracker.events))))

    async def forget(self, conversation_id: str) -> None:
        """Delete a conversation.

        Raises:
            UnknownConversationError: there is no such conversation.
        """
        if not _ID.fullmatch(conversation_id) or not self._conversations.forget(conversation_id):
            raise UnknownConversationError(conversation_id)

    def store_is_well(self) -> bool:
        """Tell whether the database of conversations answers."""
        return self._conversations.is_well()

    def close(self) -> None:
        """Close the database of conversations."""
        self._conversations.close()


def _turns(conversation_id: str, events: List[Event]) -> List[Turn]:
    turns: List[Turn] = []
    asked: Optional[UserUttered] = None
    said: List[Dict[str, Any]] = []
    told = False

    def close() -> None:
        nonlocal told
        if asked is not None and said:
            masked = asked.metadata.get("masked") or []
            reply = _reply(conversation_id, asked.parse_data, said, masked, tell=bool(masked) and not told)
            told = told or bool(masked)
            turns.append(Turn(text=asked.text or "", time=asked.timestamp, reply=reply))

    for event in events:
        if isinstance(event, UserUttered):
            close()
            asked, said = event, []
        elif isinstance(event, BotUttered):
            said.append(event.message())
    close()
    return turns


def _reply(
    conversation_id: str,
    parse_data: Mapping[str, Any],
    utterances: List[Dict[str, Any]],
    masked: List[str],
    *,
    tell: bool,
) -> Reply:
    """Make the typed reply; ``tell`` adds the request, made once, to keep personal data out."""
    outcome = next((said["outcome"] for said in utterances if said.get("outcome")), None)
    if outcome is None:
        raise NoReplyError("no action answered")
    language, script = outcome["language"], outcome["script"]
    messages = [
        Message(
            text=said["text"],
            part=Part(said.get("part", Part.TEXT)),
            buttons=[
                Button(**{key: button[key] for key in ("title", "payload")}) for button in said.get("buttons") or []
            ],
        )
        for said in utterances
        if said.get("part") != _CITATIONS
    ]
    if tell:
        messages.append(Message(text=_(_KEEP_OUT, language), part=Part.NOTICE))
    reply = Reply(
        conversation_id=conversation_id,
        language=language,
        script=script,
        detected=Detected(**(parse_data.get("language") or {})),
        status=Status(outcome["status"]),
        topic=outcome["topic"],
        reason=outcome.get("reason"),
        confidence=outcome["confidence"],
        masked=masked,
        messages=messages,
        citations=outcome["citations"],
    )
    return in_latin(reply) if language == "kk" and script == "Latn" else reply
