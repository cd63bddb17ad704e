"""What changed between two editions, article by article, and which answers stand on it."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import Enum
from typing import Callable, Dict, Iterable, List, Mapping, Tuple

from bot.law.official.texts import ArticleContent
from bot.law.refs import Ref
from bot.law.store import LawStore, Provision

#: How alike two articles' words must be for one to be the other under a new number.
_SAME_ARTICLE = 0.9
_LONGEST_EXCERPT = 400
_MOST_WORDS = 3000
_CONTEXT = 4


class ChangeKind(str, Enum):
    """What happened to an article."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENUMBERED = "renumbered"


@dataclass(frozen=True)
class Change:
    """A change of one article."""

    kind: ChangeKind
    article: str
    #: The places inside that differ; the bare article where all of it does.
    refs: Tuple[Ref, ...]
    #: The changed words with some around them: ``[-out-] {+in+}``.
    words: str = ""
    #: The number an article had before it was renumbered.
    was: str = ""

    def touches(self, ref: Ref) -> bool:
        """Tell whether an answer that cites ``ref`` stands on what changed.

        Parts and indents count as the paragraph they are of: a change may shift their numbers.
        """
        cited = Ref(ref.article, ref.numbers)
        near = (_without_kind(changed) for changed in self.refs if changed.article == ref.article)
        return any(changed.contains(cited) or cited.contains(changed) for changed in near)


def compare(
    old: Mapping[str, ArticleContent], new: Mapping[str, ArticleContent], *, words: bool = True
) -> List[Change]:
    """List what changed between two editions in one language, in the order of the articles.

    Args:
        old: the articles of the older edition.
        new: those of the newer one.
        words: also show the changed words, which takes most of the time.
    """
    removed = [number for number in old if number not in new]
    added = [number for number in new if number not in old]
    changes: List[Change] = []
    moved = _renumbered(old, new, removed, added)
    for number, before in moved.items():
        changes.append(
            Change(
                ChangeKind.RENUMBERED,
                number,
                (Ref(before), Ref(number)),
                _word_diff(_whole(old[before]), _whole(new[number])) if words else "",
                was=before,
            )
        )
    for number in removed:
        if number not in moved.values():
            changes.append(Change(ChangeKind.REMOVED, number, (Ref(number),), _excerpt(f"[-{_whole(old[number])}-]")))
    for number in added:
        if number not in moved:
            changes.append(Change(ChangeKind.ADDED, number, (Ref(number),), _excerpt(f"{{+{_whole(new[number])}+}}")))
    for number, article in new.items():
        if number in old:
            changes += _changed(old[number], article, words)
    return sorted(changes, key=lambda change: Ref(change.article).order)


def merge(by_language: Iterable[List[Change]]) -> List[Change]:
    """The changes found in any of the languages, each article once.

    Kazakh and Russian are equal: a change in either is a change of the law.
    """
    merged: Dict[Tuple[str, ChangeKind], Change] = {}
    for changes in by_language:
        for change in changes:
            key = (change.article, change.kind)
            known = merged.get(key)
            refs = tuple(dict.fromkeys([*(known.refs if known else ()), *change.refs]))
            merged[key] = Change(change.kind, change.article, refs, known.words if known else change.words, change.was)
    return sorted(merged.values(), key=lambda change: Ref(change.article).order)


def affected(store: LawStore, act: str, changes: List[Change], edition: date) -> Dict[str, Tuple[str, ...]]:
    """The topics whose answer cites what changed, each with the citations concerned.

    Args:
        store: the law base.
        act: the act that changed.
        changes: what changed.
        edition: the edition the changes lead to. A citation that already follows it, or a later one, is not concerned.
    """
    return _topics(store, act, edition, lambda provision: any(change.touches(provision.ref) for change in changes))


def citing(store: LawStore, act: str, edition: date) -> Dict[str, Tuple[str, ...]]:
    """Every topic whose answer cites an act in an older edition: what is affected when nothing can be compared."""
    return _topics(store, act, edition, lambda _provision: True)


def follows(provision: Provision) -> date:
    """The edition a provision's restatement follows; where that is unknown, the day of research bounds it."""
    return provision.edition or provision.act.researched_on


def _topics(
    store: LawStore, act: str, edition: date, concerned: Callable[[Provision], bool]
) -> Dict[str, Tuple[str, ...]]:
    found: Dict[str, Tuple[str, ...]] = {}
    for topic in store.topics.values():
        citations = [
            citation
            for citation, provision in zip(topic.citations, store.provisions_of(topic))
            if provision.act.id == act and follows(provision) < edition and concerned(provision)
        ]
        if citations:
            found[topic.id] = tuple(citations)
    return found


