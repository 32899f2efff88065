"""The distinct questions with their answers: an artefact that is saved, compared and joined by hand.

May touch answering and asking.
"""
