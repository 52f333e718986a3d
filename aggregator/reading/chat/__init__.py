"""Conversations exported from messengers: who said what, and when."""
