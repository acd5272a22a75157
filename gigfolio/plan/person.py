"""The freelancer: about, experience, CV, network, contact."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from gigfolio.content.names import slug
from gigfolio.errors import Location
from gigfolio.model.entities import Experience
from gigfolio.model.site import Site
from gigfolio.plan.kit import FEW, Kit
from gigfolio.plan.types import Page
from gigfolio.routes import Routes
from gigfolio.views import AboutContext, ContactContext, CvContext, ExperienceContext, NetworkContext


def about(kit: Kit) -> Iterator[Page]:
    if "about" not in kit.sections:
        return
    profile, address = kit.site.profile, kit.routes.section("about")
    body = kit.links.body(kit.site.about)
    credentials = kit.lists.credentials(kit.site.certifications)
    context = AboutContext(
        **kit.frames.frame(
            address,
            section="about",
            title=kit.frames.nav("about"),
            description=body.text or profile.summary or profile.headline,
            nodes=[kit.data.profile_page(address, credentials)],
            og_type="profile",
        ),
        name=profile.name,
        headline=profile.headline,
        pronouns=profile.pronouns,
        photo=profile.photo,
        body=body,
        skill_groups=kit.lists.skill_groups,
        certifications=credentials,
        spoken_languages=profile.spoken_languages,
        experience_url=kit.url_of("experience"),
        working_together_url=kit.url_of("working-together"),
    )
    yield kit.page(address, "about.html", context)


def experience(kit: Kit) -> Iterator[Page]:
    if "experience" not in kit.sections:
        return
    address = kit.routes.section("experience")
    context = ExperienceContext(
        **kit.frames.frame(
            address,
            section="experience",
            title=kit.frames.nav("experience"),
            description=_experience_in_short(kit),
        ),
        experience=_experience(kit),
        cv_url=kit.url_of("cv"),
    )
    yield kit.page(address, "experience.html", context)


def cv(kit: Kit) -> Iterator[Page]:
    if "cv" not in kit.sections:
        return
    profile, address = kit.site.profile, kit.routes.section("cv")
    context = CvContext(
        **kit.frames.frame(
            address,
            section="cv",
            title=kit.frames.nav("cv"),
            description=profile.summary or _experience_in_short(kit),
        ),
        name=profile.name,
        headline=profile.headline,
        summary=profile.summary,
        place=kit.place,
        utc_offset=kit.utc_offset,
        contact=profile.contact,
        experience=_experience(kit),
        projects=tuple(map(kit.lists.card, kit.selected_projects()[:FEW])),
        skill_groups=kit.lists.skill_groups,
        certifications=kit.lists.credentials(kit.site.certifications),
        spoken_languages=profile.spoken_languages,
        links=profile.links,
        pdf_url=kit.routes.href(kit.routes.file(cv_file(kit.site))),
    )
    yield kit.page(address, "cv.html", context)


def cv_file(site: Site) -> str:
    """Return the output path of the CV as a PDF, beside its page: "cv/ada-vik.pdf"."""
    address = Routes(site.settings).section("cv")
    return f"{address.strip('/')}/{slug(site.profile.name, site.settings.language) or 'cv'}.pdf"


def _experience_in_short(kit: Kit) -> str:
    given = kit.site.experience
    work = (", ".join(part for part in (w.position, w.name) if part) for w in given.work)
    return kit.listing([*work, *(e.institution for e in given.education)])


def _experience(kit: Kit) -> Experience:
    """The experience with the addresses of talks and publications that stand on the site itself."""
    given, where, replace = kit.site.experience, Location("content/experience.yaml"), msgspec.structs.replace
    return replace(
        given,
        talks=tuple(replace(t, url=kit.links.field(t.url, f"talks: {t.name}", where)) for t in given.talks),
        publications=tuple(
            replace(p, url=kit.links.field(p.url, f"publications: {p.name}", where))
            for p in given.publications
        ),
    )


def network(kit: Kit) -> Iterator[Page]:
    if "network" not in kit.sections:
        return
    given, address = kit.site.network, kit.routes.section("network")
    names = [*(m.body for m in given.memberships), *(c.name for c in given.communities)]
    context = NetworkContext(
        **kit.frames.frame(
            address,
            section="network",
            title=kit.frames.nav("network"),
            description=kit.listing([*names, *(r.name for r in given.recommends)]),
        ),
        memberships=given.memberships,
        communities=given.communities,
        recommends=given.recommends,
    )
    yield kit.page(address, "network.html", context)


def contact(kit: Kit) -> Iterator[Page]:
    if "contact" not in kit.sections:
        return
    profile, address = kit.site.profile, kit.routes.section("contact")
    form = kit.site.settings.contact_form
    context = ContactContext(
        **kit.frames.frame(
            address,
            section="contact",
            title=kit.frames.nav("contact"),
            description=kit.listing([kit.availability.text, kit.place, _answer(kit)]),
            form_action=form,
        ),
        contact=profile.contact,
        place=kit.place,
        utc_offset=kit.utc_offset,
        availability=kit.availability.text,
        is_free=kit.availability.is_free,
        links=profile.links,
        form_action=form,
        vcard_url=kit.routes.href("/contact.vcf"),
        spoken_languages=profile.spoken_languages,
    )
    yield kit.page(address, "contact.html", context)


def _answer(kit: Kit) -> str:
    time = kit.site.profile.contact.reply_time
    return kit.words("answer_within", time=time) if time else ""
