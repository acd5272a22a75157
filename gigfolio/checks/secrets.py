"""Which texts and amounts must not be published: the private model's and the withheld ones, by rules against false alarms.

Names (of clients, people, contacts) count from five letters, also as an address would spell them. Prose counts by its
sentences, each of three words and 16 letters or more; e-mail and web addresses in it count by themselves. Words of a
common vocabulary (kinds, units, skills, roles, industries) do not count, nor does what the public model holds as well;
but a client under NDA counts unless another project, or an employment, names it openly.
Amounts count from 100; an amount that the public model holds in any currency does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

import msgspec

from gigfolio.checks.folding import fold, views
from gigfolio.checks.leaves import leaves, texts
from gigfolio.checks.money import amounts_in, numbers_of
from gigfolio.checks.searching import Haystack
from gigfolio.content.names import slug
from gigfolio.model.entities import Client
from gigfolio.model.private import Contact, IncomeStream, InterviewClient, Person, Private
from gigfolio.model.site import Site, Withheld
from gigfolio.model.values import Amount, Body
from gigfolio.routes import PATH_WORDS

_NAMES: dict[type, str] = {
    InterviewClient: "name",
    Person: "name",
    Client: "name",
    Contact: "name",
    IncomeStream: "client",
}
_VOCABULARY = "id kind type unit currency visibility nda alias skills competency competencies packages industry role when"
_COMMON = frozenset(_VOCABULARY.split())
_CLIENT = ": client"  # ends the place of a client under NDA
_SENTENCE_END = re.compile(r"[.!?…;]+\s+|\n+")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w|(?:https?://|www\.)[^\s\"'<>()]+")
_SPECIAL = re.compile(r"[\\%<&]|\n ")  # there may be escapes, markup or folded lines
_PART = "\x01"  # stands in no text, is no white space, and parts words
_SCHEME = re.compile(r"\A(?:[a-z]+://)?(?:www\.)?|/+\Z")
FEWEST_LETTERS, SENTENCE_LETTERS, SENTENCE_WORDS, LEAST_AMOUNT = 5, 16, 3, 100


class PrivateString(NamedTuple):
    """A text, or with `value` an amount of money, that must not appear, and where it stands."""

    text: str
    where: str
    value: Decimal | None = None


def private_strings(
    withheld: Withheld, private: Private | None, site: Site, public: Iterable[str] = ()
) -> tuple[PrivateString, ...]:
    """Return what the output must not hold, each once, in the model's order.

    Args:
        private: None when the private folder was not read.
        public: further texts that are printed anyway, such as the theme's labels; the words of addresses always are.
    """
    found = [*_withheld(withheld), *(_private(private) if private else ())]
    known = _Public(
        site, (*public, *PATH_WORDS), {secret.value for secret in found if secret.value is not None}
    )
    unique: dict[str, PrivateString] = {}
    for secret in found:
        if not known.has(secret):
            unique.setdefault(secret.text, secret)
    return tuple(unique.values())


class _Public:
    """What is public anyway, worked out when it is asked for: a site may have nothing that is private.

    `amounts` are those for which it matters whether they are.
    """

    def __init__(self, site: Site, further: Iterable[str], amounts: set[Decimal]) -> None:
        self._site, self._further, self._asked = site, further, amounts

    @cached_property
    def _text(self) -> Haystack:
        return Haystack(_PART.join(_views_of((*texts(self._site), *self._further))))

    @cached_property
    def _amounts(self) -> set[Decimal]:
        written = amounts_in(self._text.text, numbers_of(self._asked))
        return {*written, *_public_amounts(self._site)}

    @cached_property
    def _names(self) -> set[str]:
        return {secret.text for secret in _open_names(self._site)}

    def has(self, secret: PrivateString) -> bool:
        if secret.where.endswith(_CLIENT):
            return secret.text in self._names
        return secret.value in self._amounts if secret.value is not None else self._text.has(secret.text)


def _views_of(texts: Iterable[str]) -> Iterator[str]:
    """The views of texts. Those that are read in one way only are folded all at once, still apart: folding keeps _PART."""
    plain: list[str] = []
    for text in texts:
        if _SPECIAL.search(text):
            yield from views(text)
        else:
            plain.append(text)
    yield fold(_PART.join(plain))


def _open_names(site: Site) -> Iterator[PrivateString]:
    """The clients and employers that are named as such, in the spellings that are sought."""
    named = [(p.client.name, p.client.url) for p in site.projects if p.client.nda == "none"]
    named += [(work.name, work.url) for work in site.experience.work]
    for name, url in named:
        yield from _name(name, "")
        yield from _plain(url, "")


def _public_amounts(site: Site) -> Iterator[Decimal]:
    """The public prices, and the payments that they are split into."""
    yield from (value for _, value in leaves(site) if isinstance(value, Decimal))
    deposit = site.rates.terms.deposit_percent or 0
    for package in site.rates.packages:
        shares = [Decimal(str(p)) for p in (deposit, *(m.percent for m in package.milestones))]
        for price in (package.price, package.min, package.max):
            yield from ((price.value * share / 100).normalize() for share in shares if price)


def _withheld(withheld: Withheld) -> Iterator[PrivateString]:
    for text, where in withheld.strings:
        if where.endswith(_CLIENT) and "://" not in text:
            yield from _name(text, where)
        elif "://" in text or not _is_telling(text):
            yield from _plain(text, where)
        else:
            yield from _prose(text, where)


def _private(private: Private) -> Iterator[PrivateString]:
    for collection in private.__struct_fields__:
        value = getattr(private, collection)
        for entry in value if isinstance(value, tuple) else (value,):
            place = f"private/{collection}"
            named = f"{place}/{entry.id}" if hasattr(entry, "id") else place
            yield from _of(entry, named, "")


def _of(value: Any, place: str, path: str) -> Iterator[PrivateString]:
    """The secrets of a private value, by its types and its fields' names."""
    where = f"{place}: {path}"
    if isinstance(value, Amount):
        yield from _amount(value, where)
    elif isinstance(value, Body):
        yield from _prose(value.text, where)
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from _field(value, field, place, f"{path}.{field}" if path else field)
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _of(inner, place, f"{path}[{index}]")
    elif isinstance(value, str):
        yield from _prose(value, where)


