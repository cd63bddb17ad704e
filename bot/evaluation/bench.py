"""Compare Quqyq with a stock Rasa set-up, both measured in one run on one machine.

Stock is what ``rasa init`` gives (DIET, TED and their friends) served by ``rasa run`` and ``rasa run actions``; Quqyq
is served by ``quqyq serve``. Both are trained on the same questions, asked the same questions over HTTP on the loopback
interface, and measured in turns, so that whatever else the machine does meets both. Other machines give other figures;
the ratios are what counts.
"""

import asyncio
import contextlib
import json
import os
import platform
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from dataclasses import dataclass, field, replace
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional, Sequence, Tuple

import click
import httpx
import psutil
import yaml

from bot.evaluation.stock import DEFAULT_EPOCHS, write_project
from bot.languages import LANGUAGES
from bot.paths import EVAL, NLU, ROOT

DOCUMENT = ROOT / "docs" / "performance.md"
_BEGIN, _END = "<!-- quqyq bench: begin -->", "<!-- quqyq bench: end -->"

#: Messages of one conversation; then a new one begins.
_TURNS = 3
_MANY = 16
_STARTUP_LIMIT = 300.0
_TRAINING_LIMIT = 4 * 3600.0
_REPLY_LIMIT = 120.0


class BenchError(click.ClickException):
    """The comparison cannot go on; the message says why."""


@dataclass(frozen=True)
class Plan:
    """How much to do.

    ``epochs`` are DIETClassifier's, ``policy_epochs`` those of the policies; ``ours`` and ``stock`` are the messages
    (one at a time, 16 at a time) of a round.
    """

    epochs: int
    policy_epochs: int
    trainings: int
    starts: int
    rounds: int
    ours: Tuple[int, int]
    stock: Tuple[int, int]


FULL = Plan(
    epochs=DEFAULT_EPOCHS,
    policy_epochs=DEFAULT_EPOCHS,
    trainings=3,
    starts=3,
    rounds=5,
    ours=(60, 144),
    stock=(30, 96),
)
QUICK = Plan(epochs=1, policy_epochs=1, trainings=1, starts=1, rounds=1, ours=(30, 48), stock=(9, 48))


@dataclass
class Load:
    """What one closed loop of messages gave: seconds of each message, and messages a second."""

    latencies: List[float]
    throughput: float

    def percentile(self, share: float) -> float:
        """The latency in milliseconds that this share of the messages did not exceed."""
        ordered = sorted(self.latencies)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


@dataclass
class Measured:
    """The measurements of one set-up, one entry a round, in the order taken."""

    training: List[float] = field(default_factory=list)
    ready: List[float] = field(default_factory=list)
    one: List[Load] = field(default_factory=list)
    many: List[Load] = field(default_factory=list)
    memory: float = 0.0


@dataclass
class Results:
    """Everything measured in a run."""

    ours: Measured = field(default_factory=Measured)
    stock: Measured = field(default_factory=Measured)
    imports: List[float] = field(default_factory=list)
    examples: int = 0
    epochs: int = DEFAULT_EPOCHS
    #: Said in the document when the stock model was not trained in this run.
    reused: bool = False


# --- processes -------------------------------------------------------------------------------------------------------


