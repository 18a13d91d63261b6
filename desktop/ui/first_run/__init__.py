"""The wizard of the first start."""
