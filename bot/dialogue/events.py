"""Read Rasa events back from their records without looking their class up anew for every single one."""

from __future__ import annotations

import functools
from typing import Any, Dict, Iterable, List, Type

from rasa.shared.core.events import Event


@functools.lru_cache(maxsize=None)
def _class_of(name: str) -> Type[Event]:
    """Find the class of an event; Rasa walks through all subclasses of ``Event`` each time."""
    found: Type[Event] = Event.resolve_by_type(name)
    return found


def read_events(records: Iterable[Dict[str, Any]]) -> List[Event]:
    """Make events of their records (what ``Event.as_dict`` gave)."""
    return [_class_of(record["event"])._from_parameters(record) for record in records]
