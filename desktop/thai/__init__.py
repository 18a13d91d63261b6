"""Thai as such: dates, digits, numbers, ids, sorting, breaking. Knows no office, no Qt, no paper."""
