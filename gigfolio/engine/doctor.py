"""What this computer has of what gigfolio needs, and how to get the rest."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from typing import Literal, NamedTuple

State = Literal["fine", "missing", "optional"]
LEAST_PYTHON = (3, 11)


class Finding(NamedTuple):
    """One thing that was looked at. `optional` is missing too, but only some commands need it; `hint` says how to get it."""

    name: str
    state: State
    detail: str
    hint: str = ""


def examine() -> list[Finding]:
    """Look at everything, and return it in the order in which it is worth mending."""
    looks: tuple[Callable[[], Iterator[Finding]], ...] = (
        _python,
        _libraries,
        _pictures,
        _fonts,
        _papers,
        _zones,
        _git,
    )
    return [finding for look in looks for finding in look()]


def _python() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    fine = sys.version_info >= LEAST_PYTHON
    hint = "" if fine else "install Python 3.11 or later: python.org, or your system's packages"
    yield Finding("Python", "fine" if fine else "missing", version, hint)


def _libraries() -> Iterator[Finding]:
    """The libraries that the installed package asks for, and their versions."""
    try:
        needed = metadata.requires("gigfolio") or []
        yield Finding("gigfolio", "fine", metadata.version("gigfolio"))
    except metadata.PackageNotFoundError:
        yield Finding("gigfolio", "missing", "not installed", "pip install gigfolio")
        return
    for requirement in needed:
        if "extra ==" not in requirement:
            yield _library(requirement)


def _library(requirement: str) -> Finding:
    found = re.match(r"([\w.-]+)\s*(?:>=\s*([\d.]+))?", requirement)
    assert found is not None
    name, least = found[1], found[2] or "0"
    hint = f"pip install '{requirement.split(';')[0].strip()}'"
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        return Finding(name, "missing", "not installed", hint)
    if _numbers(version) < _numbers(least):
        return Finding(name, "missing", f"{version}, and {least} is needed", hint)
    return Finding(name, "fine", version)


def _numbers(version: str) -> tuple[int, ...]:
    """The release of a version (PEP 440), without zeros at its end: 3.10 comes after 3.9, and 3.0 is 3."""
    release = re.match(r"[\d.]*", version)
    numbers = [int(part) for part in (release[0] if release else "").split(".") if part]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def _pictures() -> Iterator[Finding]:
    """The codecs that Pillow was made with."""
    try:
        from PIL import features
    except ImportError:
        return  # the library is already missing
    for name, feature, needed in (("AVIF", "avif", True), ("WebP", "webp", True), ("JPEG", "jpg", True)):
        if features.check(feature):
            yield Finding(f"{name} pictures", "fine", features.version(feature) or "can be written")
        else:
            hint = "pip install --force-reinstall --only-binary :all: pillow"
            if name == "AVIF":
                hint += ", or images: {formats: [webp]} in gigfolio.yaml"
            yield Finding(f"{name} pictures", "missing" if needed else "optional", "cannot be written", hint)


def _fonts() -> Iterator[Finding]:
    """Whether every font file that the shipped themes name is there and is one (WOFF2 begins with "wOF2")."""
    try:
        from gigfolio.theme.chain import shipped_themes
        from gigfolio.theme.manifest import load_manifest
    except ImportError:
        return  # a library is missing, and was named

    themes = shipped_themes()
    broken, count = [], 0
    for manifest in sorted(themes.glob("*/theme.yaml")):
        faces = load_manifest(manifest.read_bytes(), str(manifest)).fonts
        for file in (manifest.parent / font.src for face in faces for font in face.files):
            count += 1
            if not file.is_file() or file.read_bytes()[:4] != b"wOF2":
                broken.append(str(file.relative_to(themes)))
    if broken or not count:
        hint = "pip install --force-reinstall gigfolio"
        yield Finding("Fonts", "missing", ", ".join(broken) or f"no themes in {themes}", hint)
    else:
        yield Finding("Fonts", "fine", f"{count} files in {themes}")


def _papers() -> Iterator[Finding]:
    """Whether papers can be typeset as PDF."""
    try:
        import typst
    except ImportError:
        yield Finding(
            "PDF papers", "missing", "Typst cannot be loaded", "pip install --force-reinstall typst"
        )
    else:
        version = getattr(typst, "__version__", "") or metadata.version("typst")
        yield Finding("PDF papers", "fine", f"Typst {version}")


def _zones() -> Iterator[Finding]:
    import zoneinfo

    names = zoneinfo.available_timezones()
    if names:
        yield Finding("Time zones", "fine", f"{len(names)} known")
    else:
        yield Finding(
            "Time zones", "optional", "no zone data: no distance to UTC is shown", "pip install tzdata"
        )


def _git() -> Iterator[Finding]:
    program = shutil.which("git")
    if program is None:
        hint = "git-scm.com, or your system's packages"
        yield Finding("git", "optional", "not found: needed by gigfolio deploy only", hint)
        return
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    yield Finding("git", "fine", done.stdout.strip().removeprefix("git version "))
