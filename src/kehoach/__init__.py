"""kehoach reads, checks and runs the socio-economic plan of a Vietnamese local government."""
