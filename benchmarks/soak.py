"""Soak the development server: thousands of random edits while several clients read.

    python benchmarks/soak.py --edits 2000 --clients 4

Needs gigfolio and nothing else; works in a folder of its own, on loopback. Afterwards every file that the server shows
is compared with a clean build of what the edits left, and the server's memory over time is told (on Linux).
"""

from __future__ import annotations

import argparse
import datetime as dt
import http.client
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

from PIL import Image

from gigfolio.engine.builder import build
from gigfolio.engine.request import BuildRequest
from gigfolio.server.live_page import live

ANCHOR = "content/projects/anchor.md"  # is never removed, so that others may link to it
ANALYTICS = "https://count.example/a.js"
PATIENCE = 60.0  # seconds until a page that stays stale is given up
BREAKS = {
    "content/rates.yaml": "packages: [{name: Sprint, price: twelve}]\n",
    "content/certifications.yaml": "- {nam: Nothing}\n",
    "theme/templates/404.html": "{% block\n",
    "theme/theme.yaml": "fonts: [\n",
}
SITE = {
    "gigfolio.yaml": "url: https://ada.example/work/\nsocial_cards: false\nimages: {widths: [40], formats: [webp]}\n"
    f"analytics: {ANALYTICS}\n"
    "theme_options: {accent: teal}\nfeeds: {full_text: true}\n"
    "profile: {name: Ada Vik, headline: Clocks, contact: {email: ada@ada.example}}\n",
    ANCHOR: "---\ntitle: Anchor\ntags: [brass]\nskills: [turning]\n---\nIt holds.\n\n## Why\n\nIt is heavy.\n",
    "content/about.md": "I mend clocks.\n",
    "content/skills.yaml": "- {name: Turning, level: expert}\n",
    "content/testimonials.yaml": "- {quote: Good., author: B, project: anchor, consent: {given: true}}\n",
    "content/rates.yaml": "packages: [{name: Sprint, price: 1200 EUR}]\n",
    "content/experience.yaml": "work: [{name: Works, position: Turner, start: 2019}]\n",
    "static/note.txt": "hello\n",
    "private/interviews/acme.md": "---\nclient: Acme Works\nneeds: [{need: a clock, skills: [turning]}]\n---\n",
}


