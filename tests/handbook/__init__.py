"""The documentation site: pages made from the code, and code blocks that are followed."""
