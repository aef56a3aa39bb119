"""Stated targets and reported results: what each number is, of what, and when."""
