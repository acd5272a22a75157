"""Questions on the terminal. Where there is no terminal nothing is asked: options say it all."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Callable

import click


def can_ask() -> bool:
    """Whether somebody sits there to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(question: str, about: str = "", *, required: bool = False, check: Callable[[str], str] = str) -> str:
    """Ask until the answer is right; return it, "" when an optional question was passed over.

    `check` returns the answer, or raises click.UsageError to have it asked again.
    """
    if about:
        width = max(shutil.get_terminal_size().columns, 40)
        click.echo("\n" + click.style(textwrap.fill(about, width, break_on_hyphens=False), dim=True))
    label = question if required else f"{question} (Enter to skip)"
    return click.prompt(
        label,
        default=None if required else "",
        show_default=False,
        value_proc=lambda text: _checked(text, check),
    )


def _checked(text: str, check: Callable[[str], str]) -> str:
    return check(text.strip()) if text.strip() else ""
