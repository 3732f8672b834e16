"""The form in which editors change records and prose in a browser, made from the models."""
