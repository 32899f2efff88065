"""Digital meetings, devices and data centres."""