@dataclass
class Soak:
    """What is edited, with what was seen on the way."""

    root: Path
    rng: random.Random
    count: int = 0
    projects: list[str] = field(default_factory=list)  # as the clients know them
    latencies: list[float] = field(default_factory=list)
    answers: Counter[int] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)  # paths that had no page, not even the last good one
    memory: list[tuple[int, int]] = field(default_factory=list)  # edits, kB

    def write(self, path: str, text: str) -> None:
        """Save as editors do: in place, or by another file that takes its place."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if self.rng.random() < 0.5:
            target.write_text(text, encoding="utf-8")
            return
        beside = target.with_name(f".{target.name}.swp")
        beside.write_text(text, encoding="utf-8")
        beside.replace(target)

    def entries(self, kind: str) -> list[str]:
        folder = self.root / "content" / kind
        found = (path.relative_to(self.root).as_posix() for path in folder.rglob("*.md"))
        return sorted(path for path in found if path != ANCHOR)

    def any_entry(self) -> str:
        return self.rng.choice([*self.entries("projects"), *self.entries("posts"), ANCHOR])

    def token(self) -> str:
        self.count += 1
        return f"tok{self.count:06d}"


def body(soak: Soak) -> None:
    path = soak.any_entry()
    head = (soak.root / path).read_text("utf-8").split("---\n")[1]
    part = soak.rng.choice(["Why", "How"])
    link = soak.rng.choice(["", " [anchor](../projects/anchor.md#why)", " ![A face](/static/face.png)"])
    link = link if path.count("/") == 2 and "(/" not in link else ""
    soak.write(path, f"---\n{head}---\nText {soak.token()}.{link}\n\n## {part}\n\nMore of it.\n")


def fields(soak: Soak) -> None:
    path = soak.any_entry()
    _, _, rest = (soak.root / path).read_text("utf-8").split("---\n", 2)
    dated = f"date: 2026-0{soak.rng.randint(1, 9)}-11\n" if "/posts/" in path else "skills: [turning]\n"
    draft = "draft: true\n" if soak.rng.random() < 0.1 and path != ANCHOR else ""
    tag = soak.rng.choice(["brass", "steel", "wood"])
    soak.write(path, f"---\ntitle: Title {soak.token()}\ntags: [{tag}]\n{dated}{draft}---\n{rest}")


def added(soak: Soak) -> None:
    kind = soak.rng.choice(["projects", "posts"])
    if len(soak.entries(kind)) > 12:
        removed(soak)
        return
    name = soak.token()
    cover = ""
    if kind == "projects" and soak.rng.random() < 0.5:
        picture(soak.root / f"content/projects/{name}/face.png", soak.rng.randint(0, 255))
        cover = "cover: {src: face.png, alt: A face}\n"
    file = f"content/{kind}/{name}/index.md" if cover else f"content/{kind}/{name}.md"
    soak.write(file, f"---\ntitle: New {name}\n{cover}---\nNew.\n")


def removed(soak: Soak) -> None:
    entries = [*soak.entries("projects"), *soak.entries("posts")]
    if entries:
        path = soak.root / soak.rng.choice(entries)
        shutil.rmtree(path.parent) if path.name == "index.md" else path.unlink()


def renamed(soak: Soak) -> None:
    entries = [*soak.entries("projects"), *soak.entries("posts")]
    if entries:
        path = soak.root / soak.rng.choice(entries)
        old = path.parent if path.name == "index.md" else path
        old.rename(old.with_name(soak.token() + old.suffix))


def pictures(soak: Soak) -> None:
    found = sorted((soak.root / "content/projects").rglob("face.png"))
    if found:
        picture(soak.rng.choice(found), soak.rng.randint(0, 255))


def settings(soak: Soak) -> None:
    text = SITE["gigfolio.yaml"].replace("headline: Clocks", f"headline: Clocks {soak.rng.randint(1, 5)}")
    soak.write("gigfolio.yaml", text.replace("teal", soak.rng.choice(["teal", "navy", "brown"])))


def data(soak: Soak) -> None:
    price = soak.rng.randint(1000, 2000)
    soak.write("content/rates.yaml", SITE["content/rates.yaml"].replace("1200", str(price)))
    soak.write("content/about.md", f"I mend clocks, {soak.token()}.\n")


def theme(soak: Soak) -> None:
    soak.write("theme/custom.css", f"h1 {{ border-width: {soak.rng.randint(1, 9)}px }}\n")
    template = "theme/templates/404.html"
    if soak.rng.random() < 0.5:
        soak.write(template, f"<!doctype html><title>Gone {soak.token()}</title>\n")
    else:
        (soak.root / template).unlink(missing_ok=True)


def own_files(soak: Soak) -> None:
    name = f"static/{soak.rng.choice('abc')}.css"
    if (soak.root / name).exists() and soak.rng.random() < 0.3:
        (soak.root / name).unlink()
    else:
        soak.write(name, f"/* {soak.token()} */\n")


def private(soak: Soak) -> None:
    text = SITE["private/interviews/acme.md"]
    soak.write("private/interviews/acme.md", text.replace("a clock", f"a clock of {soak.token()}"))


def broken(soak: Soak) -> None:
    """A mistake, mended by `mend` or by a later edit of the same file."""
    path = soak.rng.choice(sorted(BREAKS))
    soak.write(path, BREAKS[path])


def mend(soak: Soak) -> None:
    for path, text in BREAKS.items():
        file = soak.root / path
        if file.is_file() and file.read_text("utf-8") == text:
            soak.write(path, SITE[path]) if path in SITE else file.unlink()


EDITS: dict[Callable[[Soak], None], int] = {
    body: 12, fields: 5, added: 3, removed: 1, renamed: 2, pictures: 2, settings: 1, data: 2, theme: 2, own_files: 2,
    private: 1, broken: 1, mend: 3,
}  # fmt: skip


def picture(path: Path, shade: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (60, 40), (shade, 90, 40)).save(path)


def start(root: Path) -> None:
    """Write the site that is edited."""
    for name, text in SITE.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    picture(root / "content/projects/bell/face.png", 10)
    (root / "content/projects/bell/index.md").write_text(
        "---\ntitle: Bell\ncover: {src: face.png, alt: A face}\n---\nIt rings.\n", encoding="utf-8"
    )
    (root / "content/posts").mkdir()
    (root / "content/posts/one.md").write_text("---\ntitle: One\ndate: 2026-01-02\n---\nText.\n", "utf-8")


class Client:
    """Reads pages over one connection."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self.host, self.base = parts.netloc, parts.path
        self._connection = http.client.HTTPConnection(self.host, timeout=PATIENCE)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def get(self, path: str) -> tuple[int, bytes]:
        """Return the answer to a path below the site's base, or one of the server's own."""
        self._connection.request("GET", path if path.startswith("/") else self.base + quote(path))
        answer = self._connection.getresponse()
        return answer.status, answer.read()


def read(address: str, soak: Soak, stop: threading.Event, seed: int) -> None:
    """Visit pages as they come until told to stop. The page for nothing has a broken template at times, from the start."""
    rng = random.Random(seed)
    with Client(address) as client:
        while not stop.is_set():
            path = rng.choice(_paths(soak))
            status, _ = client.get(path)
            soak.answers[status] += 1
            if status >= 500 and path != "nothing":
                soak.failures.append(path)


def _paths(soak: Soak) -> list[str]:
    paths = ["", "projects/", "rates/", "feed.xml", "nothing", "about/", "projects/anchor/"]
    found = map(Path, soak.projects)
    names = (path.parent.name if path.name == "index.md" else path.stem for path in found)
    return paths + [f"projects/{name}/" for name in names]


