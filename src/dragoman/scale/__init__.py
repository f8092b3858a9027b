"""The same reading over many processes and many machines: order kept, memory bounded, nothing lost when one of them dies."""
