"""The desk's forms for corrections: what a reader of the record says is wrong in, corrections and their list out."""
