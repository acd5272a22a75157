"""New sites and new entries: what files hold at first, and where an entry goes. Pure but for `writing`."""
