"""ITA evidence: indicators judged from the records, and the pack that proves them."""
