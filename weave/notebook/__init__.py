"""Programs and chapters as notebooks to download."""
