"""Which documents a text cites: finding, resolving, recording, linking and listing."""
