"""The program's start: `gigfolio`, or `python -m gigfolio`."""

from __future__ import annotations

import signal
from typing import NoReturn


def _interrupted(*_: object) -> NoReturn:
    raise SystemExit(130)


def main() -> None:
    """Run the command line and exit. Ctrl-C is heeded before anything slow is imported."""
    signal.signal(signal.SIGINT, _interrupted)
    from gigfolio.cli import cli

    cli(prog_name="gigfolio")


if __name__ == "__main__":
    main()
