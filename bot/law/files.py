"""Reading the law's YAML files, with errors that name the file and say how to mend it."""

from pathlib import Path
from typing import Any, List, Type, TypeVar

import yaml
from pydantic import BaseModel, ValidationError, parse_obj_as

Record = TypeVar("Record", bound=BaseModel)

# The C loader reads the law in a quarter of a second; the Python one needs six times as long.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

#: What to tell whoever finds a data file damaged.
MEND = "Restore it with: git checkout -- data"


class DataFileError(ValueError):
    """A data file is missing or damaged; the message names it and says how to mend it."""


def read_yaml(path: Path) -> Any:
    """Read one YAML file.

    Raises:
        DataFileError: the file is missing, not UTF-8 or not YAML.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 a safe loader
    except OSError as error:
        raise DataFileError(f"{path}: cannot be read ({error.strerror}). {MEND}") from error
    except UnicodeDecodeError as error:
        raise DataFileError(f"{path}: not UTF-8 at byte {error.start}. {MEND}") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f" at line {mark.line + 1}" if mark else ""
        raise DataFileError(f"{path}: not valid YAML{place}. {MEND}") from error


def read_record(path: Path, shape: Type[Record]) -> Record:
    """Read a file that holds one record."""
    record: Record = _shaped(path, read_yaml(path), shape)
    return record


def read_records(path: Path, shape: Type[Record]) -> List[Record]:
    """Read a file that holds a list of records."""
    records: List[Record] = _shaped(path, read_yaml(path), List[shape])  # type: ignore[valid-type]
    return records


def _shaped(path: Path, content: Any, shape: Any) -> Any:
    try:
        return parse_obj_as(shape, content)
    except ValidationError as error:
        first = error.errors()[0]
        place = " > ".join(str(step) for step in first["loc"] if step != "__root__")
        raise DataFileError(f"{path}: {place}: {first['msg']}. {MEND}") from error
