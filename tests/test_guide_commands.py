"""Every command in a code block of README.md and docs/ is run by a test: here, or by the test of its own page."""

from __future__ import annotations

import json
import re
from pathlib import Path

import guide
import pytest

# Pages whose commands build on each other, or need a repository: their tests run every command that stands there; of
# docs/moving.md tests/test_moving_guide.py runs those behind a prompt.
ELSEWHERE = {
    "docs/start.md": "tests/test_guide_start.py",
    "docs/deploying.md": "tests/deploy/test_deploy_command.py",
}
# What cannot be run by a test that it runs: it sets up the environment, or is the run of all tests.
OUTSIDE = {
    "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/gigfolio build example-site",
    "python3 tools/check.py",
}
# What is asked on a terminal, said by options.
ANSWERS = {
    "gigfolio init my-site": '--name "Ada Vik"',
    "gigfolio add project": '"A tide board" --site my-site',
}
NAMES = {"FILE": "resume.json", "DIR": "new-site"}
FILES = {
    "my-site/gigfolio.yaml": "profile: {name: Ada Vik}\nsocial_cards: false\n",
    "my-site/private/interviews/acme.md": "---\nclient: Acme Works\nwhen: 2099-01-02\nrate: {target: 900}\n---\n",
    "new-site/gigfolio.yaml": "profile: {name: Ada Vik}\n",
    "resume.json": json.dumps(
        {"basics": {"name": "Ada Vik"}, "work": [{"name": "Map House", "startDate": "2016"}]}
    ),
}
MOVING = re.findall(r"^\$ (.+)$", (guide.REPOSITORY / "docs/moving.md").read_text("utf-8"), re.MULTILINE)
HERE = [
    (document, command)
    for document in guide.DOCUMENTS
    if document not in ELSEWHERE
    for command in dict.fromkeys(guide.commands(document))
    if command not in OUTSIDE and not (document == "docs/moving.md" and command in MOVING)
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def place_of(command: str, folder: Path) -> Path:
    """Where a command is typed: in the site's folder, unless it names the site."""
    in_site = command.startswith(("gigfolio prep", "gigfolio papers")) or command == "gigfolio serve"
    return folder / "my-site" if in_site else folder


@pytest.mark.parametrize(("document", "command"), HERE, ids=[f"{d}: {c}" for d, c in HERE])
def test_every_other_command_does_its_work(document: str, command: str, folder: Path) -> None:
    words = [NAMES.get(word, word) for word in command.split(" # ")[0].strip().split(" ")]
    typed = " ".join([*words, ANSWERS.get(command, "")]).strip()
    place = place_of(typed, folder)
    if typed.startswith("gigfolio serve"):
        assert "Ada Vik" in guide.served_home(typed, place, BROWSER="true")
        return
    assert typed.startswith("gigfolio ")
    done = guide.run(typed, place, BROWSER="true")
    assert done.returncode == 0, f"{document}: {command}\n{done.stdout}{done.stderr}"


def test_the_pages_with_tests_of_their_own_run_all_that_stands_there() -> None:
    """Those tests gather `sh` blocks: no command may stand in a block of another kind, where they do not look."""
    for document in ELSEWHERE:
        text = (guide.REPOSITORY / document).read_text("utf-8")
        gathered = [
            line for block in text.split("```sh\n")[1:] for line in block.partition("\n```")[0].splitlines()
        ]
        assert guide.commands(document) == gathered, document


def test_what_is_run_nowhere_still_stands_there() -> None:
    assert OUTSIDE | set(ANSWERS) <= {
        command for document in guide.DOCUMENTS for command in guide.commands(document)
    }
