"""Why a picture is refused."""

from __future__ import annotations

from gigfolio.errors import Diagnostic, GigfolioError, Location


class Refused(Exception):
    """A picture is refused, by code that does not know its name; `message` continues "PATH: "."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def damaged() -> Refused:
    """Return the refusal of a file that is cut off or does not keep to its format."""
    return Refused("is damaged or cut off", "save it again from the program that it comes from")


def named(refused: Refused, src: str) -> GigfolioError:
    """Return the refusal as an error at the picture's path."""
    return GigfolioError([Diagnostic("error", "bad-picture", refused.message, Location(src), refused.hint)])