def _environment(**more: str) -> Dict[str, str]:
    """The environment of everything started here: loopback only, no telemetry, none of the caller's settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("QUQYQ_", "RASA_", "SANIC_"))}
    fixed = {
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
        "RASA_TELEMETRY_ENABLED": "false",
        "SANIC_HOST": "127.0.0.1",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "TF_CPP_MIN_LOG_LEVEL": "2",
    }
    return {**kept, **fixed, **more}


def _rasa(*arguments: str) -> List[str]:
    return [sys.executable, "-m", "rasa", *arguments]


def _quqyq(*arguments: str) -> List[str]:
    # What the installed command does, with this very interpreter and this very tree.
    return [sys.executable, "-c", "from bot.cli import main; main(prog_name='quqyq')", *arguments]


class Processes:
    """Starts processes and stops every one of them, with their children, by process id."""

    def __init__(self, logs: Path) -> None:
        self._logs = logs
        self._running: List["subprocess.Popen[bytes]"] = []

    def start(self, name: str, command: Sequence[str], folder: Path, environment: Dict[str, str]) -> psutil.Process:
        """Start a process; what it prints goes to a file, for progress bars would drown ours."""
        with (self._logs / f"{name}.log").open("ab") as log:
            # A group of its own: Ctrl-C on the terminal reaches us alone, and we stop it in order.
            process = subprocess.Popen(  # noqa: S603 the commands are the ones of this module
                command,
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._running.append(process)
        return psutil.Process(process.pid)

    def run(self, name: str, command: Sequence[str], folder: Path, environment: Dict[str, str]) -> float:
        """Run a process to its end and return its wall time in seconds.

        Raises:
            BenchError: it failed.
        """
        started = time.perf_counter()
        self.start(name, command, folder, environment)
        process = self._running[-1]
        code = process.wait(timeout=_TRAINING_LIMIT)
        seconds = time.perf_counter() - started
        self._running.remove(process)
        if code:
            raise BenchError(f"{name} failed with code {code}:\n{self.tail(name)}")
        return seconds

    def alive(self) -> bool:
        """Tell whether everything that was started still runs."""
        return all(process.poll() is None for process in self._running)

    def stop(self) -> None:
        """Stop everything that runs: ask, wait, insist."""
        family: List[psutil.Process] = []
        for process in self._running:
            with contextlib.suppress(psutil.NoSuchProcess):
                parent = psutil.Process(process.pid)
                family += [*parent.children(recursive=True), parent]
        for member in family:
            with contextlib.suppress(psutil.NoSuchProcess):
                member.terminate()
        _, stubborn = psutil.wait_procs(family, timeout=10)
        for member in stubborn:
            with contextlib.suppress(psutil.NoSuchProcess):
                member.kill()
        for process in self._running:
            process.wait(timeout=10)
        self._running.clear()

    def tail(self, name: str) -> str:
        """The last lines a process printed."""
        text = (self._logs / f"{name}.log").read_text(encoding="utf-8", errors="replace")
        return "\n".join(text.replace("\r", "\n").splitlines()[-15:])


@contextlib.contextmanager
def _processes(logs: Path) -> Iterator[Processes]:
    processes = Processes(logs)
    try:
        yield processes
    finally:
        processes.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _resident(roots: Sequence[psutil.Process]) -> float:
    """Resident memory of processes and their children, in megabytes."""
    family = [member for root in roots for member in (root, *root.children(recursive=True))]
    return float(sum(member.memory_info().rss for member in family)) / 1e6


# --- the two set-ups -------------------------------------------------------------------------------------------------


class Quqyq:
    """Quqyq as an operator runs it: ``quqyq serve``."""

    name = "Quqyq"

    def __init__(self, folder: Path, processes: Processes) -> None:
        self._folder = folder
        self._processes = processes
        self.roots: List[psutil.Process] = []
        self.url = ""

    def train(self, model: str) -> float:
        """Train from nothing and return the seconds it took."""
        models = self._folder / model
        environment = _environment(QUQYQ_MODELS=str(models))
        seconds = self._processes.run("quqyq-train", _quqyq("train"), self._folder, environment)
        if self.models.exists():
            shutil.rmtree(models)
        else:
            models.rename(self.models)
        return seconds

    @property
    def models(self) -> Path:
        """The folder with the model that is served."""
        return self._folder / "models"

    def start(self) -> None:
        """Start the server."""
        port = str(_free_port())
        environment = _environment(
            QUQYQ_PORT=port, QUQYQ_MODELS=str(self.models), QUQYQ_DATABASE=str(self._folder / "conversations.db")
        )
        self.roots = [self._processes.start("quqyq-serve", _quqyq("serve"), self._folder, environment)]
        self.url = f"http://127.0.0.1:{port}/api/v1/ask"

    @staticmethod
    def request(text: str, conversation: str) -> Dict[str, Any]:
        """The body of a request; ``conversation`` is empty for a new one."""
        return {"text": text, "conversation_id": conversation or None}

    @staticmethod
    def conversation(body: Any, _asked: Dict[str, Any]) -> str:
        """The conversation to go on with, from a reply.

        Raises:
            BenchError: the reply is none.
        """
        if not body.get("messages"):
            raise BenchError("Quqyq sent an empty reply.")
        return str(body["conversation_id"])


class Stock:
    """Stock Rasa: ``rasa run`` with the REST channel beside ``rasa run actions``."""

    name = "stock Rasa"

    def __init__(self, folder: Path, processes: Processes, plan: Plan) -> None:
        self._action_port = _free_port()
        self._project = write_project(folder, self._action_port, plan.epochs, plan.policy_epochs)
        self._processes = processes
        self.roots: List[psutil.Process] = []
        self.url = ""

    @property
    def model(self) -> Path:
        """The model that is served."""
        return self._project.models / "stock.tar.gz"

    def train(self) -> float:
        """Train from nothing and return the seconds it took."""
        arguments = ("train", "--domain", "domain", "--fixed-model-name", "stock", "--force")
        return self._processes.run("stock-train", _rasa(*arguments), self._project.folder, _environment())

    def start(self) -> None:
        """Start the action server and the server, at the same moment."""
        port, folder = str(_free_port()), self._project.folder
        actions = _rasa("run", "actions", "--actions", "actions", "--port", str(self._action_port))
        server = _rasa("run", "--model", str(self.model), "--interface", "127.0.0.1", "--port", port)
        self.roots = [
            self._processes.start("stock-actions", actions, folder, _environment()),
            self._processes.start("stock-server", server, folder, _environment()),
        ]
        self.url = f"http://127.0.0.1:{port}/webhooks/rest/webhook"

    @staticmethod
    def request(text: str, conversation: str) -> Dict[str, Any]:
        """The body of a request; the caller names the conversation, a new one too."""
        return {"message": text, "sender": conversation or uuid.uuid4().hex}

    @staticmethod
    def conversation(body: Any, asked: Dict[str, Any]) -> str:
        """The conversation to go on with.

        Raises:
            BenchError: the reply is none, as when the action server does not answer.
        """
        if not body:
            raise BenchError("Stock Rasa sent an empty reply.")
        return str(asked["sender"])


# --- measuring -------------------------------------------------------------------------------------------------------


def _client() -> httpx.AsyncClient:
    # The proxies that the environment may name have no business on the loopback interface.
    return httpx.AsyncClient(timeout=_REPLY_LIMIT, trust_env=False, limits=httpx.Limits(max_connections=_MANY))


async def _ask(client: httpx.AsyncClient, setup: Any, text: str, conversation: str) -> str:
    body = setup.request(text, conversation)
    response = await client.post(setup.url, json=body)
    if response.status_code != 200:
        raise BenchError(f"{setup.name} answered with {response.status_code}.")
    following: str = setup.conversation(response.json(), body)
    return following


async def _first_answer(setup: Any, text: str, processes: Processes, log: str) -> None:
    """Ask until the first message is answered in full."""
    deadline = time.perf_counter() + _STARTUP_LIMIT
    async with _client() as client:
        while time.perf_counter() < deadline:
            # While it starts, a set-up refuses connections, answers 503, or (its actions not yet there) says nothing.
            with contextlib.suppress(httpx.TransportError, BenchError):
                await _ask(client, setup, text, "")
                return
            if not processes.alive():
                break
            await asyncio.sleep(0.05)
    raise BenchError(f"{setup.name} did not get ready:\n{processes.tail(log)}")


async def _load(setup: Any, texts: Sequence[str], count: int, at_a_time: int) -> Load:
    """Ask ``count`` questions, always ``at_a_time`` of them under way; a new conversation every few."""
    conversations = iter([texts[start : start + _TURNS] for start in range(0, count, _TURNS)])
    latencies: List[float] = []

    async def reader(client: httpx.AsyncClient) -> None:
        # All readers draw from one iterator, so none is idle while there is something left to ask.
        for questions in conversations:
            conversation = ""
            for text in questions:
                sent = time.perf_counter()
                conversation = await _ask(client, setup, text, conversation)
                latencies.append(time.perf_counter() - sent)

    async with _client() as client:
        started = time.perf_counter()
        await asyncio.gather(*(reader(client) for _ in range(at_a_time)))
        seconds = time.perf_counter() - started
    return Load(latencies, len(latencies) / seconds)


def _questions() -> List[str]:
    """The held-out questions, one language after the other in turn."""
    entries = yaml.safe_load((EVAL / "calibration.yml").read_text(encoding="utf-8"))["questions"]
    by_language = [[entry["text"] for entry in entries if entry["language"] == language] for language in LANGUAGES]
    return [text for group in zip(*by_language) for text in group]


def _examples() -> int:
    """How many training questions there are."""
    texts = (path.read_text(encoding="utf-8") for path in NLU.glob("*/*.yml"))
    blocks = (block["examples"] for text in texts for block in yaml.safe_load(text)["nlu"] if "examples" in block)
    return sum(line.startswith("- ") for block in blocks for line in block.splitlines())


def _say(text: str) -> None:
    click.echo(f"bench: {text}", err=True)


def _stretch(questions: Sequence[str], count: int, place: int) -> List[str]:
    """Questions from a place on, from the beginning again after the last."""
    return [questions[(place + number) % len(questions)] for number in range(count)]


def _measure(plan: Plan, stock_model: Optional[Path], keep: Optional[Path]) -> Results:
    results, questions = Results(epochs=plan.epochs), _questions()
    results.examples = _examples()
    # Not Path.cwd() nor the project: what is measured leaves nothing behind.
    with tempfile.TemporaryDirectory(prefix="quqyq-bench-") as name, _processes(Path(name)) as processes:
        folder = Path(name)
        (folder / "stock").mkdir()
        (folder / "quqyq").mkdir()
        ours, stock = Quqyq(folder / "quqyq", processes), Stock(folder / "stock", processes, plan)
        _train(plan, results, ours, stock, stock_model)
        if keep:
            _keep(stock.model, keep, results)
        _start(plan, results, ours, stock, processes, questions[0])
        _converse(plan, results, ours, stock, questions)
    return results


def _train(plan: Plan, results: Results, ours: Quqyq, stock: Stock, stock_model: Optional[Path]) -> None:
    """Train both, ours before and after, so that a change of the machine's load in between shows."""

    def train_ours(number: int) -> None:
        results.ours.training.append(ours.train(f"training-{number}"))
        _say(f"Quqyq trained in {results.ours.training[-1]:.0f} s")

    train_ours(1)
    if stock_model:
        stock.model.parent.mkdir()
        shutil.copy(stock_model, stock.model)
        facts = json.loads(_facts_file(stock_model).read_text(encoding="utf-8"))
        results.stock.training.append(facts["seconds"])
        results.epochs, results.reused = facts["epochs"], True
        _say(f"stock Rasa: model of an earlier run, trained in {facts['seconds']:.0f} s")
    else:
        _say(f"training stock Rasa (DIETClassifier epochs: {plan.epochs}; the default of 100 may take over an hour)")
        results.stock.training.append(stock.train())
        _say(f"stock Rasa trained in {results.stock.training[-1]:.0f} s")
    for number in range(2, plan.trainings + 1):
        train_ours(number)


