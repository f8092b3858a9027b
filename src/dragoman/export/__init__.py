"""What Dragoman gives to other programs: the record in formats that they read."""
