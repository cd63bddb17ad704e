"""Text features for the intent model: words, word pairs and pieces of words of the normal form."""

from collections import Counter
from typing import Iterator, List

from bot.nlu.normalise import fold

#: Lengths of the pieces of words. Kazakh stacks suffixes on a stem, so pieces matter more than whole words.
_PIECES = range(3, 6)


def features(text: str) -> "Counter[str]":
    """Count the features of a text. The first character tells the kind: ``w`` word, ``p`` pair, ``c`` piece."""
    words = fold(text).split()
    return Counter([*_words(words), *_pieces(words)])


def _words(words: List[str]) -> Iterator[str]:
    for word in words:
        yield "w" + word
    for first, second in zip(words, words[1:]):
        yield f"p{first} {second}"


def _pieces(words: List[str]) -> Iterator[str]:
    for word in words:
        padded = f" {word} "
        for length in _PIECES:
            for start in range(len(padded) - length + 1):
                yield "c" + padded[start : start + length]
