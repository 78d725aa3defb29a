"""Print the JSON Schema of the account, or of brief.yaml.

An editor with a YAML language server completes and checks brief.yaml by it:

  briefwright schema brief > brief.schema.json

and, as the first line of brief.yaml:

  # yaml-language-server: $schema=brief.schema.json

exit codes: 0 done, 2 wrong usage.
"""

import argparse
import sys


def arguments(parser: argparse.ArgumentParser) -> None:
    """Of what."""
    parser.add_argument(
        "of", nargs="?", choices=["account", "brief"], default="account", help="of what; default: account"
    )


def run(given: argparse.Namespace) -> int:
    """Print the schema, keys in order, as docs/ has it."""
    from pipeline import schema

    made = schema.brief_schema() if given.of == "brief" else schema.account_schema()
    sys.stdout.buffer.write(schema.printed(made))
    return 0
