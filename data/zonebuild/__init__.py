"""Parts of the script that computes the bundled maritime zones."""
