"""The one error of this package."""


class OfficialTextError(ValueError):
    """An official text cannot be imported, read or compared; the message tells a person why and what to do."""
