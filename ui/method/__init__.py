"""The page Method: the rule, its words, a worked example."""
