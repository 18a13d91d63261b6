"""The room of exchange: the office's PCs, bundles out and in, what two PCs changed at once."""
