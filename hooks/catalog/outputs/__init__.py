"""Catalog → files, without clock, network or chance. One module an output, found by itself.

A module anywhere below that has a function `files` is an output; adding one is adding the module.
"""
