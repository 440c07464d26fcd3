"""Random values for the tests of laws, one module for each room."""
