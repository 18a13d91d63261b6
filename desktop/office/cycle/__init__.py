"""The yearly cycle: four steps of a fiscal year, from last year's results to work done together."""
