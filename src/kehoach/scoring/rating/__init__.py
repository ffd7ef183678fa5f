"""Classes of quality: schemes as dated data, conditions ticked one by one, quota of the top class."""
