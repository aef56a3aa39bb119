"""A page as stories, paragraphs and sentences."""
