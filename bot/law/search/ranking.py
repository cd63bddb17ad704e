"""The search itself, the same over both engines: an engine keeps passages and nominates them, here they are ranked."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import Any, Dict, FrozenSet, Iterable, List, Optional, Protocol, Sequence, Tuple

import numpy as np

from bot.languages import LANGUAGES, Language
from bot.law.money import fill_amounts
from bot.law.refs import Ref
from bot.law.search.analysis import Analyser
from bot.law.search.model import MAX_QUERY, Hit, NoWordsError, QueryTooLongError, Questions, UnknownActError
from bot.law.search.passages import Passage, Place, fingerprint, passages
from bot.law.search.spelling import Speller
from bot.law.search.thesaurus import lines
from bot.law.search.weights import STORED, Vocabulary, rarity_of
from bot.law.store import LawStore, Provision, today

#: So many passages are looked at for one query, at most.
CANDIDATES = 400
#: So many of the best passages share in the result.
_RANKED = 100
#: A word mended, or read in another script, is somewhat doubtful.
_DOUBT = 0.8
#: A word of like meaning counts less than the word that was typed.
_LIKE = 0.45
#: How much what people ask counts beside an article's own words.
_TOPIC = 0.8
#: The reader is in Kazakhstan: law from elsewhere comes later, but first when the query names it.
_HOME = "kz"
_ELSEWHERE = 0.6
_NAMES_OF_EUROPE: Dict[Language, str] = {
    "kk": "ЕО Еуроодақ Еуропа еуропалық EU",
    "ru": "ЕС Евросоюз Европа европейский EU GDPR",
    "en": "EU Europe European GDPR",
}


@dataclass(frozen=True)
class Wanted:
    """Which passages an engine shall nominate: those with any of the words, then those with both words of any pair."""

    language: Language
    any_of: Tuple[str, ...]
    pairs: Tuple[Tuple[str, str], ...]
    limit: int = CANDIDATES


class Engine(Protocol):
    """Keeps the index."""

    def vocabulary(self, language: Language) -> Vocabulary:
        """The terms of a language."""

    def nominate(self, wanted: Wanted) -> List[Tuple[int, bytes]]:
        """The first passages that have what is wanted: number and stored weights, in order."""

    def close(self) -> None:
        """Give back what is held."""


class RankedSearch:
    """A :class:`bot.law.search.model.Searcher` over an engine.

    Args:
        law: the law base the index was built from.
        everything: the passages the index was built from, in their order.
        engine: the index.
        analysers: how text was turned into terms.
    """

    def __init__(
        self, law: LawStore, everything: Sequence[Passage], engine: Engine, analysers: Dict[Language, Analyser]
    ) -> None:
        self._law = law
        self._engine = engine
        self._analysers = analysers
        self._places = [passage.places for passage in everything]
        self._own = [passage.own for passage in everything]
        self._total = len(everything)
        # Of equal scores the earlier article comes first, so that the order never depends on the engine.
        in_order = ((act, number) for act in law.articles for number in law.articles[act])
        self._order = {key: place for place, key in enumerate(in_order)}
        self._words = {
            language: _Words(engine.vocabulary(language), analysers[language], language) for language in LANGUAGES
        }
        self._point_terms = lru_cache(maxsize=65_536)(self._terms_of_points)

    def search(
        self,
        query: str,
        language: Language,
        *,
        act: Optional[str] = None,
        on: Optional[date] = None,
        limit: int = 5,
    ) -> List[Hit]:
        """Find provisions; see :class:`bot.law.search.model.Searcher`."""
        if len(query) > MAX_QUERY:
            raise QueryTooLongError(f"the query is longer than {MAX_QUERY} characters")
        if act is not None and act not in self._law.acts:
            raise UnknownActError(f"no act {act}")
        if not any(letter.isalnum() for letter in query):
            raise NoWordsError("the query has no word in it")
        terms = self._understand(query, language)
        if not terms or limit < 1:
            return []
        hits = []
        for score, place in self._ranked(terms, language):
            article = self._law.articles[place.act][place.article]
            found = self._law.acts[place.act]
            if act is not None and place.act != act:
                continue
            if on is not None and not Provision(found, article, Ref(place.article)).in_force_on(on):
                continue
            hits.append(self._hit(place, score, terms, language, on))
            if len(hits) == limit:
                break
        return hits

    def close(self) -> None:
        """Close the engine."""
        self._engine.close()

    def _understand(self, query: str, language: Language) -> Dict[str, float]:
        """The terms of the index that a query asks for, and how far each can be trusted."""
        words = self._words[language]
        found: Dict[str, float] = {}
        typed: List[str] = []
        for readings, plain in self._analysers[language].readings(query):
            known = next((term for term in readings if term in words.numbers), None)
            if known is not None:
                found[known] = 1.0
                continue
            mended = words.speller.nearest(plain)
            if mended is not None:
                found.setdefault(words.term_of[mended], _DOUBT)
                continue
            typed += readings[:1]
        for term in [*typed, *found]:
            for like in words.like.get(term, ()):
                found.setdefault(like, _LIKE)
        return found

    def _ranked(self, terms: Dict[str, float], language: Language) -> List[Tuple[float, Place]]:
        nominated = self._engine.nominate(self._wanted(terms, language))
        if not nominated:
            return []
        words = self._words[language]
        trust = np.zeros(len(words.counts))
        for term, share in terms.items():
            trust[words.numbers[term]] = share
        stored = np.frombuffer(b"".join(weights for _, weights in nominated), dtype=STORED)
        sizes = [len(weights) // STORED.itemsize for _, weights in nominated]
        owners = np.repeat(np.arange(len(nominated)), sizes)
        scores = np.bincount(owners, weights=trust[stored["term"]] * stored["worth"], minlength=len(nominated))
        best = np.argsort(-scores, kind="stable")[:_RANKED]
        return self._combine(
            ((float(scores[row]), nominated[row][0]) for row in best),
            abroad=bool(words.europe & terms.keys()),
        )

    def _wanted(self, terms: Dict[str, float], language: Language) -> Wanted:
        """Choose the words that nominate: the rare ones alone, of the frequent ones only those that stand together.

        A frequent word says little, and looking at every passage that has it would take long. It still counts in the
        score of the passages that are nominated.
        """
        words = self._words[language]
        by_count = sorted((words.counts[words.numbers[term]], term) for term in terms)
        rare: List[str] = []
        room = CANDIDATES
        for count, term in by_count:
            if count > room:
                break
            rare.append(term)
            room -= count
        frequent = [term for _, term in by_count[len(rare) : len(rare) + 4]]
        pairs = tuple(combinations(frequent, 2))
        # One frequent word, and nothing else to go by.
        return Wanted(language, tuple(rare or ([] if pairs else frequent)), pairs)

    def _combine(self, scored: Iterable[Tuple[float, int]], *, abroad: bool) -> List[Tuple[float, Place]]:
        """Add to an article's score that of the topic that fits best; ``abroad``: law from elsewhere first."""
        own: Dict[Tuple[str, str], Tuple[float, Place]] = {}
        asked: Dict[Tuple[str, str], Tuple[float, Place]] = {}
        for score, number in scored:
            for place in self._places[number]:
                key = place.act, place.article
                if self._own[number]:
                    own[key] = score, place
                else:
                    value = _TOPIC * score * place.share
                    if value > asked.get(key, (0.0, place))[0]:
                        asked[key] = value, place
        result = []
        for key in {*own, *asked}:
            parts = [part[key] for part in (own, asked) if key in part]
            home = self._law.acts[key[0]].jurisdiction == _HOME
            score = sum(value for value, _ in parts) * (1.0 if home is not abroad else _ELSEWHERE)
            result.append((score, max(parts, key=lambda part: part[0])[1]))
        return sorted(result, key=lambda pair: (-pair[0], self._order[pair[1].act, pair[1].article]))

    def _hit(
        self,
        place: Place,
        score: float,
        terms: Dict[str, float],
        language: Language,
        on: Optional[date],
    ) -> Hit:
        provision, gist = self._best_point(place, terms, language, on)
        day = on or today()
        citation = provision.cite(language, day)
        return Hit(
            act=place.act,
            article=place.article,
            ref=citation.ref,
            eid=citation.eid,
            score=round(score, 4),
            title=citation.title,
            heading=provision.article.heading[language],
            snippet=fill_amounts(gist, language, self._law.indexes["mci"], day.year),
            url=citation.url,
            in_force=citation.in_force,
        )

    def _best_point(
        self, place: Place, terms: Dict[str, float], language: Language, on: Optional[date]
    ) -> Tuple[Provision, str]:
        """The point that says most of what is asked for; without one, the place itself and its first words."""
        words = self._words[language]
        act, article = self._law.acts[place.act], self._law.articles[place.act][place.article]

        def applies(ref: Ref) -> bool:
            return on is None or Provision(act, article, ref).in_force_on(on)

        # The article applies on that day; the place in it that a topic cites may not.
        inside = next(ref for ref in (Ref.parse(place.ref), Ref(place.article)) if applies(ref))
        points = [
            (ref, gist, point)
            for ref, gist, point in self._point_terms(place.act, place.article, language)
            if inside.contains(ref) and applies(ref)
        ]
        best_score, best_ref, best_gist = 0.0, inside, points[0][1]
        for ref, gist, point in points:
            score = sum(words.rarity(term, self._total) * terms[term] for term in point & terms.keys())
            # A long point has more of any words.
            score /= 1 + 0.01 * len(point)
            if score > best_score:
                best_score, best_ref, best_gist = score, ref, gist
        return Provision(act, article, best_ref), best_gist

    def _terms_of_points(self, act: str, number: str, language: Language) -> List[Tuple[Ref, str, FrozenSet[str]]]:
        analyser = self._analysers[language]
        return [
            (Ref.parse(point.ref), point.gist[language], frozenset(analyser.terms(point.gist[language])))
            for point in self._law.articles[act][number].points
        ]


