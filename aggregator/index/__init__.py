"""Documents, facts, access and scans, kept in one folder and found again."""
