"""From a site's public facts to the files that other places take. Nothing private is read for them."""
