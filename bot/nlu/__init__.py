"""Understanding: Rasa graph components for language, citations and intents."""
