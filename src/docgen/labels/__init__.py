"""The labels of documents: taken out of templates and code, and kept in catalogues."""
