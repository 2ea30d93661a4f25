"""The log: many reports, one event, every claim kept."""
