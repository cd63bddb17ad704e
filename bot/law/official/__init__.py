"""Official texts beside the plain-language law: import, store, compare editions, reviews that follow from changes.

The repository holds no official text. Whoever runs the bot imports it into a database of their own.
"""

from bot.law.official.errors import OfficialTextError
from bot.law.official.reviews import Review, Reviews, notice
from bot.law.official.texts import OfficialArticle, OfficialText, OfficialTexts

__all__ = ["OfficialArticle", "OfficialText", "OfficialTextError", "OfficialTexts", "Review", "Reviews", "notice"]
