"""Real services for the tests: found by address, or brought up on a free loopback port and stopped after."""
