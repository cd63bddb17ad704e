"""Rasa custom actions: what the bot does once it has understood.

The same package runs inside the bot's own process and under a stock ``rasa run actions`` server. It imports rasa_sdk
and the law, never rasa or FastAPI.
"""
