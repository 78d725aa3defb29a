"""The one exception that is written for people."""


class Complaint(Exception):
    """A sentence that names the file and line, says what is wrong there, and what to do about it.

    Anything that a user can cause is reported as a Complaint: the command line prints it and exits with 1,
    without a traceback.
    """
