"""Where a number, a name or a date of the brief comes from: out of the account, its evidence in context."""
