"""Methods that several kinds share."""
