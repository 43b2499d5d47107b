"""What a reference, a value, a term or a formula becomes on a page."""
