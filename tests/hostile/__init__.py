"""Content, templates and machines that mean harm, and how docgen meets them."""
