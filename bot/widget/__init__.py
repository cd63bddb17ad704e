"""The chat that other sites embed: its sources, and what joins them into one file."""
