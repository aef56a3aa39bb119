"""From matched figures to a standing, as of a date."""
