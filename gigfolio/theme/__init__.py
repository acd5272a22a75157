"""Themes: where their files are looked up, their options, stylesheet, icons, and the templates' environment."""

from gigfolio.theme.theme import Theme

__all__ = ["Theme"]
