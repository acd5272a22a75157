"""Builds that do only what changed, and publish all or nothing."""
