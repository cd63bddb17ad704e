"""The last replies, so that a message sent again over a bad line is answered once and stands once in the conversation.

Kept in memory: at most :data:`MOST` replies, each for :data:`SECONDS` seconds at most, and not over a restart.
"""

import asyncio
import hashlib
import os
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Awaitable, Callable, Optional, Tuple

from bot.reply import Reply

MOST = 2000
SECONDS = 900.0

_Key = Tuple[str, str]


class MessageIdReusedError(ValueError):
    """The id belongs to another message of the same conversation."""


@dataclass(frozen=True)
class _Kept:
    mark: bytes
    task: "asyncio.Task[Reply]"
    since: float

    @property
    def reply(self) -> Optional[Reply]:
        """The reply, once it is there."""
        return self.task.result() if self.task.done() and not self.task.cancelled() else None


class Replies:
    """Replies by conversation and message id."""

    def __init__(self, most: int = MOST, seconds: float = SECONDS, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._seconds, self._clock = most, seconds, clock
        self._kept: "OrderedDict[_Key, _Kept]" = OrderedDict()
        # People's words are not kept here, only what tells one message from another, and that to this process alone.
        self._secret = os.urandom(16)

    async def once(
        self, message_id: str, conversation_id: Optional[str], text: str, ask: Callable[[], Awaitable[Reply]]
    ) -> Reply:
        """Ask, or return the reply that the same message already got or is about to get.

        Args:
            message_id: the sender's name for the message.
            conversation_id: the conversation as the sender knows it; ``None`` for the first message.
            text: what makes the message this one.
            ask: gets the reply; what it raises is raised here, and the next attempt asks again.

        Raises:
            MessageIdReusedError: the id belongs to a message with another text.
        """
        key = (conversation_id or "", message_id)
        mark = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), key=self._secret, digest_size=16).digest()
        self._drop_old()
        kept = self._kept.get(key)
        if kept is None:
            # A task of its own: when the line breaks, the answer is still finished and waits for the next attempt.
            task = asyncio.ensure_future(ask())
            kept = self._kept[key] = _Kept(mark, task, self._clock())
            task.add_done_callback(lambda done: self._finished(key, done))
        elif kept.mark != mark:
            raise MessageIdReusedError(message_id)
        return await asyncio.shield(kept.task)

    def find(self, conversation_id: str, message_id: str) -> Optional[Reply]:
        """The reply to a message, if it is still kept."""
        kept = self._kept.get((conversation_id, message_id))
        return kept.reply if kept else None

    def forget(self, conversation_id: str) -> None:
        """Drop the replies of a conversation."""
        for key, kept in list(self._kept.items()):
            reply = kept.reply
            if key[0] == conversation_id or (reply and reply.conversation_id == conversation_id):
                del self._kept[key]

    def _finished(self, key: _Key, task: "asyncio.Task[Reply]") -> None:
        kept = self._kept.get(key)
        # Meanwhile it may have been dropped, and even asked again.
        mine = kept if kept is not None and kept.task is task else None
        if task.cancelled() or task.exception() is not None:
            if mine:
                del self._kept[key]
        elif mine:
            # The first message of a conversation is known by the conversation's id from now on, too.
            self._kept[(task.result().conversation_id, key[1])] = mine

    def _drop_old(self) -> None:
        oldest = self._clock() - self._seconds
        while self._kept and (len(self._kept) >= self._most or next(iter(self._kept.values())).since < oldest):
            self._kept.popitem(last=False)
