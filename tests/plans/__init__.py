"""Plan documents made for the tests: their content, their answers, and the files of any format."""
