"""What the steps after reading import, for a moment in which this process would wait for others."""

from __future__ import annotations


def import_ahead() -> None:
    import gigfolio.engine.gate
    import gigfolio.engine.papers
    import gigfolio.engine.workshop
    import gigfolio.images
    import gigfolio.plan
    import gigfolio.publish
    import gigfolio.render
    import gigfolio.theme.icons  # noqa: F401
