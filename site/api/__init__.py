"""What the addresses for programs share: records, refusals, methods, the published description."""
