"""What a report says: typed mentions, their roles, moods and claimants."""
