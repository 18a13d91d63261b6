"""The yearly cycle and its evidence."""
