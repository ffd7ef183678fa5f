"""How every test runs."""

from hypothesis import HealthCheck, settings

# A test proves what the code does, never how long a busy machine takes over it.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
