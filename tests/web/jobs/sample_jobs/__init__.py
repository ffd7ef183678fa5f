"""Jobs that write down what they do, for the tests of running them."""
