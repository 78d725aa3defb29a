"""One module a command of `briefwright`. Its docstring is the command's help; `arguments` says what it takes, `run` does it
and gives the exit code. What is slow to import is imported in `run`.
"""
