"""Measure language identification beside other detectors, over texts in every way of writing the three languages.

``quqyq eval language`` prints the tables; with ``--markdown`` they are also written into ``docs/languages.md``.
"""

import importlib
import time
from collections import Counter
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Callable, Dict, Iterator, List, Optional, Sequence, Tuple

import click

from bot.corpus import sentences
from bot.evaluation.readme import put
from bot.evaluation.table import Table
from bot.languages import LANGUAGES
from bot.law.files import DataFileError, read_yaml
from bot.law.store import LawStore
from bot.nlu.langid import Detection, LanguageDetector, build_profiles
from bot.paths import EVAL, ROOT

DOCUMENT = ROOT / "docs" / "languages.md"
#: Outside texts, for measuring only; they are no part of the repository.
SETS = ROOT.parent / "shared" / "langid"
QUESTIONS = EVAL / "look" / "earlier.yml"

#: The least percentage of right answers on each outside set, and what the set is.
GATES = {
    "sentences": (99.5, "news sentences"),
    "questions": (98.5, "people's questions"),
    "questions_lower": (98.5, "the same without capitals and punctuation"),
    "questions_upper": (98.5, "the same in capitals"),
    "words3": (98.5, "three words in a row"),
    "words2": (97.0, "two words in a row"),
    "words1": (95.0, "one word"),
    "kk_keyboard_sent": (99.0, "Kazakh sentences without the nine letters"),
    "kk_keyboard_words3": (97.0, "three such words in a row"),
    "kk_keyboard_real": (96.0, "people's reviews so typed"),
    "kk_latin2021": (97.0, "Kazakh in the Latin alphabet of 2021"),
    "kk_latin_ascii": (96.0, "Kazakh in plain Latin letters, by various habits"),
    "kk_latin_real": (90.0, "people's reviews so typed"),
    "ru_translit": (94.0, "Russian in Latin letters"),
    "mixed_kk_ru": (90.0, "Kazakh and Russian in one text; right is the language with more words"),
}
_OWN_SET = "held_out"
_CONFIDENCES = ((0.9, 1.01), (0.7, 0.9), (0.5, 0.7), (0.0, 0.5))
_CONFUSIONS = 10
_TIMED = (_OWN_SET, "questions", "sentences", "words1")

#: A label and a text.
Labelled = Tuple[str, str]
#: Finds the language of a text, or nothing.
Detect = Callable[[str], Optional[str]]


class SetsError(ValueError):
    """A set cannot be read; the message names the file and the line."""


@dataclass(frozen=True)
class Measured:
    """How a detector did on one set."""

    right: int
    texts: int
    seconds: float
    answers: List[Optional[str]]

    @property
    def percent(self) -> float:
        """Percentage of right answers."""
        return 100 * self.right / self.texts

    @property
    def microseconds(self) -> float:
        """Mean time a text."""
        return 1_000_000 * self.seconds / self.texts


def read(folder: Path) -> Dict[str, List[Labelled]]:
    """Read the sets there are: the project's held-out questions and the outside sets in the folder.

    Raises:
        DataFileError: the held-out questions are damaged.
        SetsError: an outside set is damaged.
    """
    found: Dict[str, List[Labelled]] = {}
    if QUESTIONS.exists():
        content = read_yaml(QUESTIONS)
        try:
            found[_OWN_SET] = [(entry["language"], entry["text"]) for entry in content["questions"]]
        except (KeyError, TypeError) as error:
            raise DataFileError(f"{QUESTIONS}: not a file of questions ({error})") from error
    for name in GATES:
        path = folder / f"{name}.tsv"
        if path.exists():
            found[name] = list(_lines(path))
    return {name: texts for name, texts in found.items() if texts}


def _lines(path: Path) -> Iterator[Labelled]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        label, tab, text = line.partition("\t")
        if not line:
            continue
        if not tab or label not in LANGUAGES:
            raise SetsError(f"{path}: line {number} is not a language, a tab and a text")
        yield label, text


