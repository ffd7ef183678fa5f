"""A file becomes a PlanDraft."""
