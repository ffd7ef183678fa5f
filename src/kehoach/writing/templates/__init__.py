"""The words of each document as data: titles, sentences with places to fill, order, columns, recipients."""
