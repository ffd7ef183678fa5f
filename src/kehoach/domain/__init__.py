"""What a plan is: frozen values, standard library only."""
