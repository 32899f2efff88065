"""Types of fields: what a field reads, which words it takes, and how it is described."""
