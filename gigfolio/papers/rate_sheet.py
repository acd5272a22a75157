"""The rate sheet: public prices on one page, to send to somebody who asks. Drawn from the public site only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gigfolio.errors import Diagnostic, Location
from gigfolio.model.entities import Package, Rates, Terms, Testimonial
from gigfolio.model.values import Amount, Value
from gigfolio.papers.money import even, percent
from gigfolio.papers.paper import Made, Paper, PublicSource, Sheet
from gigfolio.papers.weeks import day_of
from gigfolio.plan.offers import in_offered_order
from gigfolio.plan.place import place_words
from gigfolio.plan.prices import (
    daily_sentence,
    duration,
    hourly_sentence,
    package_price,
    payments,
    public_rates,
)
from gigfolio.routes import Routes
from gigfolio.words import Words

MANY, MOST = 4, 7  # projects that are set at full height, and that one page holds at all
QUOTE = 170  # characters of a client's sentence


class Segment(Value, frozen=True, kw_only=True):
    """A part of a package's price: its length on the bar in per cent, and what is said below it."""

    share: float
    percent: str
    trigger: str


class PackageLine(Value, frozen=True, kw_only=True):
    name: str
    price: str
    outcome: str = ""
    time: str = ""
    deliverables: tuple[str, ...] = ()
    payments: tuple[Segment, ...] = ()


class OngoingLine(Value, frozen=True, kw_only=True):
    """A retainer or membership; `facts` are its hours, terms and notice in words."""

    name: str
    price: str
    outcome: str = ""
    facts: tuple[str, ...] = ()


class AddOn(Value, frozen=True, kw_only=True):
    name: str
    price: str
    time: str = ""


class Term(Value, frozen=True, kw_only=True):
    """A label's text and what stands beside it."""

    label: str
    text: str


class RateSheet(Sheet, frozen=True, kw_only=True):
    """Templates: papers/rate-sheet.html, papers/rate-sheet.typ. `is_compact` is set for more than four packages."""

    name: str
    printed: str
    headline: str = ""
    valid_until: str = ""
    tax_note: str = ""
    currency: str = ""
    daily: str = ""
    hourly: str = ""
    packages: tuple[PackageLine, ...] = ()
    is_compact: bool = False
    ongoing: tuple[OngoingLine, ...] = ()
    add_ons: tuple[AddOn, ...] = ()
    excluded: tuple[Term, ...] = ()
    terms: tuple[Term, ...] = ()
    quote: str = ""
    quoted: str = ""
    place: str = ""
    email: str = ""
    phone: str = ""
    site: str = ""
    site_url: str = ""
    booking_url: str = ""


def papers(source: PublicSource) -> Made:
    """Return the rate sheet, or nothing where there are no rates."""
    rates = source.site.rates
    if not (rates.packages or rates.daily or rates.hourly):
        return Made()
    sheet = rate_sheet(source)
    paper = Paper(
        output="rates",
        html="papers/rate-sheet.html",
        pdf="papers/rate-sheet.typ",
        sheet=sheet,
        audience="client",
        source="content/rates.yaml",
        about=source.words("nav_rates"),
        date=str(rates.valid_until or ""),
    )
    return Made((paper,), tuple(_problems(sheet)))


