"""Kinds of activity: one file per subject, one class per kind. A new kind is a class in one of these files.

The list of kinds is made from the classes themselves: importing a module of this folder registers what it defines.
"""