def measure(texts: Sequence[Labelled], detect: Detect) -> Measured:
    """Ask a detector for the language of each text; a language that is none of ours counts as an error."""
    started = time.perf_counter()
    answers = [detect(text) for _, text in texts]
    seconds = time.perf_counter() - started
    right = sum(answer == label for answer, (label, _) in zip(answers, texts))
    return Measured(right, len(texts), seconds, answers)


def _langdetect() -> Detect:
    module = importlib.import_module("langdetect.detector_factory")
    failure = importlib.import_module("langdetect.lang_detect_exception").LangDetectException
    factory = module.DetectorFactory()
    factory.load_profile(module.PROFILES_DIRECTORY)
    factory.seed = 0

    def detect(text: str) -> Optional[str]:
        detector = factory.create()
        detector.append(text)
        try:
            return str(detector.detect())
        except failure:
            return None

    return detect


def _lingua() -> Detect:
    module = importlib.import_module("lingua")
    languages = module.Language.KAZAKH, module.Language.RUSSIAN, module.Language.ENGLISH
    # Without this the models are read during the first question.
    detector = module.LanguageDetectorBuilder.from_languages(*languages).with_preloaded_language_models().build()

    def detect(text: str) -> Optional[str]:
        found = detector.detect_language_of(text)
        return str(found.iso_code_639_1.name).lower() if found else None

    return detect


def _py3langid() -> Detect:
    module = importlib.import_module("py3langid")
    module.set_languages(list(LANGUAGES))
    return lambda text: str(module.classify(text)[0])


def _pycld2() -> Detect:
    module = importlib.import_module("pycld2")

    def detect(text: str) -> Optional[str]:
        try:
            _reliable, _size, details = module.detect(text, bestEffort=True)
        except module.error:
            return None
        return str(details[0][1])

    return detect


#: The other detectors: package, how it is asked, how it is made.
OTHERS: Dict[str, Tuple[str, Callable[[], Detect]]] = {
    "langdetect": ("55 languages, seed 0", _langdetect),
    "lingua-language-detector": ("kk, ru, en; high accuracy", _lingua),
    "py3langid": ("kk, ru, en", _py3langid),
    "pycld2": ("all its languages, best effort", _pycld2),
}


def compare(sets: Dict[str, List[Labelled]], ours: LanguageDetector) -> Tuple[Dict[str, Table], List[str]]:
    """Measure all detectors on all sets.

    Returns:
        the tables by the name of their place in the document, and the packages that are not installed.
    """
    detectors: Dict[str, Detect] = {"Quqyq": lambda text: ours.detect(text).language}
    described = {"Quqyq": "kk, ru, en"}
    missing = []
    for package, (how, make) in OTHERS.items():
        try:
            detectors[package] = make()
            described[package] = f"{version(package)}: {how}"
        except (ImportError, PackageNotFoundError):
            missing.append(package)
    results = {
        name: {package: measure(texts, detect) for package, detect in detectors.items()} for name, texts in sets.items()
    }
    return {
        "language-accuracy": _accuracy(results),
        "language-speed": _speed(results, described),
        "language-confidence": _confidence(sets, ours),
        "language-mixed": _mixed(sets, ours),
        "language-confusions": _confusions(sets, {name: row["Quqyq"] for name, row in results.items()}),
    }, missing


def _accuracy(results: Dict[str, Dict[str, Measured]]) -> Table:
    packages = list(next(iter(results.values())))
    table = Table(["Set", "What", "Texts", *packages, "Gate", "Passed"])
    for name, row in results.items():
        gate, what = GATES.get(name, (None, "the project's held-out questions"))
        passed = "" if gate is None else "yes" if row["Quqyq"].percent >= gate else "NO"
        texts = row["Quqyq"].texts
        shown = [f"{row[package].percent:.1f}" for package in packages]
        table.add(f"`{name}`", what, texts, *shown, "" if gate is None else f"{gate:.1f}", passed)
    return table


