"""The recognisers that are shipped, one a module; each is off until the site's configuration names it."""