def _without_kind(ref: Ref) -> Ref:
    return Ref(ref.article, ref.numbers)


def _renumbered(
    old: Mapping[str, ArticleContent], new: Mapping[str, ArticleContent], removed: List[str], added: List[str]
) -> Dict[str, str]:
    """Pair articles that came with articles that went, new number to old: first those that are word for word alike."""
    went = {number: _words(_whole(old[number])) for number in removed}
    came = {number: _words(_whole(new[number])) for number in added}
    moved: Dict[str, str] = {}
    for alike in (_identical, _similar):
        for number, text in came.items():
            free = (before for before in removed if number not in moved and before not in moved.values())
            before = next((before for before in free if alike(went[before], text)), None)
            if before is not None:
                moved[number] = before
    return moved


def _identical(before: List[str], after: List[str]) -> bool:
    return before == after


def _similar(before: List[str], after: List[str]) -> bool:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    # The cheap upper bounds first: most pairs are nothing alike.
    return (
        len(before) + len(after) <= _MOST_WORDS
        and matcher.real_quick_ratio() >= _SAME_ARTICLE
        and matcher.quick_ratio() >= _SAME_ARTICLE
        and matcher.ratio() >= _SAME_ARTICLE
    )


def _changed(old: ArticleContent, new: ArticleContent, words: bool) -> List[Change]:
    before, after = _by_ref(old), _by_ref(new)
    refs = [ref for ref in dict.fromkeys([*before, *after]) if before.get(ref) != after.get(ref)]
    heading = _plain(old.heading) != _plain(new.heading)
    if not refs and not heading:
        return []
    pairs = [(old.heading, new.heading)] if heading else []
    pairs += [(_raw(old, ref), _raw(new, ref)) for ref in refs]
    shown = _excerpt(" / ".join(_word_diff(*pair) for pair in pairs)) if words else ""
    places = (Ref(new.number),) if heading else tuple(Ref.parse(ref) for ref in refs)
    return [Change(ChangeKind.CHANGED, new.number, places, shown)]


def _by_ref(article: ArticleContent) -> Dict[str, str]:
    found: Dict[str, str] = {}
    for block in article.blocks:
        found[str(block.ref)] = f"{found.get(str(block.ref), '')} {_plain(block.text)}".strip()
    return found


def _raw(article: ArticleContent, ref: str) -> str:
    return " ".join(block.text for block in article.blocks if str(block.ref) == ref)


def _whole(article: ArticleContent) -> str:
    return " ".join([article.heading, *(block.text for block in article.blocks)])


def _plain(text: str) -> str:
    """The text without what differs between sources and not between editions: spaces, quotes, dashes."""
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"[«»“”„‟\"'‘’]+", '"', text)
    text = re.sub(r"[‐‑‒–—−-]", "-", text)
    return " ".join(text.split())


def _words(text: str) -> List[str]:
    return _plain(text).split()


def _word_diff(old: str, new: str) -> str:
    before, after = _words(old), _words(new)
    if before == after:
        return ""
    if len(before) + len(after) > _MOST_WORDS:
        return "(too long to show word by word)"
    pieces: List[str] = []
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for position, (step, start, end, new_start, new_end) in enumerate(steps):
        if step == "equal":
            first, last = position == 0, position == len(steps) - 1
            pieces.append(_shortened(before[start:end], first, last))
            continue
        if end > start:
            pieces.append(f"[-{' '.join(before[start:end])}-]")
        if new_end > new_start:
            pieces.append(f"{{+{' '.join(after[new_start:new_end])}+}}")
    return _excerpt(" ".join(piece for piece in pieces if piece))


def _shortened(words: List[str], first: bool, last: bool) -> str:
    if first:
        return " ".join(["…", *words[-_CONTEXT:]] if len(words) > _CONTEXT else words)
    if last:
        return " ".join([*words[:_CONTEXT], "…"] if len(words) > _CONTEXT else words)
    return " ".join(words if len(words) <= 2 * _CONTEXT else [*words[:_CONTEXT], "…", *words[-_CONTEXT:]])


def _excerpt(text: str) -> str:
    return text if len(text) <= _LONGEST_EXCERPT else text[: _LONGEST_EXCERPT - 1] + "…"