def _facts_file(model: Path) -> Path:
    return model.with_name(model.name + ".json")


def _keep(model: Path, keep: Path, results: Results) -> None:
    keep.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(model, keep)
    facts = {"seconds": results.stock.training[0], "epochs": results.epochs}
    _facts_file(keep).write_text(json.dumps(facts), encoding="utf-8")


def _start(plan: Plan, results: Results, ours: Quqyq, stock: Stock, processes: Processes, text: str) -> None:
    """Start everything in turns; the last start of both is left running for the conversations."""
    command = [sys.executable, "-c", "import rasa.core.agent"]

    def bare_import() -> float:
        return processes.run("import", command, ROOT, _environment())

    # Once unmeasured: the first run of all reads the libraries from the disk.
    bare_import()
    for number in range(plan.starts):
        results.imports.append(bare_import())
        for setup, measured, log in ((ours, results.ours, "quqyq-serve"), (stock, results.stock, "stock-server")):
            started = time.perf_counter()
            setup.start()
            asyncio.run(_first_answer(setup, text, processes, log))
            measured.ready.append(time.perf_counter() - started)
            if number < plan.starts - 1:
                processes.stop()
        bare, mine, theirs = results.imports[-1], results.ours.ready[-1], results.stock.ready[-1]
        _say(f"start {number + 1}: bare import {bare:.1f} s, Quqyq ready in {mine:.1f} s, stock Rasa in {theirs:.1f} s")


