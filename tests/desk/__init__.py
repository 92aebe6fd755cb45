"""The desk in the browser: who reaches it, what its pages show, and that it keeps up."""
