"""From values to frames, and from frames to standings."""
