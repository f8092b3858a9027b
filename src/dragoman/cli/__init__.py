"""The command `dragoman`: it parses what is asked, calls the reading and renders what comes back."""
