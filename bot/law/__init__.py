"""The law as data: acts, provisions and reviewed answers with their dates. Knows neither Rasa nor FastAPI."""
