"""Kinds of activity: a folder for each subject, a class for each kind, beside what they share.

`framework` holds the base class and the list of kinds, `fields` the types of fields, `methods` what several kinds calculate with.
The list of kinds is made from the classes themselves: importing a module of these folders registers what it defines.
"""
