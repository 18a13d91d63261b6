"""The room of people: their directory, lists in and out, those entered twice, their villages."""
