"""A small table that prints itself for a terminal and for Markdown."""

from typing import Any, List, Sequence


class Table:
    """Columns with a heading each, rows of values."""

    def __init__(self, headings: Sequence[str]) -> None:
        self._rows: List[List[str]] = [list(headings)]

    def add(self, *values: Any) -> None:
        """Add a row, one value a column."""
        if len(values) != len(self._rows[0]):
            raise ValueError("a row must have a value for every column")
        self._rows.append([str(value) for value in values])

    def plain(self) -> str:
        """The table for a terminal."""
        widths = [max(map(len, column)) for column in zip(*self._rows)]
        return "\n".join(
            "  ".join(value.ljust(width) for value, width in zip(row, widths)).rstrip() for row in self._rows
        )

    def markdown(self) -> str:
        """The table for a Markdown page."""
        lines = ["| " + " | ".join(row) + " |" for row in self._rows]
        return "\n".join([lines[0], "|" + " --- |" * len(self._rows[0]), *lines[1:]])
