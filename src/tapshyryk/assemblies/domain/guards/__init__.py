"""What must hold before an assembly may move on: the gathering itself, its roll, its ballots."""
