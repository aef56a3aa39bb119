"""Which reported figure may be held against which target."""
