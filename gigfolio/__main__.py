"""The program's start: `gigfolio`, or `python -m gigfolio`."""

from __future__ import annotations

import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def _interrupted(*_: object) -> NoReturn:
    raise SystemExit(130)


def main() -> None:
    """Run the command line and exit. Ctrl-C is heeded before anything slow is imported."""
    try:
        if sys.argv[1:2] == ["build"] and not {"-h", "--help"} & {*sys.argv} and _is_done(sys.argv[1:]):
            return
    except KeyboardInterrupt:
        _interrupted()
    import signal

    signal.signal(signal.SIGINT, _interrupted)
    from gigfolio.cli import cli

    try:
        cli(prog_name="gigfolio")
    except SystemExit as end:
        if sys.argv[1:2] == ["build"] and (end.code is None or isinstance(end.code, int)):
            _leave(end.code or 0)
        raise


def _leave(code: int) -> NoReturn:
    """End the process as it is: to take apart all that a large site was made of takes as long as to plan it."""
    import atexit
    from contextlib import suppress

    atexit._run_exitfuncs()
    with suppress(OSError):  # whoever read what was said may be gone
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def _is_done(arguments: list[str]) -> bool:
    """Whether a build with these arguments has nothing to do; then what it says is said."""
    from gigfolio.engine.stamp import unchanged

    said = unchanged(arguments, time.perf_counter())
    if said is None:
        return False
    sys.stderr.write(said[1])
    sys.stdout.write(said[0])
    return True


if __name__ == "__main__":
    main()
