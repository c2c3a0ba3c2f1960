"""Where figures are made: in this process, or on a Spark cluster, by the same code."""
