"""The configuration classes, generated from the declarations in Java."""