def _field(owner: msgspec.Struct, field: str, place: str, path: str) -> Iterator[PrivateString]:
    value = getattr(owner, field)
    if field in _COMMON:
        return
    if isinstance(value, str) and _NAMES.get(type(owner)) == field:
        yield from _name(value, f"{place}: {path}")
    elif isinstance(value, str) and field == "url":
        yield from _plain(value, f"{place}: {path}")
    else:
        yield from _of(value, place, path)


def _name(text: str, where: str) -> Iterator[PrivateString]:
    """A name, and as addresses and handles spell it."""
    address = slug(text)
    for spelled in (text, address, address.replace("-", "")):
        yield from _plain(spelled, where)


def _plain(text: str, where: str) -> Iterator[PrivateString]:
    folded = _SCHEME.sub("", fold(text)) if "://" in text or "www." in text else fold(text)
    if sum(map(str.isalnum, folded)) >= FEWEST_LETTERS and not folded.isdigit():
        yield PrivateString(folded, where)


def _prose(text: str, where: str) -> Iterator[PrivateString]:
    for address in _ADDRESS.findall(text):
        yield from _plain(address, where)
    pieces = [piece for piece in _SENTENCE_END.split(text) if _is_telling(piece)]
    for piece in pieces or [text]:
        folded = fold(piece).strip(" .!?…;")
        if _is_telling(folded):
            yield PrivateString(folded, where)


def _is_telling(piece: str) -> bool:
    return len(piece.split()) >= SENTENCE_WORDS and sum(map(str.isalnum, piece)) >= SENTENCE_LETTERS


def _amount(amount: Amount, where: str) -> Iterator[PrivateString]:
    value = amount.value
    if value >= LEAST_AMOUNT:
        yield PrivateString(f"{value.normalize():f} {amount.currency}".strip().casefold(), where, value)
