"""What is said when the disk lets a build down."""

from __future__ import annotations

import errno

from gigfolio.errors import GigfolioError

_HINTS = {
    errno.ENOSPC: "the disk is full: free some space and build again",
    errno.EDQUOT: "your share of the disk is full: free some space and build again",
    errno.EROFS: "the disk can only be read: name another folder with --output",
    errno.EACCES: "you may not read or write there",
}


def io_failed(error: OSError) -> GigfolioError:
    """Return the problem, with what to do about it as far as the error's number tells."""
    place = f"{error.filename}: " if error.filename else ""
    message = f"the site could not be built: {place}{error.strerror or error}"
    return GigfolioError(message, id="io-failed", hint=_HINTS.get(error.errno or 0, ""))
