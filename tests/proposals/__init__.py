"""How good proposals are, measured against annotations made by hand."""
