"""One file a rule; a rule's docstring is its page in docs/rules/."""
