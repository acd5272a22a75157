"""Where GitHub shows a remote's pages, and which sites fit there."""

from __future__ import annotations

import pytest

from gigfolio.deploy.address import check_fit, pages_address
from gigfolio.errors import GigfolioError


@pytest.mark.parametrize(
    ("remote", "expected"),
    [
        ("git@github.com:ada/portfolio.git", "https://ada.github.io/portfolio/"),
        ("git@github.com:ada/portfolio", "https://ada.github.io/portfolio/"),
        ("org-123@github.com:Ada-Vik/My.Site.git", "https://ada-vik.github.io/My.Site/"),
        ("ssh://git@github.com/ada/portfolio.git", "https://ada.github.io/portfolio/"),
        ("ssh://git@ssh.github.com:443/ada/portfolio.git", "https://ada.github.io/portfolio/"),
        ("https://github.com/ada/portfolio.git", "https://ada.github.io/portfolio/"),
        ("https://github.com/ada/portfolio/", "https://ada.github.io/portfolio/"),
        ("https://ada:token@github.com/ada/portfolio.git", "https://ada.github.io/portfolio/"),
        ("https://www.github.com/ada/portfolio", "https://ada.github.io/portfolio/"),
        ("https://github.com/ada/ada.github.io.git", "https://ada.github.io/"),
        ("git@github.com:Ada/Ada.GitHub.io.git", "https://ada.github.io/"),
        ("git@github.com:ada/bob.github.io.git", "https://ada.github.io/bob.github.io/"),
        ("git@gitlab.com:ada/portfolio.git", ""),
        ("https://notgithub.com/ada/portfolio.git", ""),
        ("https://github.com.evil.example/ada/portfolio.git", ""),
        ("https://evil.example/github.com/ada/portfolio.git", ""),
        ("git@github-work:ada/portfolio.git", ""),
        ("https://github.com/ada", ""),
        ("../remote.git", ""),
        ("/srv/github.com/ada/site.git", ""),
    ],
)  # fmt: skip
def test_the_address_of_a_remote(remote: str, expected: str) -> None:
    assert pages_address(remote) == expected


PROJECT, OWN = "https://ada.github.io/portfolio/", "https://ada.github.io/"


@pytest.mark.parametrize(
    ("url", "pages", "domain", "expected"),
    [
        ("https://ada.github.io/portfolio/", PROJECT, "", "fits"),
        ("http://ADA.github.io/portfolio", PROJECT, "", "fits"),
        ("https://ada.github.io/", OWN, "", "fits"),
        ("https://ada.github.io/", PROJECT, "", "set url: https://ada.github.io/portfolio/"),
        ("https://ada.github.io/Portfolio/", PROJECT, "", "set url: https://ada.github.io/portfolio/"),
        ("https://ada.github.io/portfolio/", OWN, "", "set url: https://ada.github.io/"),
        ("https://bob.github.io/portfolio/", PROJECT, "", "set url: https://ada.github.io/portfolio/"),
        ("https://ada.example/", OWN, "", "set url: https://ada.github.io/, or deploy.cname: ada.example when that is your own domain"),
        ("https://ada.example/portfolio/", PROJECT, "", "warns"),
        ("https://ada.example/", PROJECT, "ada.example", "fits"),
        ("https://ada.example/", "", "ada.example", "fits"),
        ("https://www.ada.example/", PROJECT, "ada.example", "set url: https://ada.example/"),
        ("https://ada.example/work/", "", "ada.example", "set url: https://ada.example/"),
        ("https://ada.example/work/", "", "", "fits"),
        ("", "", "", "warns"),
        ("", "", "ada.example", "fits"),
    ],
)  # fmt: skip
def test_which_sites_fit(url: str, pages: str, domain: str, expected: str) -> None:
    if expected not in {"fits", "warns"}:
        with pytest.raises(GigfolioError) as caught:
            check_fit(url, pages, domain)
        assert [(d.id, d.hint) for d in caught.value.diagnostics] == [("address", expected)]
        return
    assert bool(check_fit(url, pages, domain)) == (expected == "warns")
