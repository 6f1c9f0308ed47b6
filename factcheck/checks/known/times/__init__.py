"""Times: the order of dated events, days counted from another, and hours."""
