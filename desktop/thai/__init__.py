"""Thai as such: dates, digits, numbers, ids, sorting, breaking; no office, no Qt, no paper."""