def _converse(plan: Plan, results: Results, ours: Quqyq, stock: Stock, questions: Sequence[str]) -> None:
    """Ask in turns, each waiting while the other works."""
    pairs: Tuple[Tuple[Any, Measured, Tuple[int, int]], ...] = (
        (ours, results.ours, plan.ours),
        (stock, results.stock, plan.stock),
    )
    for setup, _, _ in pairs:
        asyncio.run(_load(setup, _stretch(questions, 2 * _MANY, 0), 2 * _MANY, _MANY))
    for number in range(plan.rounds):
        for setup, measured, counts in pairs:
            place = number * max(plan.ours)
            measured.one.append(asyncio.run(_load(setup, _stretch(questions, counts[0], place), counts[0], 1)))
            measured.many.append(asyncio.run(_load(setup, _stretch(questions, counts[1], place), counts[1], _MANY)))
            one, many = measured.one[-1], measured.many[-1]
            _say(
                f"round {number + 1}: {setup.name} {one.percentile(0.5):.1f} ms a message one at a time, "
                f"{many.throughput:.1f} messages a second {_MANY} at a time"
            )
    for setup, measured, _ in pairs:
        measured.memory = _resident(setup.roots)


# --- the table -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    what: str
    ours: str
    stock: str
    ratio: str
    budget: str = ""
    met: Optional[bool] = None

    def cells(self) -> List[str]:
        """The cells, as text."""
        met = {None: "", True: "yes", False: "**no**"}[self.met]
        return [self.what, self.ours, self.stock, self.ratio, self.budget, met]


