"""The values that flow through Dragoman: frozen, slotted, without I/O and without dependencies."""