def rate_sheet(source: PublicSource) -> RateSheet:
    """Return the sheet. Prices on request are nowhere on it; an amount with cents gives all of them cents."""
    rates, profile = public_rates(source.site.rates), source.site.profile
    words = even(source.words, _amounts(rates))
    home = Routes(source.site.settings).absolute("/")
    projects = _of(rates, "project")
    quote = _sentence(source.site.testimonials)
    return RateSheet(
        **source.common(words("paper_rates", name=profile.name)),
        name=profile.name,
        printed=words.date(day_of(source.today)),
        headline=profile.headline,
        valid_until=words.date(rates.valid_until) if rates.valid_until else "",
        tax_note=rates.tax_note,
        currency=rates.currency,
        daily=daily_sentence(rates, words),
        hourly=hourly_sentence(rates, words),
        packages=tuple(_package(package, rates.display, words) for package in projects),
        is_compact=len(projects) > MANY,
        ongoing=tuple(_ongoing(p, rates.display, words) for p in _of(rates, "retainer", "membership")),
        add_ons=tuple(_add_on(p, rates.display, words) for p in _of(rates, "micro", "product")),
        excluded=_excluded(projects, words),
        terms=tuple(_terms(rates.terms, words)),
        quote=quote.quote if quote else "",
        quoted=", ".join(filter(None, (quote.author, quote.role, quote.company))) if quote else "",
        place=place_words(profile.location),
        email=profile.contact.email,
        phone=profile.contact.phone,
        site=home.split("://")[-1].rstrip("/"),
        site_url=home,
        booking_url=profile.contact.booking_url,
    )


def _of(rates: Rates, *kinds: str) -> tuple[Package, ...]:
    return in_offered_order(package for package in rates.packages if package.kind in kinds)


def _amounts(rates: Rates) -> Iterator[Amount | None]:
    yield from (rates.daily, rates.hourly)
    for package in rates.packages:
        yield from (package.price, package.min, package.max)


def _package(package: Package, display: str, words: Words) -> PackageLine:
    return PackageLine(
        name=package.name,
        price=package_price(package, display, words),
        outcome=package.outcome or package.audience,
        time=duration(package.timeline, words),
        deliverables=package.deliverables,
        payments=tuple(
            Segment(share=part.percent, percent=percent(part.percent, words), trigger=part.trigger)
            for part in payments(package)
        ),
    )


def _ongoing(package: Package, display: str, words: Words) -> OngoingLine:
    facts = (
        words("hours_included", hours=words.number(package.hours)) if package.hours else "",
        words("minimum_term", term=package.minimum_term) if package.minimum_term else "",
        words("cancel_notice", text=package.cancel_notice) if package.cancel_notice else "",
        words("rollover", text=package.rollover) if package.rollover else "",
    )
    return OngoingLine(
        name=package.name,
        price=package_price(package, display, words),
        outcome=package.outcome or package.audience,
        facts=tuple(filter(None, facts)),
    )


def _add_on(package: Package, display: str, words: Words) -> AddOn:
    time = duration(package.timeline, words)
    return AddOn(name=package.name, price=package_price(package, display, words), time=time)


def _excluded(packages: Iterable[Package], words: Words) -> tuple[Term, ...]:
    """What is in none of the packages first, then what each of them leaves out beside that."""
    known = [package for package in packages if package.excludes]
    shared = [line for line in known[0].excludes if all(line in p.excludes for p in known)] if known else []
    found = (
        [Term(label=words("paper_all_packages"), text="; ".join(shared))] if shared and len(known) > 1 else []
    )
    for package in known:
        own = [line for line in package.excludes if line not in shared or len(known) == 1]
        if own:
            found.append(Term(label=package.name, text="; ".join(own)))
    return tuple(found)


def _terms(terms: Terms, words: Words) -> Iterator[Term]:
    if terms.deposit_percent:
        text = words("paper_deposit", percent=percent(terms.deposit_percent, words))
        yield Term(label=words("deposit"), text=text)
    if terms.payment_days is not None:
        yield Term(label=words("payment"), text=words("payment_text", days=terms.payment_days))
    for label in ("late_fee", "revisions", "cancellation"):
        if text := getattr(terms, label):
            yield Term(label=words(label), text=text)


def _sentence(testimonials: Iterable[Testimonial]) -> Testimonial | None:
    """The first testimonial that is short enough to stand whole: nobody's words are cut."""
    return next((quote for quote in testimonials if len(quote.quote) <= QUOTE), None)


def _problems(sheet: RateSheet) -> Iterator[Diagnostic]:
    where = Location("content/rates.yaml")
    count = len(sheet.packages)
    if count > MOST:
        message = f"the rate sheet has {count} packages, there is room for {MOST}"
        yield Diagnostic("warning", "paper-limit", message, where, "split them, or make some of them private")
