"""Builds that are killed, interrupted, run at once, or run into a full disk: every file stays whole, and the next build heals."""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from gigfolio.engine import cache, output
from gigfolio.engine.builder import build
from gigfolio.engine.request import BuildRequest
from gigfolio.engine.target import Target
from gigfolio.engine.workshop import Workshop
from gigfolio.errors import GigfolioError

TODAY = dt.date(2026, 11, 23)
TREES = ("_site", "_private")
SITE = {
    "gigfolio.yaml": "social_cards: false\nimages: {widths: [40], formats: [webp]}\nprofile: {name: Ada}\n",
    "content/projects/clock.md": "---\ntitle: Clock\ntags: [brass]\n---\n![A face](face.png)\n",
    "content/projects/bell.md": "---\ntitle: Bell\n---\nIt rings.\n",
    "private/interviews/acme.md": "---\nclient: Acme Works\n---\n",
}

# Runs the command line of sys.argv[3:], and sends itself the signal sys.argv[2] at the moment sys.argv[1]; the signal
# "wait" says so on stdout instead, and waits for a line.
DRIVER = """
import os, signal, sys
from gigfolio.engine import cache, output
from gigfolio.engine.target import Target
from gigfolio.engine.workshop import Workshop
moment, name = sys.argv[1:3]
def reached(here):
    if here == moment and name == "wait":
        print("reached", flush=True)
        sys.stdin.readline()
    elif here == moment:
        os.kill(os.getpid(), getattr(signal, name))
roll, publish, make, save = output._roll, output.publish, Target.verify_or_make, cache.save
output._roll = lambda folder, staging, journal, step: roll(
    folder, staging, journal, lambda s: (step(s), reached(f"{folder.name}: heal {s}"))
)
output.publish = lambda folder, *args, **more: publish(
    folder, *args, **more, on_step=lambda s: reached(f"{folder.name}: {s}")
)
Target.verify_or_make = lambda self, key, *args: (reached(f"render {key}"), make(self, key, *args))[1]
Workshop._progress = lambda self, done, every: reached(f"derive {done}")
cache.save = lambda *args: (reached("before the state is kept"), save(*args), reached("after the state is kept"))
sys.argv = ["gigfolio", *sys.argv[3:]]
from gigfolio.__main__ import main
main()
"""


def picture(path: Path, shade: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (60, 40), (shade, 90, 40)).save(path)


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def edit(root: Path) -> None:
    """Change a page and a picture, add a page and a paper, take a page and a paper away."""
    picture(root / "content/projects/face.png", 200)
    shutil.move(root / "content/projects/bell.md", root / "content/projects/gong.md")
    shutil.move(root / "private/interviews/acme.md", root / "private/interviews/borg.md")
    write(root, {"content/projects/clock.md": "---\ntitle: A clock\n---\n![A face](face.png)\n"})


def run(root: Path) -> None:
    build(BuildRequest(root=root, today=TODAY))


