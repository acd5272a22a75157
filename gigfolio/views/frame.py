"""What every page shares: its <head>, its navigation and footer, its closing line."""

from __future__ import annotations

from gigfolio.model.values import PartialDate, Value


class Link(Value, frozen=True, kw_only=True):
    label: str
    url: str
    current: bool = False


class Head(Value, frozen=True, kw_only=True):
    """What stands in <head>."""

    title: str
    description: str = ""
    canonical: str = ""  # absolute, "" when the site has no url
    noindex: bool = False
    card: str = ""  # absolute address of the social card, or ""
    og_type: str = "website"
    feeds: tuple[Link, ...] = ()
    json_ld: str = ""  # JSON text, safe inside <script> (the planner escapes "<")


class TitleBlock(Value, frozen=True, kw_only=True):
    """What a drawing's title block says: where and when, and the number of the sheet.

    `sheet` counts home and the pages of the navigation from 1; it is 0 on a page that is in neither.
    """

    place: str = ""
    utc_offset: str = ""
    revised: PartialDate | None = None  # when the profile was last checked
    availability: str = ""
    is_free: bool = False
    sheet: int = 0
    sheets: int = 0


class Chrome(Value, frozen=True, kw_only=True):
    """What every page shares: frame, navigation, footer. `section` names the current page's section."""

    language: str
    direction: str  # "ltr" or "rtl"
    name: str
    site_title: str
    home: str
    base_path: str
    navigation: tuple[Link, ...] = ()
    contact: Link | None = None  # shown at the end of the navigation
    footer: tuple[Link, ...] = ()
    profiles: tuple[Link, ...] = ()  # profiles elsewhere, as words
    email: str = ""
    section: str = ""
    address: str = (
        ""  # the site's address without its scheme ("ada.example/work"), for print; "" when it has none
    )
    form_action: str = ""  # where the contact form is posted, for the page's content security policy
    analytics: str = ""  # address of a script, "" when there is none
    title_block: TitleBlock = TitleBlock()


class ContactLine(Value, frozen=True, kw_only=True):
    """The closing line of most pages."""

    action: Link | None = None
    email: str = ""
    availability: str = ""
    reply_time: str = ""


class PageContext(Value, frozen=True, kw_only=True):
    """Base of every context."""

    head: Head
    chrome: Chrome
    contact_line: ContactLine = ContactLine()
