"""Putting the built site online, without touching what the user works on."""
