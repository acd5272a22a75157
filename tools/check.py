"""Set up what the tests need, then run every check: format, lint, types, tests. Standard library only.

    python3 tools/check.py [pytest arguments]

Makes `.venv` beside pyproject.toml, installs gigfolio with its development tools, finds a Chromium (installs Debian's
package, or Playwright's own build elsewhere) and Poppler, and runs ruff, mypy and pytest. Exits with the first failure's code.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / ("Scripts" if os.name == "nt" else "bin")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def run(*command: str | Path) -> None:
    """Run a command in the repository, shown first; leave with its exit code when it fails."""
    print("+", *command, flush=True)
    code = subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode
    if code:
        sys.exit(code)


def install(*packages: str) -> None:
    """Install Debian packages."""
    admin = [] if os.geteuid() == 0 else ["sudo"]
    run(*admin, "apt-get", "update", "-qq")
    run(*admin, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)


def make_environment() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - this runs before anything is installed
        sys.exit(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}")
    if importlib.util.find_spec("ensurepip") is None and shutil.which("apt-get"):
        install("python3-venv")
    if not (BIN / "python").exists() and not (BIN / "python.exe").exists():
        run(sys.executable, "-m", "venv", ROOT / ".venv")
    run(BIN / "python", "-m", "pip", "install", "--quiet", "--editable", ".[dev]")


def make_browser() -> None:
    """Have a Chromium on PATH, or Playwright's own."""
    if any(shutil.which(name) for name in BROWSERS):
        return
    if shutil.which("apt-get"):
        install("chromium")
    else:
        run(BIN / "python", "-m", "playwright", "install", "chromium")


def make_reader() -> None:
    """Have pdftotext and pdffonts, which read the papers."""
    if shutil.which("pdftotext"):
        return
    if not shutil.which("apt-get"):
        sys.exit("pdftotext is missing: install Poppler (brew install poppler, dnf install poppler-utils)")
    install("poppler-utils")


def main() -> None:
    make_environment()
    make_browser()
    make_reader()
    run(BIN / "ruff", "format", "--check", ".")
    run(BIN / "ruff", "check", ".")
    run(BIN / "mypy")
    # A file's tests stay in one process: they share what was built for them.
    run(BIN / "python", "-m", "pytest", "-n", "auto", "--dist", "loadfile", *sys.argv[1:])


if __name__ == "__main__":
    main()
