"""The people of the municipality: villages, groups, residents."""