_HEAD = ["", "Quqyq", "Stock Rasa", "Stock : Quqyq", "Budget", "Met"]


def rows(results: Results) -> List[Row]:
    """The lines of the table. Values are medians over rounds; a ratio is the median of the ratios of the rounds."""
    ours, stock = results.ours, results.stock
    table: List[Row] = []
    for label, share in (("p50", 0.5), ("p95", 0.95)):
        for loads, how in (("one", "1 at a time"), ("many", f"{_MANY} at a time")):
            mine, theirs = ([load.percentile(share) for load in getattr(side, loads)] for side in (ours, stock))
            times = _ratio(theirs, mine)
            row = Row(f"{label} per message, {how}, ms", _median(mine), _median(theirs), f"{times:.1f}")
            if (label, loads) == ("p50", "one"):
                row = replace(row, budget="≤ 1/15 of stock", met=times >= 15)
            table.append(row)
    mine, theirs = [load.throughput for load in ours.many], [load.throughput for load in stock.many]
    times = _ratio(mine, theirs)
    what = f"Messages a second, {_MANY} at a time"
    table.append(Row(what, _median(mine), _median(theirs), f"1 : {times:.1f}", "≥ 30 × stock", times >= 30))
    what, times = "Start to first answer, s", _ratio(stock.ready, ours.ready)
    table.append(Row(what, _median(ours.ready), _median(stock.ready), f"{times:.1f}"))
    what = f"the same, in bare imports of `rasa.core.agent` ({_median(results.imports)} s)"
    mine_ready, their_ready = _ratio(ours.ready, results.imports), _ratio(stock.ready, results.imports)
    table.append(Row(what, f"{mine_ready:.2f}", f"{their_ready:.2f}", "", "≤ 1.3", mine_ready <= 1.3))
    what, times = "Resident memory after the conversations, MB", stock.memory / ours.memory
    table.append(Row(what, f"{ours.memory:.0f}", f"{stock.memory:.0f}", f"{times:.1f}", "≤ 600 MB", ours.memory <= 600))
    mine_training, their_training = statistics.median(ours.training), statistics.median(stock.training)
    # With fewer epochs than the default it would have taken longer still.
    least = "≥ " if results.epochs < DEFAULT_EPOCHS else ""
    cells = f"{mine_training:.0f}", f"{least}{their_training:.0f}", f"{least}{their_training / mine_training:.0f}"
    table.append(Row("Training, s", *cells, budget="≤ 60 s", met=mine_training <= 60))
    return table


