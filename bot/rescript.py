"""Write a Kazakh reply in Latin letters, for readers who chose them."""

from bot.orthography.kazakh_latin import to_latin
from bot.reply import Reply


def in_latin(reply: Reply) -> Reply:
    """The same reply in the Latin alphabet of 2021: texts and titles; payloads, ids and links stay as they are."""
    messages = [
        message.copy(
            update={
                "text": to_latin(message.text),
                "buttons": [button.copy(update={"title": to_latin(button.title)}) for button in message.buttons],
            }
        )
        for message in reply.messages
    ]
    citations = [citation.copy(update={"title": to_latin(citation.title)}) for citation in reply.citations]
    return reply.copy(update={"messages": messages, "citations": citations})
