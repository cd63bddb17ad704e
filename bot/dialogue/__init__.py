"""Rasa's dialogue machinery as this bot runs it: processor, rules, responses, tracker store, language of the reply."""
