"""Marsad reads Arabic news about relations between states and keeps the record, every line with its evidence."""
