"""From words to values: pure functions that never see a frame."""
