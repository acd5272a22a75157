"""A build, as named steps: snapshot, content, publish, plan, theme, verify, render, derive, papers, gate, publish."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from gigfolio.engine import cache, output
from gigfolio.engine.trace import Trace, context_fingerprint, reason_to_render
from gigfolio.errors import Diagnostic, GigfolioError, Location, worst_first
from gigfolio.snapshot import Snapshot, StatCache, fingerprint

if TYPE_CHECKING:
    from gigfolio.model.site import Site

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, kw_only=True)
class BuildRequest:
    """What to build, and how. `today` decides what is published; `progress` gets (step, done, all)."""

    root: Path
    today: dt.date
    output: Path | None = None
    private_output: Path | None = None
    public_only: bool = False
    base_url: str = ""
    drafts: bool = False
    future: bool = False
    clean: bool = False
    jobs: int = 0  # 0: as many as the computer has cores
    strict: bool = False
    progress: Progress | None = None


@dataclass(frozen=True, kw_only=True)
class BuildResult:
    """What was built; `reasons` says for each rendered page why."""

    output: str
    private_output: str
    pages: int
    rendered: int
    images: int
    derived: int
    papers: int
    diagnostics: tuple[Diagnostic, ...]
    seconds: float
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(kw_only=True)
class _Build:
    request: BuildRequest
    public: Path
    private: Path
    work: Path
    stats: StatCache
    standing: dict[str, str]
    private_standing: dict[str, str]
    state: cache.State | None
    files: dict[str, bytes | Path] = field(default_factory=dict)
    keep: dict[str, str] = field(default_factory=dict)
    private_files: dict[str, bytes | Path] = field(default_factory=dict)
    private_keep: dict[str, str] = field(default_factory=dict)
    traces: dict[str, Trace] = field(default_factory=dict)
    reasons: list[tuple[str, str]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def build(request: BuildRequest) -> BuildResult:
    """Build the site; raises GigfolioError, with nothing published, when anything is in error."""
    started = time.monotonic()
    root = request.root.absolute()
    if not (root / "gigfolio.yaml").exists():
        raise GigfolioError(f"there is no gigfolio.yaml in {request.root}", id="no-site")
    public = (request.output or root / "_site").absolute()
    private = (request.private_output or root / "_private").absolute()
    for folder in (public, private):
        output.heal(folder) if (output.staging_of(folder) / output.JOURNAL).exists() else None
    output.check_folders(root, public, private)
    with output.locked(root / ".gigfolio" / "lock"):
        result = _locked(request, root, public, private)
    return _timed(result, started)


def _timed(result: BuildResult, started: float) -> BuildResult:
    from dataclasses import replace

    return replace(result, seconds=round(time.monotonic() - started, 3))


def _locked(request: BuildRequest, root: Path, public: Path, private: Path) -> BuildResult:
    work = root / ".gigfolio"
    stats = StatCache(work / "stats.json")
    b = _Build(
        request=request,
        public=public,
        private=private,
        work=work,
        stats=stats,
        standing=output.standing(public, stats),
        private_standing=output.standing(private, stats),
        state=None if request.clean else cache.load(work / "state.json"),
    )
    return _build(b, root)


def _asked(b: _Build) -> dict[str, str]:
    r = b.request
    return {
        "today": r.today.isoformat(),
        "output": str(b.public),
        "private_output": str(b.private),
        "flags": f"{r.public_only} {r.base_url} {r.drafts} {r.future}",
    }


def _build(b: _Build, root: Path) -> BuildResult:
    if b.state and b.state.request == _asked(b):
        folder = None if b.request.public_only else root / b.state.private_folder
        snapshot = Snapshot.take(root, private=folder, stat_cache=b.stats)
        unchanged = snapshot.files == b.state.files and b.standing == b.state.outputs
        if unchanged and b.private_standing == b.state.private_outputs:
            b.diagnostics += [_restore(d) for d in b.state.diagnostics]
            _refuse_errors(b)
            b.stats.save()
            return _result(b, b.state)
    return _full(b, root)


def _full(b: _Build, root: Path) -> BuildResult:
    from gigfolio.content.loader import load_content
    from gigfolio.images import PictureStore
    from gigfolio.plan import plan
    from gigfolio.publish import publish
    from gigfolio.render import Renderer
    from gigfolio.theme import Theme

    snapshot = Snapshot.take(root, stat_cache=b.stats)
    loaded = load_content(snapshot)
    b.diagnostics += loaded.diagnostics
    content = loaded.content
    if content is None:
        raise GigfolioError(b.diagnostics)
    if b.request.base_url:
        settings = msgspec.structs.replace(content.settings, url=b.request.base_url.rstrip("/") + "/")
        content = msgspec.structs.replace(content, settings=settings)
    published = publish(content, today=b.request.today, drafts=b.request.drafts, future=b.request.future)
    b.diagnostics += published.diagnostics
    site = published.site
    settings = site.settings
    folder = settings.private
    if not b.request.public_only:
        snapshot = Snapshot.take(root, private=root / folder, stat_cache=b.stats)
    planned = plan(site, today=b.request.today)
    theme = Theme.load(settings.theme, root=root, options=settings.theme_options, language=settings.language)
    pictures = PictureStore(snapshot.read, snapshot.files, settings.images, b.work / "images")
    renderer = Renderer(theme, pictures, settings, b.work / "templates")
    header = fingerprint(msgspec.json.encode(settings, order="deterministic") + theme.digest.encode())
    old = b.state.traces if b.state and b.state.pages_header == header else {}

    def now(key: str) -> str:
        kind, _, name = key.partition(":")
        if kind == "theme":
            found = theme.find(name)
            return found.digest if found else "absent"
        return snapshot.files.get(name, "absent")

    for page in planned.pages:
        _page(b, renderer, page, old, now, private=False)
    for document in planned.documents:
        b.files[document.output] = document.text.encode()
    for copied in planned.copies:
        b.files[copied.output] = snapshot.read(copied.source)
    b.files.update(theme.assets())
    withheld, private_model = published.withheld, None
    if not b.request.public_only:
        private_model = _papers(b, snapshot, site, settings, withheld, renderer, old, now)
    _refuse_errors(b)
    images, derived = _derive(b, pictures)
    _gate(b, withheld, private_model, site)
    _refuse_errors(b)
    return _finish(b, snapshot, header, folder, len(planned.pages), images, derived)


def _page(
    b: _Build, renderer: Any, page: Any, old: dict[str, Trace], now: Callable[[str], str], *, private: bool
) -> None:
    key = ("private:" if private else "") + page.output
    context = context_fingerprint(page.template, page.context)
    standing, keep = (b.private_standing, b.private_keep) if private else (b.standing, b.keep)
    trace = old.get(key)
    reason = reason_to_render(trace, context, now, standing)
    if not reason and trace:
        keep.update(trace.outputs)
        b.traces[key] = trace
        return
    made = renderer.render(page.template, page.context)
    (b.private_files if private else b.files)[page.output] = made.data
    b.reasons.append((page.output, reason))
    b.traces[key] = Trace(
        context=context,
        inputs=dict(made.inputs),
        outputs={page.output: fingerprint(made.data)},
        derivatives=tuple(tuple(d) for d in made.derivatives),
    )


def _papers(b: _Build, snapshot: Any, site: Site, settings: Any, withheld: Any, renderer: Any,
            old: dict[str, Trace], now: Callable[[str], str]) -> Any:  # fmt: skip
    from gigfolio.content.private_loader import load_private
    from gigfolio.papers import sheets

    loaded = load_private(snapshot, site, settings)
    b.diagnostics += loaded.diagnostics
    _refuse_errors(b)
    for sheet in sheets(site, withheld, loaded.private, b.request.today):
        _page(b, renderer, sheet, old, now, private=True)
    return loaded.private


def _derive(b: _Build, pictures: Any) -> tuple[int, int]:
    """Encode what pages show; returns (all, newly published)."""
    from gigfolio.images import Derivative

    derived = 0
    wanted: dict[bool, set[Any]] = {False: set(), True: set()}
    for key, trace in b.traces.items():
        wanted[key.startswith("private:")].update(Derivative(*row) for row in trace.derivatives)
    for private, rows in wanted.items():
        files = pictures.derive(
            sorted(rows),
            jobs=b.request.jobs or os.cpu_count() or 1,
            progress=lambda done, all_: b.request.progress and b.request.progress("images", done, all_),
        )
        derived += sum(path not in (b.private_standing if private else b.standing) for path in files)
        (b.private_files if private else b.files).update(files)
    return sum(map(len, wanted.values())), derived


def _gate(b: _Build, withheld: Any, private: Any, site: Site) -> None:
    from gigfolio.checks.privacy import private_strings, scan

    files = {p: (d if isinstance(d, bytes) else d.read_bytes()) for p, d in b.files.items()}
    files |= {p: (b.public / p).read_bytes() for p in b.keep if p not in files}
    b.diagnostics += scan(files, private_strings(withheld, private, site))


def _finish(b: _Build, snapshot: Snapshot, header: str, folder: str, pages: int, images: int,
            derived: int) -> BuildResult:  # fmt: skip
    outputs = output.publish(b.public, b.files, b.keep, stats=b.stats)
    private_outputs = b.private_standing
    if not b.request.public_only:
        private_outputs = output.publish(
            b.private, b.private_files, b.private_keep, private=True, stats=b.stats
        )
    state = cache.State(
        versions=cache.versions(),
        pages_header=header,
        request=_asked(b),
        private_folder=folder,
        files=dict(snapshot.files),
        traces=b.traces,
        outputs=outputs,
        private_outputs=private_outputs,
        diagnostics=tuple(_store(d) for d in b.diagnostics),
        pages=pages,
        images=images,
        papers=sum(key.startswith("private:") for key in b.traces),
    )
    cache.save(b.work / "state.json", state)
    b.stats.save()
    return _result(b, state, derived)


def _refuse_errors(b: _Build) -> None:
    grave = {"error", "warning"} if b.request.strict else {"error"}
    if any(d.severity in grave for d in b.diagnostics):
        raise GigfolioError(d._replace(severity="error") if d.severity in grave else d for d in b.diagnostics)


def _store(d: Diagnostic) -> cache.StoredDiagnostic:
    where = tuple(d.where) if d.where else None
    return cache.StoredDiagnostic(
        severity=d.severity,
        id=d.id,
        message=d.message,
        where=where,
        hint=d.hint,  # type: ignore[arg-type]
    )


def _restore(d: cache.StoredDiagnostic) -> Diagnostic:
    where = Location(*d.where) if d.where else None
    return Diagnostic(d.severity, d.id, d.message, where, d.hint)  # type: ignore[arg-type]


def _result(b: _Build, state: cache.State, derived: int = 0) -> BuildResult:
    return BuildResult(
        output=str(b.public),
        private_output=str(b.private),
        pages=state.pages,
        rendered=len(b.reasons),
        images=state.images,
        derived=derived,
        papers=state.papers,
        diagnostics=worst_first(b.diagnostics),
        seconds=0.0,
        reasons=tuple(b.reasons),
    )
