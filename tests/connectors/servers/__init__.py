"""Real servers on free ports of this machine, one module a server."""
