"""Server-rendered pages that need no JavaScript: the chat, and the law article by article."""
