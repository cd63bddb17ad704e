"""How the three languages are written: alphabets, keyboards and transliteration. Knows nothing of law or dialogue."""
