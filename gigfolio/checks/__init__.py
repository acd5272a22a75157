"""Checks of what was built, before anybody sees it."""
