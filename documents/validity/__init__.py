"""Whether a document holds on a day (hiệu lực): the rule, its acts and how they are told."""
