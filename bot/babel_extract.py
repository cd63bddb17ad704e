"""Babel extractor for the Rasa domain: response texts and button titles are messages to translate."""

from typing import Any, BinaryIO, Collection, Iterator, List, Mapping, Tuple

import yaml

Extracted = Tuple[int, str, str, List[str]]


def extract_domain(
    fileobj: BinaryIO, keywords: Mapping[str, Any], comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Extracted]:
    """Yield each text with its line number, as Babel's extraction interface asks."""
    root = yaml.compose(fileobj.read().decode("utf-8"))
    if root is not None:
        yield from _texts(root)


def _texts(node: yaml.Node) -> Iterator[Extracted]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value in ("text", "title") and isinstance(value, yaml.ScalarNode):
                yield value.start_mark.line + 1, "", value.value, []
            else:
                yield from _texts(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _texts(item)
