"""Quqyq: cited answers about artificial intelligence and the law of Kazakhstan."""

__version__ = "0.1.0"
