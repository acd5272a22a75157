"""From files to the model: YAML, Markdown, and the checks of every field."""
