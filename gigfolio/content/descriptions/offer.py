"""Fields of services, rates, testimonials and certifications."""

from __future__ import annotations

import msgspec

from gigfolio.model.entities import (
    Certification,
    Consent,
    Package,
    Rates,
    Service,
    Terms,
    Testimonial,
    Timeline,
)

TABLE: dict[type[msgspec.Struct], dict[str, tuple[str, str]]] = {
    Service: {
        "name": ("What you offer.", "Chart design"),
        "summary": ("One or two sentences.", "Charts that work on a moving deck, on paper and on screens."),
        "outcomes": ("What the client has afterwards.", "One chart for every shift"),
        "skills": ("Which skills it takes.", "Cartography"),
        "for_whom": ("Whom it suits.", "Ports, pilots and ferry lines"),
        "starting_at": ("The lowest price.", "42000"),
        "projects": ("Projects that show it, by file name or title.", "tide-board"),
    },
    Rates: {
        "currency": ("Of these amounts; the site's when left out.", "NOK"),
        "display": ("How prices are shown; `exact` unless set.", "from"),
        "hourly": ("Your price for an hour.", "1400"),
        "daily": ("Your price for a day.", "9800"),
        "tax_note": ("What is said about tax.", "Plus VAT where it applies."),
        "valid_until": ("How long these prices hold.", "2027-06"),
        "terms": ("How payment goes.", ""),
        "packages": ("What can be bought as it is.", ""),
    },
    Terms: {
        "deposit_percent": ("What is paid before work starts.", "30"),
        "payment_days": ("Days to pay an invoice.", "14"),
        "late_fee": ("What a late payment costs.", "1 % a month"),
        "revisions": ("What changes are included.", "Two rounds are included"),
        "cancellation": ("What happens when it is called off.", "Free until four weeks before the start"),
    },
    Package: {
        "name": ("What it is called.", "Chart audit"),
        "kind": ("What sort of offer; `project` unless set.", "micro"),
        "price": ("One price; or else `min` and `max`.", "18000"),
        "min": ("The lowest price, together with `max`.", "42000"),
        "max": ("The highest price.", "90000"),
        "unit": ("What the price is for: `a month`, `a seat`.", "a month"),
        "audience": ("Whom it suits.", "Ports with one pilot station"),
        "outcome": ("What the client has afterwards.", "You know which signs nobody reads."),
        "deliverables": ("What is handed over.", "Report of ten pages"),
        "excludes": ("What is not part of it.", "New soundings"),
        "timeline": ("How long it takes.", ""),
        "revisions": ("How many rounds of changes.", "2"),
        "milestones": ("When which part is paid; they sum to 100.", ""),
        "cadence": ("How often, for a retainer.", "monthly"),
        "minimum_term": ("For how long at least.", "six months"),
        "hours": ("Hours that are included.", "8"),
        "rollover": ("What becomes of hours not used.", "Unused hours last one more month"),
        "cancel_notice": ("How long before it ends it must be cancelled.", "one month"),
        "capacity": ("How many clients at a time.", "3"),
        "upsell_to": ("The package that follows, by its name.", "Harbour chart"),
        "visibility": ("A private one is kept back; `public` unless set.", ""),
        "recommended": ("Why this one comes first, in words.", "Most ports start here"),
    },
    Timeline: {
        "min": ("The shortest time.", "1"),
        "typical": ("The usual time.", "2"),
        "max": ("The longest time.", "3"),
        "unit": ("`weeks` unless set.", "weeks"),
    },
    Testimonial: {
        "quote": ("What they said.", "She asked what we look at, not what we want. Nobody had."),
        "author": ("Who said it.", "Bo Lind"),
        "role": ("Their position.", "Senior pilot"),
        "company": ("Where they work.", "Port of Sandvik"),
        "photo": ("Of them.", ""),
        "date": ("When they said it. Newest first is the order.", "2025-10"),
        "relationship": ("How you worked together.", "Led the pilots' side"),
        "project": (
            "The project, by its file name or its title: the quote stands on that page too.",
            "tide-board",
        ),
        "skills": ("Which skills it proves.", "Cartography"),
        "source_url": ("Where it was first published.", "https://sandvik-port.example/news/board"),
        "consent": ("Whether you may publish it.", ""),
        "edited": ("Whether you shortened it; the page says so.", ""),
        "incentive": ("What they were given for it, if anything; the page says so.", "A printed chart"),
    },
    Consent: {
        "given": ("Nothing but `true` publishes it.", "true"),
        "date": ("When they agreed.", "2025-10-12"),
        "scope": ("To what, for your own records.", "website and proposals"),
    },
    Certification: {
        "name": ("What it is called.", "Hydrographic surveyor, category B"),
        "issuer": ("Who gave it.", "Institute of Charts"),
        "issued": ("When. Newest first is the order.", "2022-05"),
        "expires": (
            "Until when it holds. An expired one is shown as what it was, never as current.",
            "2027-05",
        ),
        "credential_id": ("Its number.", "HS-4471"),
        "verify_url": ("Where it can be checked.", "https://charts-institute.example/verify/HS-4471"),
        "badge": (
            "Or an Open Badges file (`.json`, an assertion of 2.0 or a credential of 3.0): it fills the fields that you leave out, name and issuer too. The file itself is not published.",
            "safety.json",
        ),
        "skills": ("Which skills it proves.", "Cartography"),
    },
}
