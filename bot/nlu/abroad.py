"""Tell whether a question is about what happens in another country: our law, and the EU's, do not answer it."""

import re

from bot.nlu.normalise import fold

# "в Германии", "in California", "АҚШ-та": being there. "китайский робот" or "a US company" is not.
_RUSSIAN = (
    r"\b(?:в|во|на) (?:сша|америк|росси|рф\b|кита[ей]|герман|франц|великобритан|англии|украин|беларус|белорус"
    r"|узбекистан"
    r"|кыргызстан|киргиз|таджикистан|туркмен|азербайджан|грузии|армении|турц|япони|коре[ея]|инди[ия]|канад|австрал"
    r"|дубае|оаэ|эмират|польш|итали|испани|калифорни|москв|лондон|нью йорк|берлин)"
)
_ENGLISH = (
    r"\bin (?:the )?(?:us\b|usa|united states|america|california|new york|texas|uk\b|united kingdom|britain|england"
    r"|london"
    r"|russia|china|germany|berlin|france|ukraine|belarus|uzbekistan|kyrgyzstan|tajikistan|turkey|turkiye|japan|korea"
    r"|india|canada|australia|dubai|uae\b|emirates|poland|italy|spain|georgia|armenia|azerbaijan)"
)
_KAZAKH = (
    r"\b(?:акш|америка|ресей|кытай|германия|франция|улыбритания|англия|украина|беларусь|озбекстан|кыргызстан|тажикстан"
    r"|туркия|жапония|корея|индия|канада|австралия|дубай|польша|италия|испания|калифорния|маскеу|лондон|берлин)"
    r"\s?(?:да|де|та|те|дагы|деги|тагы|теги|нын|нин|дын|дин|тын|тин)\b"
)
_THERE = re.compile("|".join((_RUSSIAN, _ENGLISH, _KAZAKH)))
_HERE = re.compile(r"казахстан|казакстан|kazakhstan|\bрк\b|бизде|у нас|\bhere\b")


def is_abroad(text: str) -> bool:
    """Tell whether the text places what it asks about in another country and says nothing of Kazakhstan."""
    folded = fold(text)
    return bool(_THERE.search(folded)) and not _HERE.search(folded)