class _Words:
    """The vocabulary of a language, ready to look words up."""

    def __init__(self, vocabulary: Vocabulary, analyser: Analyser, language: Language) -> None:
        self.numbers = vocabulary.numbers()
        self.counts = vocabulary.counts
        self.term_of = {word: vocabulary.terms[number] for word, number in vocabulary.words}
        self.speller = Speller({word: vocabulary.counts[number] for word, number in vocabulary.words})
        self.europe = frozenset(analyser.terms(_NAMES_OF_EUROPE[language]))
        #: By term, the terms of like meaning.
        self.like: Dict[str, List[str]] = defaultdict(list)
        for said, meant in lines(language):
            terms = [term for term in analyser.terms(meant) if term in self.numbers]
            for term in analyser.terms(said):
                self.like[term] += terms

    def rarity(self, term: str, total: int) -> float:
        """How much a term says."""
        return rarity_of(self.counts[self.numbers[term]], total)


def prepare(law: LawStore, questions: Questions, stemming: bool = True) -> Tuple[List[Passage], str, Any]:
    """What every engine needs to build or to find its index: the passages, their fingerprint, and the analysers."""
    everything = passages(law, questions)
    name = fingerprint(everything) + ("" if stemming else "-plain")
    analysers: Dict[Language, Analyser] = {language: Analyser(language, stemming) for language in LANGUAGES}
    return everything, name, analysers
