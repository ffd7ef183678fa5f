"""Who a person is to the program: name, password, sign-in."""