def _speed(results: Dict[str, Dict[str, Measured]], described: Dict[str, str]) -> Table:
    table = Table(["Detector", "Asked for", *(f"`{name}`, µs a text" for name in results if name in _TIMED)])
    for package, how in described.items():
        times = [f"{row[package].microseconds:.0f}" for name, row in results.items() if name in _TIMED]
        table.add(package, how, *times)
    return table


def _confidence(sets: Dict[str, List[Labelled]], ours: LanguageDetector) -> Table:
    """How often ours is right by how sure it says it is, for texts of one word and of more."""
    asked = [(label, ours.detect(text)) for texts in sets.values() for label, text in texts]
    table = Table(["Confidence", "One word: texts, %", "right, %", "More words: texts, %", "right, %"])
    for low, high in _CONFIDENCES:
        cells: List[str] = []
        for several in (False, True):
            group = [(label, found) for label, found in asked if (found.words > 1) == several]
            chosen = [(label, found) for label, found in group if low <= found.confidence < high]
            right = sum(label == found.language for label, found in chosen)
            cells.append(f"{100 * len(chosen) / len(group):.1f}" if group else "")
            cells.append(f"{100 * right / len(chosen):.1f}" if chosen else "")
        table.add(f"{low} to {min(high, 1):.1f}" if low else f"below {high}", *cells)
    return table


def _mixed(sets: Dict[str, List[Labelled]], ours: LanguageDetector) -> Table:
    """How often ours calls a text mixed: right for the mixed set, wrong for the others."""
    table = Table(["Set", "Called mixed, %"])
    for name, texts in sets.items():
        found: List[Detection] = [ours.detect(text) for _, text in texts]
        if any(detection.words > 3 for detection in found):
            table.add(f"`{name}`", f"{100 * sum(detection.mixed for detection in found) / len(found):.1f}")
    return table


def _confusions(sets: Dict[str, List[Labelled]], results: Dict[str, Measured]) -> Table:
    """What ours takes for what, the commonest first; no text is shown."""
    wrong: Counter[Tuple[str, str, str]] = Counter()
    texts: Counter[Tuple[str, str]] = Counter()
    for name, measured in results.items():
        for (label, _), answer in zip(sets[name], measured.answers):
            texts[name, label] += 1
            if answer != label:
                wrong[name, label, answer or "none"] += 1
    table = Table(["Set", "Language", "Taken for", "Times", "Of"])
    for (name, label, answer), times in sorted(wrong.items(), key=lambda item: (-item[1], item[0]))[:_CONFUSIONS]:
        table.add(f"`{name}`", label, answer, times, texts[name, label])
    return table


def run(markdown: bool = False, folder: Path = SETS) -> None:
    """Measure and print the tables; in Markdown they are also written into the document.

    Args:
        markdown: print Markdown, and write it between the markers of ``docs/languages.md``.
        folder: where the outside sets are.
    """
    try:
        sets = read(folder)
        ours = LanguageDetector(build_profiles(sentences(LawStore.load())))
    except (DataFileError, SetsError) as error:
        raise click.ClickException(str(error)) from error
    absent = [name for name in GATES if name not in sets]
    if not sets:
        raise click.ClickException(f"Nothing to measure on: no {QUESTIONS.name}, and no sets in {folder}.")
    if absent:
        click.echo(f"Not in {folder}, so not measured: {', '.join(absent)}.\n", err=True)
    if markdown and absent:
        raise click.ClickException(f"{DOCUMENT.name} is written only when all sets are there.")
    tables, missing = compare(sets, ours)
    if missing:
        click.echo(f"Not installed, so not compared: {', '.join(missing)}.\n", err=True)
    for name, table in tables.items():
        click.echo((table.markdown() if markdown else table.plain()) + "\n")
        if markdown:
            put(DOCUMENT, name, table.markdown())
