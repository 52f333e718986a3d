"""Messages that Outlook saved (MSG): the properties in a compound file, and what they say."""
