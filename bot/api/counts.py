"""What is counted while the bot runs, for ``/metrics``: no words, no identifiers of people or conversations."""

from typing import Optional

from prometheus_client import CollectorRegistry, Counter, disable_created_metrics

from bot.api.portals import NO_PORTAL
from bot.reply import Reply

# The times at which counters began would double their number.
disable_created_metrics()  # type: ignore[no-untyped-call]


class Counts:
    """Counters since the start."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._questions = Counter(
            "quqyq_questions",
            "Messages answered through the API since the start",
            ["portal", "language", "status"],
            registry=self.registry,
        )

    def answered(self, reply: Reply, portal: Optional[str]) -> None:
        """Count a reply."""
        self._questions.labels(portal or NO_PORTAL, reply.language, reply.status.value).inc()
