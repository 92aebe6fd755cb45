"""Paragraphs → what the desk may say about them, for a person to confirm.

``proposer`` reads a paragraph; ``due_dates`` finds when a thing is due.
"""
