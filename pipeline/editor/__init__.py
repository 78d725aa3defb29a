"""What an editor writes, as the program reads it: settings, corrections, texts, and the accounts of editions that were kept."""
