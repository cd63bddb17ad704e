"""Letters typed instead of others: look-alikes of the other alphabet, and the same one over and over."""

import re

_CYRILLIC = "аеорсухкмтвәһі"
_LATIN = "aeopcyxkmtbəhi"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans("аеорсухкмтіһ", "aeopcyxkmtih")
_WORD = re.compile(r"[^\W\d_]+")
_HAS_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_HAS_LATIN = re.compile(r"[a-zə]")
_OVER_AND_OVER = re.compile(r"([^\W\d_])\1{2,}")


def mend(text: str) -> str:
    """Write each word of a lower-case text in one alphabet, and no letter more than twice in a row.

    ``cот`` with a Latin c becomes ``сот``, ``штрааааф`` becomes ``штрааф``. Words whose letters cannot all be of one
    alphabet stay as they are (``ии-bot`` is two words).
    """
    return _OVER_AND_OVER.sub(r"\1\1", _WORD.sub(_one_alphabet, text))


def _one_alphabet(match: "re.Match[str]") -> str:
    word = match[0]
    if not (_HAS_CYRILLIC.search(word) and _HAS_LATIN.search(word)):
        return word
    for table, other in ((_TO_CYRILLIC, _HAS_LATIN), (_TO_LATIN, _HAS_CYRILLIC)):
        mended = word.translate(table)
        if not other.search(mended):
            return mended
    return word
