"""Tests of decisions about proposals."""
