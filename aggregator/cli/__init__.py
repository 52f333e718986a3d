"""Commands over the service."""
