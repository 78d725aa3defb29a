"""What cannot all be right: figures of one thing that disagree, tellings of one event that exclude each other."""
