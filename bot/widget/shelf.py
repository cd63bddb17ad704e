"""Earlier versions of the widget's file, kept so that a site that named one keeps working after an update."""

import logging
import re
from pathlib import Path
from typing import Optional

from bot.widget.bundle import Bundle, version_of

logger = logging.getLogger(__name__)

_VERSION = re.compile(r"[0-9a-f]{12}")


class Shelf:
    """A folder with one file per version; nothing in it is ever removed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, bundle: Bundle) -> None:
        """Put a version on the shelf; where that cannot be, say so and go on."""
        path = self._path(bundle.version)
        try:
            if not path.exists():
                self._folder.mkdir(parents=True, exist_ok=True)
                half = path.with_suffix(".half")
                half.write_bytes(bundle.content)
                half.replace(path)
        except OSError as error:
            logger.warning("%s: this version of the widget cannot be kept (%s)", self._folder, error.strerror)

    def find(self, version: str) -> Optional[bytes]:
        """An earlier version; ``None`` if it is not there, or is no longer what its name says."""
        if not _VERSION.fullmatch(version):
            return None
        try:
            content = self._path(version).read_bytes()
        except OSError:
            return None
        return content if version_of(content) == version else None

    def _path(self, version: str) -> Path:
        return self._folder / f"{version}.js"
