"""The development server: a site kept in memory, shown on loopback, and shown again when it changes."""
