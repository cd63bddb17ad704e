"""Make a screenshot small: few colours, so that the files in the repository stay small."""

import io
from pathlib import Path

from PIL import Image, ImageOps

#: Letters and flat surfaces need no more, and a palette takes a third of the bytes.
COLOURS = 128


def keep(png: bytes, path: Path, margin: int) -> int:
    """Write a picture to a file, with a white margin as paper has one; tells how many bytes it has now."""
    taken = ImageOps.expand(Image.open(io.BytesIO(png)).convert("RGB"), margin, "white")
    few = taken.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(path, "PNG", optimize=True)
    return path.stat().st_size
