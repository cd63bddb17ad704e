"""The law base in memory: acts with their articles, topics with their answers, index values."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional

from bot.languages import Language
from bot.law.files import MEND, DataFileError, read_record, read_records, read_yaml
from bot.law.model import Act, Area, Article, Citation, Index, Point, Term, Topic, by_id
from bot.law.refs import Ref, RefError
from bot.paths import ANSWERS, LAW

#: All of Kazakhstan has kept UTC+5 since 1 March 2024; laws begin and end by that clock.
KAZAKHSTAN = timezone(timedelta(hours=5))

#: The act that is meant when somebody names an article and no act.
MAIN_ACT = "kz-ai"


def today() -> date:
    """The calendar day in Kazakhstan."""
    return datetime.now(KAZAKHSTAN).date()


class UnknownProvisionError(LookupError):
    """An act, an article or a point that the law base does not hold."""


@dataclass(frozen=True)
class Provision:
    """A cited place: the act, the article and the points inside the ref."""

    act: Act
    article: Article
    ref: Ref

    def in_force_on(self, day: date) -> bool:
        """Tell whether the provision applies on that day: whether any point of it does."""
        return any(self._applies(point, day) for point in self.article.within(self.ref))

    def _applies(self, point: Point, day: date) -> bool:
        start = point.valid_from or self.article.valid_from or self.act.in_force
        end = point.valid_to or self.article.valid_to or self.act.repealed
        return start <= day and (end is None or day < end)

    @property
    def edition(self) -> Optional[date]:
        """The edition the restatement follows."""
        return self.article.edition or self.act.edition

    @property
    def place(self) -> Dict[Language, str]:
        """The place inside the act as lawyers name it, such as ``Article 21(2)``."""
        return {
            language: self.ref.describe(language, code=self.act.counts_in_parts)
            for language, _ in self.act.title.items()
        }

    def cite(self, language: Language, day: date) -> Citation:
        """Make the citation that a reader of that language sees on that day."""
        return Citation(
            act=self.act.id,
            article=self.article.article,
            ref=str(self.ref),
            eid=self.ref.eid,
            title=f"{self.act.short_title[language]}, {self.place[language]}",
            url=self.act.official_url[language],
            edition=self.edition,
            in_force=self.in_force_on(day),
        )


@dataclass(frozen=True)
class LawStore:
    """Acts, articles, answers and index values, loaded once and read by everybody."""

    acts: Dict[str, Act]
    articles: Dict[str, Dict[str, Article]]
    areas: Dict[str, Area]
    topics: Dict[str, Topic]
    glossary: List[Term]
    indexes: Dict[str, Index]
    _intents: Dict[str, Topic] = field(default_factory=dict)

    @classmethod
    def load(cls, law: Path = LAW, answers: Path = ANSWERS) -> "LawStore":
        """Read the whole law base.

        Raises:
            DataFileError: a file is missing or damaged; the message names it.
        """
        # The act that is asked about most comes first, then Kazakhstan's, then the European Union's.
        folders = sorted(
            (path for path in law.glob("*/") if path.is_dir()),
            key=lambda path: (path.name != MAIN_ACT, not path.name.startswith("kz-"), path.name),
        )
        if law / MAIN_ACT not in folders:
            raise DataFileError(f"{law / MAIN_ACT}: the act itself is missing. {MEND}")
        acts: Dict[str, Act] = {}
        articles: Dict[str, Dict[str, Article]] = {}
        glossary: List[Term] = []
        for folder in folders:
            act = read_record(folder / "act.yml", Act)
            if act.id != folder.name:
                raise DataFileError(f"{folder / 'act.yml'}: the id {act.id} is not the folder's name")
            acts[act.id] = act
            path = folder / "provisions.yml"
            articles[act.id] = _index(path, read_records(path, Article), "article")
            if (folder / "glossary.yml").exists():
                glossary += read_records(folder / "glossary.yml", Term)
        found = sorted(
            (read_record(path, Area) for path in answers.glob("*.yml")), key=lambda area: (area.position, area.area)
        )
        areas = _index(answers, found, "area")
        topics = _index(answers, [topic for area in found for topic in area.topics], "id")
        path = law / "index_values.yml"
        content = read_yaml(path)
        try:
            indexes = {name: Index.parse_obj(value) for name, value in content.items()}
            _ = indexes["mci"]
        except (AttributeError, KeyError, ValueError) as error:
            raise DataFileError(f"{path}: not a table of index values. {MEND}") from error
        intents = _index(answers, list(topics.values()), "intent")
        return cls(acts, articles, areas, topics, glossary, indexes, intents)

    def refuse_gaps(self, answers: Path = ANSWERS) -> None:
        """Refuse to answer from a base in which something leads nowhere: a whole file may be missing.

        Raises:
            DataFileError: a citation or a related topic leads nowhere; the message names the file.
        """
        for topic in self.topics.values():
            path = answers / f"{topic.area}.yml"
            try:
                self.provisions_of(topic)
            except (RefError, UnknownProvisionError) as error:
                raise DataFileError(f"{path}: {topic.id} cites what is not there: {error}. {MEND}") from error
            for other in topic.related:
                if other not in self.topics:
                    missing = answers / f"{other.split('/')[0]}.yml"
                    raise DataFileError(f"{missing}: topic {other}, to which {topic.id} leads, is missing. {MEND}")

    def provision(self, citation: str) -> Provision:
        """Find what ``<act id> <ref>`` names, such as ``kz-ai 21(2)``.

        Raises:
            UnknownProvisionError: no such act, article or point.
            RefError: the second half is not a ref.
        """
        act_id, _, text = citation.partition(" ")
        ref = Ref.parse(text)
        article = self.article(act_id, ref.article)
        if not article.within(ref):
            raise UnknownProvisionError(f"{act_id}: nothing stands at {ref}")
        return Provision(self.acts[act_id], article, ref)

    def article(self, act_id: str, number: str) -> Article:
        """Find an article.

        Raises:
            UnknownProvisionError: no such act, or no such article in it.
        """
        if act_id not in self.acts:
            raise UnknownProvisionError(f"no act {act_id}")
        if number not in self.articles[act_id]:
            raise UnknownProvisionError(f"{act_id}: no article {number}")
        return self.articles[act_id][number]

    def provisions_of(self, topic: Topic) -> List[Provision]:
        """The provisions an answer rests on, the most important first."""
        return [self.provision(citation) for citation in topic.citations]

    def topic_of_intent(self, intent: Optional[str]) -> Optional[Topic]:
        """The topic that a Rasa intent stands for, if it stands for one."""
        return self._intents.get(intent or "")

    def topics_citing(self, act_id: str, article: str) -> Iterator[Topic]:
        """The topics whose answer cites an article."""
        for topic in self.topics.values():
            cited = (self.provision(citation) for citation in topic.citations)
            if any(p.act.id == act_id and p.article.article == article for p in cited):
                yield topic


def _index(path: Path, records: List[Any], key: str) -> Dict[str, Any]:
    try:
        return by_id(records, key)
    except ValueError as error:
        raise DataFileError(f"{path}: {error}") from error
