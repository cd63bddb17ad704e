"""A light stemmer for Kazakh: takes off personal, case, possessive and plural endings, and the commonest verb endings.

It works on folded text (``analysis.fold``), so that words typed without the Kazakh letters get the same stem. Folding
hides part of the vowel harmony (ә, ө and ү look like а, о and у), so a front ending is refused only after a vowel that
is back beyond doubt (ы), and a back ending only after one that is front beyond doubt (е, э).

Kazakh words grow from the stem outwards, plural, possessive, case, personal ending, so endings come off in the opposite
order. No dictionary: a stem may be cut differently from how a grammar cuts it, as long as the forms of a word meet.
"""

from typing import FrozenSet

#: A stem keeps at least so many letters.
_SHORTEST = 3
_LONGEST = 5
_VOWELS = frozenset("аеиоуыэюя")
_FRONT = frozenset("еэ")
_BACK = frozenset("аыя")


def _endings(text: str) -> FrozenSet[str]:
    return frozenset(text.split())


# What follows the stem, the outermost first.
_PERSONAL = _endings("мын мин бын бин пын пин сын син сыз сиз мыз миз быз биз пыз пиз")
_CASE = _endings(
    "нын нин дын дин тын тин"  # of
    " га ге ка ке на не ыма име"  # to, to my
    " ны ни ды ди ты ти"  # whom, what
    " да де та те нда нде дагы деги тагы теги ндагы ндеги"  # in, which is in
    " дан ден тан тен нан нен"  # from
    " мен бен пен"  # with
)
_POSSESSIVE = _endings("сы си ы и ым им м ын ин ымыз имиз мыз миз ыныз иниз ныз низ")
_PLURAL = _endings("лар лер дар дер тар тер")
_VERB = _endings(
    "атын етин итын итин"  # who does: төлейтін
    " ады еди иды иди"  # does: төлейді
    " ганы гени каны кени ган ген кан кен"  # did: төлеген
    " маса месе баса бесе паса песе са се"  # if: төлесе
    " мау меу бау беу пау пеу у"  # doing, not doing: төлеу
    " ып ип мак мек бак бек пак пек"
)
# The joint of an ending tells what the stem ends in: құқығ-ым, but бала-м.
_AFTER_CONSONANT = frozenset("ы и ым им ын ин ымыз имиз ыныз иниз атын етин ады еди ып ип".split())
_AFTER_VOWEL = frozenset("сы си м мыз миз ныз низ итын итин иды иди нда нде нан нен ндагы ндеги".split())
_AFTER_OPEN_VOWEL = frozenset("мын мин".split())
# A vowel at the joint softens the last letter of the stem: құқық, құқығы.
_HARD = {"г": "к", "б": "п"}


def stem(word: str) -> str:
    """Return the stem of a folded Kazakh word."""
    # Possession twice more: a noun may itself end in what looks like it (шешім-ім), and so may one before a plural.
    for endings in (_PERSONAL, _CASE, _POSSESSIVE, _POSSESSIVE, _PLURAL, _POSSESSIVE, _VERB):
        word = _without(word, endings)
    # What is left of төлей-ді is the form a verb has before such endings.
    if len(word) > _SHORTEST + 1 and word[-1] == "и" and word[-2] in "ае":
        word = word[:-1]
    return word[:-1] + _HARD.get(word[-1:], word[-1:])


def _without(word: str, endings: FrozenSet[str]) -> str:
    for length in range(min(_LONGEST, len(word) - _SHORTEST), 0, -1):
        rest, ending = word[:-length], word[-length:]
        if ending in endings and _fits(rest, ending):
            return rest
    return word


def _fits(rest: str, ending: str) -> bool:
    # One letter is weak evidence of an ending, so it must leave more of the word.
    if len(rest) < _SHORTEST + (len(ending) == 1):
        return False
    if ending in _AFTER_CONSONANT and rest[-1] in _VOWELS or ending in _AFTER_VOWEL and rest[-1] not in _VOWELS:
        return False
    if ending in _AFTER_OPEN_VOWEL and rest[-1] not in "аея":
        return False
    last = next((letter for letter in reversed(rest) if letter in _VOWELS), "")
    first = next((letter for letter in ending if letter in _VOWELS), "у")
    if not last or first == "у":
        return bool(last)
    return last not in _FRONT if first in _BACK else last != "ы"
