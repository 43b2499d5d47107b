"""What the book says of itself: glossary, register of claims, programs, quotes of PyTorch."""
