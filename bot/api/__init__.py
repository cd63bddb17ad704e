"""The HTTP API: the app factory, one module per resource, schemas."""
