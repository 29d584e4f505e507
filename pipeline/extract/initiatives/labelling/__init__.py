"""Names found by labelling each word as outside, begin, inside or end of one: a conditional random field.

Lafferty, McCallum and Pereira, "Conditional random fields" (2001); features are hashed into a fixed number of buckets
(Weinberger et al., "Feature hashing for large scale multitask learning", 2009), so that a whole text is weighed by a
few dozen array operations. Training lives in `training`.
"""