def tree(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def trees(root: Path) -> dict[str, bytes]:
    return {f"{name}/{path}": data for name in TREES for path, data in tree(root / name).items()}


class Stage:
    """A site that was built and then edited, and what its outputs hold before and after the next build."""

    def __init__(self, folder: Path) -> None:
        self.ready = folder / "ready"
        write(self.ready, SITE)
        picture(self.ready / "content/projects/face.png", 10)
        run(self.ready)
        self.old = trees(self.ready)
        edit(self.ready)
        clean = folder / "clean"
        shutil.copytree(self.ready, clean, ignore=shutil.ignore_patterns(*TREES, ".gigfolio"))
        run(clean)
        self.new = trees(clean)

    def copy(self, root: Path) -> Path:
        shutil.copytree(self.ready, root)
        return root

    def is_whole(self, root: Path) -> bool:
        """Whether every file is as it was or as it will be, and none is missing that both have."""
        now = trees(root)
        either = all(data in {self.old.get(path), self.new.get(path)} for path, data in now.items())
        return either and (self.old.keys() & self.new.keys()) <= now.keys()

    def heals(self, root: Path) -> bool:
        """Whether one more build makes of what was left exactly what a clean one makes, and leaves nothing beside it."""
        run(root)
        staging = [output.staging_of(root / name).exists() for name in TREES]
        return trees(root) == self.new and not any(staging)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return Stage(tmp_path_factory.mktemp("stage"))


def start(moment: str, name: str, root: Path) -> subprocess.Popen[str]:
    command = [
        sys.executable,
        "-W",
        "error",
        "-c",
        DRIVER,
        moment,
        name,
        "build",
        str(root),
        "--today",
        str(TODAY),
    ]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def interrupted(moment: str, name: str, root: Path) -> tuple[int, str, str]:
    """Build in a process of its own that is interrupted at a moment; return its exit code, stdout and stderr."""
    with start(moment, name, root) as process:
        out, err = process.communicate()
    return process.returncode, out, err


RENDERING = (
    "render index.html",
    "render projects/clock/index.html",
    "render interviews/borg.html",
    "derive 1",
)
STAGING = (
    "_site: stage projects/clock/index.html", "_site: stage index.html", "_site: journal", "_private: stage interviews/borg.html",
)  # fmt: skip
ROLLING = (
    "_site: prune projects/bell/index.html", "_site: prune tags/index.html", "_site: replace 404.html",
    "_site: replace projects/clock/index.html", "_site: replace projects/gong/index.html", "_site: replace resume.json",
    "_site: marker", "_private: journal", "_private: prune interviews/acme.html", "_private: replace interviews/borg.html",
    "_private: marker", "before the state is kept", "after the state is kept",
)  # fmt: skip


def moments(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every step of the publication of a site."""
    found: list[str] = []
    publish = output.publish
    monkeypatch.setattr(
        output,
        "publish",
        lambda folder, *args, **more: publish(
            folder, *args, **more, on_step=lambda step: found.append(f"{folder.name}: {step}")
        ),
    )
    run(root)
    return found


def test_the_moments_are_those_of_a_build(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = moments(stage.copy(tmp_path / "site"), monkeypatch)
    assert {moment for moment in (*STAGING, *ROLLING) if moment.startswith("_")} <= set(steps)
    kinds = {step.split(" ")[1] for step in steps}
    assert kinds == {"stage", "journal", "prune", "replace", "marker"}


@pytest.mark.parametrize("moment", [*RENDERING, *STAGING, *ROLLING])
def test_a_kill_leaves_every_file_whole_and_the_next_build_heals(
    stage: Stage, tmp_path: Path, moment: str
) -> None:
    root = stage.copy(tmp_path / "site")
    assert interrupted(moment, "SIGKILL", root) == (-signal.SIGKILL, "", "")
    assert stage.is_whole(root)
    if moment in (*RENDERING, *STAGING[:2]):
        assert trees(root) == stage.old
    assert stage.heals(root)


def test_a_kill_while_healing_is_healed_too(stage: Stage, tmp_path: Path) -> None:
    root = stage.copy(tmp_path / "site")
    interrupted("_site: prune projects/bell/index.html", "SIGKILL", root)
    assert interrupted("_site: heal replace index.html", "SIGKILL", root)[0] == -signal.SIGKILL
    assert stage.is_whole(root)
    assert stage.heals(root)


@pytest.mark.parametrize(
    "moment", ["_site: journal", "_site: replace index.html", "_private: replace interviews/acme.html"]
)
def test_a_first_build_that_is_killed_is_healed_too(tmp_path: Path, moment: str) -> None:
    write(tmp_path / "site", SITE)
    picture(tmp_path / "site/content/projects/face.png", 10)
    shutil.copytree(tmp_path / "site", tmp_path / "clean")
    run(tmp_path / "clean")
    assert interrupted(moment, "SIGKILL", tmp_path / "site")[0] == -signal.SIGKILL
    run(tmp_path / "site")
    assert trees(tmp_path / "site") == trees(tmp_path / "clean")


@pytest.mark.parametrize("moment", [*RENDERING, *STAGING[:2], ROLLING[2]])
def test_ctrl_c_ends_with_130_and_no_traceback(stage: Stage, tmp_path: Path, moment: str) -> None:
    root = stage.copy(tmp_path / "site")
    assert interrupted(moment, "SIGINT", root) == (130, "", "")
    assert stage.is_whole(root)
    if moment != ROLLING[2]:
        assert trees(root) == stage.old
    assert stage.heals(root)


@pytest.mark.parametrize("module", ["click", "gigfolio.engine.builder", "msgspec", "PIL", "babel"])
def test_ctrl_c_while_modules_are_imported(stage: Stage, tmp_path: Path, module: str) -> None:
    root = stage.copy(tmp_path / "site")
    code = (
        "import importlib.abc, os, runpy, signal, sys\n"
        "class Finder(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, path, target=None):\n"
        f"        if name == {module!r}: os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Finder())\n"
        f"sys.argv = ['gigfolio', 'build', {str(root)!r}]\n"
        "runpy.run_module('gigfolio', run_name='__main__')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
    assert trees(root) == stage.old


def test_of_two_builds_at_once_one_wins_and_the_other_says_so(stage: Stage, tmp_path: Path) -> None:
    root = stage.copy(tmp_path / "site")
    with start("render index.html", "wait", root) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "reached\n"
        code, out, err = interrupted("never", "SIGKILL", root)
        assert (code, out) == (1, "")
        assert err == "another build of this site is running\n"
        first.communicate("\n")
    assert first.returncode == 0
    assert trees(root) == stage.new


def test_a_lock_that_was_left_behind_holds_nobody_up(stage: Stage, tmp_path: Path) -> None:
    root = stage.copy(tmp_path / "site")
    interrupted("render index.html", "SIGKILL", root)
    assert (root / ".gigfolio/lock").exists()
    assert stage.heals(root)


# Answers each line "NUMBER CODE ROOT" with what a build says whose write of that number fails with the code: "done" when
# it can do without, "no such write" when it does not come to that. Audit hooks stay for a process's life, so each build has
# a process of its own, forked before Typst has started threads, which a fork would not take along.
FAULTY = """
import datetime, json, os, sys, traceback
from pathlib import Path
from gigfolio.engine.builder import build
from gigfolio.engine.request import BuildRequest
from gigfolio.errors import GigfolioError
import gigfolio.content.loader, gigfolio.images, gigfolio.papers, gigfolio.plan, gigfolio.render, gigfolio.theme

WRITES = {"os.mkdir": 0, "os.rename": 1, "os.remove": 0, "os.rmdir": 0}  # audit events, and which argument is written

def written(event, args):
    if event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        return os.fsdecode(args[0]) if isinstance(args[0], (str, bytes, os.PathLike)) else ""
    return os.fsdecode(args[WRITES[event]]) if event in WRITES else ""

def faulty(number, code, root):
    count = 0
    def fail(event, args):
        nonlocal count
        path = written(event, args)
        if path.startswith(root):
            count += 1
            if count == number:
                raise OSError(code, os.strerror(code), path)
    sys.addaudithook(fail)
    try:
        build(BuildRequest(root=Path(root), today=datetime.date.fromisoformat(sys.argv[1])))
    except GigfolioError as error:
        return str(error)
    except BaseException:
        return traceback.format_exc()
    return "done" if count >= number else "no such write"

for line in sys.stdin:
    number, code, root = line.rstrip().split(" ", 2)
    if os.fork() == 0:
        print(json.dumps(faulty(int(number), int(code), root)), flush=True)
        os._exit(0)
    os.wait()
"""


@pytest.fixture(scope="module")
def faulty_build() -> Iterator[Callable[[Path, int, int], str]]:
    """What a build of a site says whose write of this number fails with this code."""
    with subprocess.Popen(
        [sys.executable, "-c", FAULTY, str(TODAY)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        asked, said = process.stdin, process.stdout
        assert asked is not None
        assert said is not None

        def ask(root: Path, number: int, code: int) -> str:
            print(number, code, root, file=asked, flush=True)
            return str(json.loads(said.readline()))

        yield ask
        asked.close()


def test_a_disk_that_is_full_at_any_write_leaves_the_site_whole(
    stage: Stage, tmp_path: Path, faulty_build: Callable[[Path, int, int], str]
) -> None:
    said: list[str] = []
    while not said or said[-1] != "no such write":
        root = stage.copy(tmp_path / "site")
        said.append(faulty_build(root, len(said) + 1, errno.ENOSPC))
        assert stage.is_whole(root), said
        untouched = trees(root) == stage.old and not output.staging_of(root / "_site").exists()
        assert untouched or stage.heals(root), said
        shutil.rmtree(root)
    failed = [text for text in said if text not in {"done", "no such write"}]
    assert len(failed) > 20
    assert [text for text in failed if "No space left on device" not in text or "Traceback" in text] == []


@pytest.mark.parametrize(("code", "hint"), [(errno.EROFS, "--output"), (errno.EACCES, "may not")])
def test_a_folder_that_cannot_be_written_is_named(
    stage: Stage, tmp_path: Path, faulty_build: Callable[[Path, int, int], str], code: int, hint: str
) -> None:
    root = stage.copy(tmp_path / "site")
    said = faulty_build(root, 2, code)
    assert str(root) in said
    assert os.strerror(code) in said
    assert hint in said
    assert trees(root) == stage.old


def test_the_command_line_says_what_could_not_be_written(stage: Stage, tmp_path: Path) -> None:
    """With a real limit: no file may grow over 2,000 bytes."""
    root = stage.copy(tmp_path / "site")
    done = subprocess.run(
        [sys.executable, "-m", "gigfolio", "build", str(root), "--today", str(TODAY)],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000)),
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert os.strerror(errno.EFBIG) in done.stderr
    assert "Traceback" not in done.stderr
    assert trees(root) == stage.old
    assert stage.heals(root)


@pytest.mark.parametrize(
    "folder", [".gigfolio", ".gigfolio/templates", ".gigfolio/images", "_site", "_private"]
)
def test_nothing_is_written_through_a_link(tmp_path: Path, folder: str) -> None:
    write(tmp_path / "site", SITE)
    picture(tmp_path / "site/content/projects/face.png", 10)
    write(tmp_path / "elsewhere", {"mine/file": "mine"})
    link = tmp_path / "site" / folder
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(GigfolioError, match="link"):
        run(tmp_path / "site")
    assert tree(tmp_path / "elsewhere") == {"mine/file": b"mine"}


def test_a_publication_that_was_cut_off_is_not_finished_in_a_folder_that_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "site", SITE)
    write(tmp_path / "elsewhere", {"file": "mine"})
    (tmp_path / "site/_site").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    journal = '{"changed": [], "gone": ["file"], "files": {}, "private": false}'
    write(output.staging_of(tmp_path / "site/_site"), {"journal.json": journal})
    with pytest.raises(GigfolioError, match="link"):
        run(tmp_path / "site")
    assert tree(tmp_path / "elsewhere") == {"file": b"mine"}


def test_the_proof_can_fail(stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A publication that writes in place is found out."""
    root = stage.copy(tmp_path / "site")
    place = output._place

    def half(folder: Path, path: str, staged: Path, private: bool) -> None:
        place(folder, path, staged, private)
        (folder / path).write_bytes(b"half")

    monkeypatch.setattr(output, "_place", half)
    run(root)
    assert not stage.is_whole(root)


def test_the_driver_names_real_things() -> None:
    assert all(
        map(callable, (output._roll, output.publish, cache.save, Target.verify_or_make, Workshop._progress))
    )