def _median(values: Sequence[float]) -> str:
    return f"{statistics.median(values):.1f}"


def _ratio(above: Sequence[float], below: Sequence[float]) -> float:
    return statistics.median(one / other for one, other in zip(above, below))


def _markdown(table: Sequence[Row]) -> str:
    lines = [_HEAD, ["---", *["---:"] * 3, "---", "---"], *(row.cells() for row in table)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _plain(table: Sequence[Row]) -> str:
    lines = [_HEAD, *([cell.strip("*") for cell in row.cells()] for row in table)]
    widths = [max(len(cells[column]) for cells in lines) for column in range(len(_HEAD))]

    def line(cells: Sequence[str]) -> str:
        numbers = range(1, 4)
        aligned = (
            cell.rjust(widths[column]) if column in numbers else cell.ljust(widths[column])
            for column, cell in enumerate(cells)
        )
        return "  ".join(aligned).rstrip()

    return "\n".join(map(line, lines))


def _machine() -> str:
    """What the figures depend on and what gives nobody away: cores, memory, versions."""
    cores, memory = psutil.cpu_count(), psutil.virtual_memory().total / 2**30
    versions = [f"{name} {metadata.version(name.lower())}" for name in ("Rasa", "TensorFlow")]
    facts = [
        f"{cores} cores ({platform.machine()})",
        f"{memory:.0f} GB of memory",
        f"Python {platform.python_version()}",
    ]
    return ", ".join([*facts, *versions])


def _method(plan: Plan, results: Results) -> str:
    """One paragraph on how it was measured."""
    if results.epochs == DEFAULT_EPOCHS:
        epochs = "all with the default of 100 epochs"
    else:
        epochs = (
            f"the policies with the default of 100 epochs, the pipeline with {results.epochs} to save time (speed in "
            "service does not depend on them; the full training takes longer than the table says)"
        )
    reused = "The stock model was trained in an earlier run on this machine. " if results.reused else ""
    starts = "One start" if plan.starts == 1 else f"{plan.starts} starts"
    sizes = (plan.ours, plan.stock)
    ours, stock = (f"{one} messages one at a time and {many} with {_MANY} under way" for one, many in sizes)
    return (
        "Measured in one run of `quqyq bench`. Stock Rasa is the default pipeline and policies of `rasa init` "
        f"(DIETClassifier, ResponseSelector, TEDPolicy, UnexpecTEDIntentPolicy), {epochs}. It was trained on the same "
        f"{results.examples:,} questions, rules and domain, and on stories that say the same as the rules, and served "
        "by `rasa run` (REST channel, SQLite tracker store) with `rasa run actions` running the very same actions. "
        f"{reused}Quqyq is `quqyq serve` with SQLite. Both were asked the same held-out questions, Kazakh, Russian and "
        f"English in turn, over HTTP on the loopback interface, {_TURNS} to a conversation, the next one when the last "
        f"was answered. {starts} of each and {plan.rounds} rounds of questions took turns between the two; a round is "
        f"{ours} to Quqyq, and {stock} to stock Rasa. A value is the median over the rounds, a ratio the median of the "
        "rounds' ratios. Memory is the resident memory of all processes of a set-up: one for Quqyq, two for stock Rasa."
    )


def _document(table: Sequence[Row], plan: Plan, results: Results) -> str:
    about = f"{date.today().isoformat()}: {_machine()}."
    return "\n\n".join([_BEGIN, about, _markdown(table), _method(plan, results), _END])


def write_document(path: Path, generated: str) -> None:
    """Put the generated part between its markers; what people wrote around it stays.

    Raises:
        BenchError: the markers are missing.
    """
    text = path.read_text(encoding="utf-8")
    if _BEGIN not in text or _END not in text:
        raise BenchError(f"{path.name} has no markers to write the table between: {_BEGIN} and {_END}")
    before, after = text.split(_BEGIN)[0], text.split(_END)[1]
    path.write_text(before + generated + after, encoding="utf-8")


# --- the command -----------------------------------------------------------------------------------------------------


def run(
    quick: bool = False,
    stock_model: Optional[Path] = None,
    keep: Optional[Path] = None,
    diet_epochs: Optional[int] = None,
) -> None:
    """Compare, print the table, and write it to the document.

    Args:
        quick: far fewer epochs and messages, for a first look; the document stays as it is.
        stock_model: serve this stock model, kept by an earlier run, instead of training one.
        keep: keep the stock model here for later runs.
        diet_epochs: train the stock DIETClassifier with so many epochs instead of the default; the document says so.
    """
    plan = QUICK if quick else FULL
    plan = replace(plan, epochs=diet_epochs or plan.epochs)
    # What asks us to end must find us able to stop what we started.
    previous = signal.signal(signal.SIGTERM, _interrupt)
    try:
        results = _measure(plan, stock_model, keep)
    finally:
        signal.signal(signal.SIGTERM, previous)
    table = rows(results)
    click.echo(_plain(table))
    if quick:
        click.echo("A first look: too few epochs and messages to quote.", err=True)
        return
    write_document(DOCUMENT, _document(table, plan, results))
    click.echo(f"Written to {DOCUMENT.relative_to(ROOT)}", err=True)


def _interrupt(_signal: int, _frame: Any) -> None:
    raise KeyboardInterrupt


@click.command()
@click.option("--quick", is_flag=True, help="Far fewer epochs and messages; the document is not written.")
@click.option("--stock-model", type=click.Path(path_type=Path, exists=True), help="Reuse a stock model kept by --keep.")
@click.option("--keep", type=click.Path(path_type=Path), help="Keep the stock model in this file.")
@click.option("--diet-epochs", type=click.IntRange(min=1), help="For the stock DIETClassifier; Rasa's default is 100.")
def main(quick: bool, stock_model: Optional[Path], keep: Optional[Path], diet_epochs: Optional[int]) -> None:
    """Compare with stock Rasa, with the options that ``quqyq bench`` does not have."""
    run(quick=quick, stock_model=stock_model, keep=keep, diet_epochs=diet_epochs)


if __name__ == "__main__":
    main()
