"""The language: word lists as data and the small engines that read them."""
