"""Print the JSON Schema of the account, of brief.yaml, or of corrections.yaml.

An editor with a YAML language server completes and checks brief.yaml and corrections.yaml by theirs:

  briefwright schema brief > brief.schema.json
  briefwright schema corrections > corrections.schema.json

and, as the first line of brief.yaml:

  # yaml-language-server: $schema=brief.schema.json

exit codes: 0 done, 2 wrong usage.
"""

import argparse
import sys


def arguments(parser: argparse.ArgumentParser) -> None:
    """Of what."""
    parser.add_argument(
        "of",
        nargs="?",
        choices=["account", "brief", "corrections"],
        default="account",
        help="of what; default: account",
    )


def run(given: argparse.Namespace) -> int:
    """Print the schema, keys in order, as docs/ has it."""
    from pipeline import schema

    of = {"account": schema.account_schema, "brief": schema.brief_schema, "corrections": schema.corrections_schema}
    sys.stdout.buffer.write(schema.printed(of[given.of]()))
    return 0
