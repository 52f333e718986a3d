"""The sections of the HTML report, each a function from what it tells to markup."""