def edit(address: str, soak: Soak, edits: int, memory: Callable[[], int]) -> None:
    """Edit at random. After every tenth a page has to show its new text at once."""
    kinds, weights = list(EDITS), list(EDITS.values())
    with Client(address) as client:
        for number in range(edits):
            soak.rng.choices(kinds, weights)[0](soak)
            soak.projects = soak.entries("projects")
            if number % 10 == 0:
                mend(soak)
                soak.latencies.append(seen(client, soak))
            if number % max(1, edits // 20) == 0:
                soak.memory.append((number, memory()))
            time.sleep(soak.rng.choice([0, 0, 0.002, 0.02, 0.1]))
        mend(soak)
        soak.latencies.append(seen(client, soak))
        soak.memory.append((edits, memory()))


def seen(client: Client, soak: Soak) -> float:
    """Edit the anchor's text; return after how many seconds it is served."""
    token, begun = soak.token(), time.monotonic()
    head = (soak.root / ANCHOR).read_text("utf-8").split("---\n")[1]
    soak.write(ANCHOR, f"---\n{head}---\nSeen {token}.\n\n## Why\n\nIt is heavy.\n")
    while token.encode() not in client.get("projects/anchor/")[1]:
        if time.monotonic() - begun > PATIENCE:
            raise SystemExit(f"stale: {token} was not served within {PATIENCE:.0f} s")
        time.sleep(0.002)
    return time.monotonic() - begun


def differences(address: str, papers: str, root: Path, today: dt.date) -> list[str]:
    """Compare every file of a clean build with what is served at its address; return the paths that differ."""
    with tempfile.TemporaryDirectory() as elsewhere, Client(address) as client:
        clean = Path(elsewhere) / "site"
        shutil.copytree(
            root, clean, ignore=shutil.ignore_patterns("_site", "_private", ".gigfolio", ".*.swp")
        )
        build(BuildRequest(root=clean, today=today))
        public = {path: _as_served(path, data, client) for path, data in _tree(clean / "_site")}
        private = {
            urlsplit(papers).path + path: _as_served(path, data, client)
            for path, data in _tree(clean / "_private")
            if papers and path != "index.html"
        }
        return [path for path, data in {**public, **private}.items() if client.get(path) != (200, data)]


def _as_served(path: str, data: bytes, client: Client) -> bytes:
    return live(data, [], client.host, ANALYTICS) if path.endswith(".html") else data


def _tree(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not any(part.startswith(".") for part in name.split("/")):
            yield name, path.read_bytes()


def soaked(
    address: str,
    papers: str,
    root: Path,
    *,
    edits: int,
    clients: int,
    seed: int,
    today: dt.date,
    memory: Callable[[], int],
) -> tuple[Soak, list[str]]:
    """Edit the site at `root`, which is served at `address`, while clients read; return what was seen, and what differs
    from a clean build afterwards."""
    soak, stop = Soak(root, random.Random(seed)), threading.Event()
    readers = [
        threading.Thread(target=read, args=(address, soak, stop, seed + number)) for number in range(clients)
    ]
    for reader in readers:
        reader.start()
    try:
        edit(address, soak, edits, memory)
    finally:
        stop.set()
        for reader in readers:
            reader.join()
    return soak, differences(address, papers, root, today)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--edits", type=int, default=2000)
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root, today = Path(folder) / "site", dt.date.today()
        start(root)
        command = [sys.executable, "-u", "-m", "gigfolio", "serve", str(root), "--port", "0"]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        try:
            address, papers = _addresses(server)
            threading.Thread(target=lambda: [None for _ in server.stdout or ()], daemon=True).start()
            begun = time.monotonic()
            soak, wrong = soaked(
                address, papers, root, edits=given.edits, clients=given.clients, seed=given.seed, today=today,
                memory=lambda: _resident(server.pid),
            )  # fmt: skip
        finally:
            server.terminate()
            server.wait()
    _tell(soak, wrong, time.monotonic() - begun)
    sys.exit(1 if wrong else 0)


def _addresses(server: subprocess.Popen[str]) -> tuple[str, str]:
    found: list[str] = []
    for line in server.stdout or ():
        found += [word.rstrip(".,") for word in line.split() if word.startswith("http://")]
        if any("_private-" in address for address in found):
            break
    site = next(address for address in found if "_private-" not in address)
    return site, next(address for address in found if "_private-" in address)


def _resident(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)


def _tell(soak: Soak, wrong: list[str], seconds: float) -> None:
    times = sorted(soak.latencies)
    print(f"{seconds:.0f} s, {sum(soak.answers.values())} answers by status: {dict(soak.answers)}")
    print(f"pages that failed: {soak.failures or 'none'}")
    print(
        f"save to new text under load, ms: median {times[len(times) // 2] * 1e3:.0f}, longest {times[-1] * 1e3:.0f}"
    )
    print("memory by edits, MB: " + ", ".join(f"{number}: {kb / 1024:.0f}" for number, kb in soak.memory))
    print(f"files that differ from a clean build: {wrong or 'none'} (load {os.getloadavg()[0]:.1f})")


if __name__ == "__main__":
    main()
