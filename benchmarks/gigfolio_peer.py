"""gigfolio as a peer of the side-by-side kit: run.py --peers hugo,eleventy,pelican,benchmarks/gigfolio_peer.py

The kit's folder has to be on PYTHONPATH. BENCH_GIGFOLIO names the gigfolio command (the one on PATH unless set),
BENCH_GIGFOLIO_EFFORT the effort of its WebP encoder (its own unless set; sharp's is 4).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from peers.base import CSS, QUALITY, WIDTHS, Corpus, Peer, first_line, tool

sys.path.insert(0, str(Path(__file__).resolve().parent))

from gigfolio_site import project_path, write_site

EFFORT = os.environ.get("BENCH_GIGFOLIO_EFFORT", "")


class Gigfolio(Peer):
    """Its dev server keeps pages in memory. A build's cache is .gigfolio/, and _private/ holds no paper here."""

    name = f"gigfolio-{EFFORT}" if EFFORT else "gigfolio"

    def __init__(self) -> None:
        super().__init__()
        self.exe = tool("BENCH_GIGFOLIO", "gigfolio")

    def version(self) -> str | None:
        return first_line([self.exe, "--version"]) if self.exe else None

    def prepare(self, corpus: Corpus, site: Path) -> None:
        self.corpus = corpus
        effort = int(EFFORT) if EFFORT else None
        write_site(corpus, site, css=CSS, widths=WIDTHS, quality=QUALITY, effort=effort)

    def build_cmd(self, site: Path) -> list[str]:
        return [self.exe, "build", "--quiet"]

    def serve_cmd(self, site: Path, port: int) -> list[str]:
        return [self.exe, "serve", "--port", str(port)]

    def output_dir(self, site: Path) -> Path:
        return site / "_site"

    def serve_output_dir(self, site: Path) -> Path | None:
        return None

    def cache_dirs(self, site: Path) -> list[Path]:
        return [site / ".gigfolio", site / "_private"]

    def project_file(self, site: Path, i: int) -> Path:
        return site / project_path(self.corpus.projects[i])

    def template_file(self, site: Path) -> Path:
        return site / "theme" / "templates" / "base.html"

    def css_file(self, site: Path) -> Path:
        return site / "static" / "css" / "style.css"


PEER = Gigfolio
