"""The only place where stages meet; each function reads like the diagram of the design."""
