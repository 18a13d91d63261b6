"""The office's rules as plain functions over tables of data; no records, no Qt, no paper."""
