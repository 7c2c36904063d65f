"""Nothing typed is lost: a form of the admin sent after the session ended waits for its writer to sign in."""
