"""The one version number: Gradle and the package metadata read this line."""

__version__ = "0.1.0"
