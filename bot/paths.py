"""Where the project keeps its files, seen from an installed or a checked-out tree."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
LAW = DATA / "law"
ANSWERS = DATA / "answers"
NLU = DATA / "nlu"
EVAL = DATA / "eval"
LOCALES = ROOT / "locales"
DOMAIN = ROOT / "bot" / "domain"
CONFIG = ROOT / "bot" / "config.yml"
