"""What happened, or is to happen, on a date."""
