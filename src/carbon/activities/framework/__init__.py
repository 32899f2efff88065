"""The base of all kinds of activity, what their methods return, and the list of kinds."""
