### Names that stand in several files.

-brand = Skillmark
