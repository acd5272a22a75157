"""A proposal, made to be sent: what, by when, for how much, and what holds until it is signed.

It is drawn from the proposal's own file and from the public site. The private rates are out of its reach: a test holds
that nothing here imports them.
"""

from __future__ import annotations

from collections.abc import Iterator

from gigfolio.errors import Diagnostic, Location
from gigfolio.model.entities import Package, Terms
from gigfolio.model.private import Proposal
from gigfolio.model.values import Value
from gigfolio.papers.paper import Made, Paper, PublicSource, Sheet, Source
from gigfolio.papers.proposal_price import PaymentLine, Price, price_of
from gigfolio.papers.proposal_timeline import chart_of, duty_lines
from gigfolio.papers.weeks import Chart, day_of
from gigfolio.plan.prices import public_rates
from gigfolio.routes import Routes
from gigfolio.words import Words

PAGES = 2
TERMS = 900  # characters that the terms have room for


class ScopeLine(Value, frozen=True, kw_only=True):
    number: int
    item: str
    acceptance: str = ""


class DutyLine(Value, frozen=True, kw_only=True):
    """What the client does, numbered as on the timeline; `by` is a date in words."""

    number: int
    duty: str
    by: str = ""


class ProposalSheet(Sheet, frozen=True, kw_only=True):
    """Templates: papers/proposal.html, papers/proposal.typ. Whatever is empty leaves its heading out.

    `site` is an address without its scheme, `site_url` the same as a link. `packages` are names of public packages.
    """

    client: str
    project: str
    author: str
    printed: str
    email: str = ""
    phone: str = ""
    site: str = ""
    site_url: str = ""
    valid_until: str = ""
    understanding: str = ""
    scope: tuple[ScopeLine, ...] = ()
    exclusions: tuple[str, ...] = ()
    deliverables: tuple[str, ...] = ()
    acceptance: str = ""
    chart: Chart = Chart()
    duties: tuple[DutyLine, ...] = ()
    revisions: str = ""
    change_process: str = ""
    packages: tuple[str, ...] = ()
    price: str = ""
    payments: tuple[PaymentLine, ...] = ()
    has_dates: bool = False
    has_due: bool = False
    terms: tuple[str, ...] = ()


def papers(source: Source) -> Made:
    """Return a paper for each file of private/proposals/."""
    made = [_paper(proposal, source) for proposal in source.private.proposals]
    return Made(
        tuple(paper for one in made for paper in one.papers),
        tuple(problem for one in made for problem in one.diagnostics),
    )


def _paper(proposal: Proposal, source: PublicSource) -> Made:
    sheet, price = proposal_sheet(proposal, source)
    paper = Paper(
        output=f"proposals/{proposal.id}",
        html="papers/proposal.html",
        pdf="papers/proposal.typ",
        sheet=sheet,
        pages=PAGES,
        fit=proposal.fit,
        audience="client",
        source=f"private/proposals/{proposal.id}.yaml",
        about=proposal.client.name or proposal.project,
        date=str(proposal.valid_until or ""),
    )
    return Made((paper,), tuple(_problems(proposal, sheet, price, source)))


def proposal_sheet(proposal: Proposal, source: PublicSource) -> tuple[ProposalSheet, Price]:
    """Return the sheet of one proposal, and what its price is made of.

    What the proposal leaves out of deliverables, exclusions, revisions and milestones comes from the public packages that
    it names; terms from the public rates.
    """
    words, profile = source.words, source.site.profile
    rates = public_rates(source.site.rates)
    packages = _packages(proposal, rates.packages)
    price = price_of(proposal, packages, rates.terms, words)
    routes = Routes(source.site.settings)
    home = routes.absolute("/")
    client = proposal.client.name
    sheet = ProposalSheet(
        **source.common(words("paper_proposal_for", client=client) if client else proposal.project),
        client=client,
        project=proposal.project,
        author=profile.name,
        printed=words.date(day_of(source.today)),
        email=profile.contact.email,
        phone=profile.contact.phone,
        site=home.split("://")[-1].rstrip("/"),
        site_url=home,
        valid_until=words.date(proposal.valid_until) if proposal.valid_until else "",
        understanding=proposal.understanding,
        scope=_scope(proposal),
        exclusions=proposal.exclusions or _each(line for package in packages for line in package.excludes),
        deliverables=proposal.deliverables
        or _each(line for package in packages for line in package.deliverables),
        acceptance=proposal.acceptance,
        chart=chart_of(proposal, price.days, words),
        duties=_duties(proposal, words),
        revisions=proposal.revisions or _rounds(packages, words),
        change_process=proposal.change_process,
        packages=tuple(package.name for package in packages),
        price=price.text,
        payments=price.payments,
        has_dates=any(line.when for line in price.payments),
        has_due=any(line.due for line in price.payments),
        terms=proposal.terms or _public_terms(rates.terms, rates.tax_note, words),
    )
    return sheet, price


def _scope(proposal: Proposal) -> tuple[ScopeLine, ...]:
    return tuple(
        ScopeLine(number=number, item=item.item, acceptance=item.acceptance)
        for number, item in enumerate(proposal.scope, 1)
    )


def _duties(proposal: Proposal, words: Words) -> tuple[DutyLine, ...]:
    lines = enumerate(duty_lines(proposal, words), 1)
    return tuple(DutyLine(number=number, duty=duty, by=by) for number, (duty, by) in lines)


def _packages(proposal: Proposal, public: tuple[Package, ...]) -> tuple[Package, ...]:
    known = {package.id: package for package in public if package.visibility == "public"}
    return tuple(known[name] for name in proposal.packages if name in known)


def _each(lines: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lines))


def _rounds(packages: tuple[Package, ...], words: Words) -> str:
    counts = {package.revisions for package in packages}
    count = counts.pop() if len(counts) == 1 else None
    return words("revisions_included", count=count) if count else ""


def _public_terms(terms: Terms, tax_note: str, words: Words) -> tuple[str, ...]:
    payment = words("payment_text", days=terms.payment_days) + "." if terms.payment_days is not None else ""
    return tuple(filter(None, (tax_note, payment, terms.late_fee, terms.cancellation)))


def _problems(
    proposal: Proposal, sheet: ProposalSheet, price: Price, source: PublicSource
) -> Iterator[Diagnostic]:
    where = Location(f"private/proposals/{proposal.id}.yaml")
    if not price.text:
        hint = "write `price`, or name packages that have one"
        yield Diagnostic("warning", "no-price", "this proposal has no price", where, hint)
    if price.differs:
        message = f"price: {price.text}, and its packages come to {price.differs}"
        hint = "nothing to do if that is what you agreed; the proposal says the price only"
        yield Diagnostic("note", "price-differs", message, where, hint)
    if proposal.valid_until and proposal.valid_until.last < source.today:
        message = f"valid_until: this offer stood until {proposal.valid_until}"
        yield Diagnostic("warning", "stale-proposal", message, where, "write the next date, or put it away")
    length = sum(map(len, sheet.terms))
    if length > TERMS:
        message = f"terms have {length} characters, there is room for {TERMS}"
        yield Diagnostic(
            "warning", "paper-limit", message, where, "shorten them, or they may take a page more"
        )
