"""Tools beside the book: benchmarks and what makes its parts."""
