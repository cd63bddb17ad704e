"""Measuring the bot: held-out questions, calibration of the confidence gate, comparison with stock Rasa."""
