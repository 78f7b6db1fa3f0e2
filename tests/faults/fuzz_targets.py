"""What is fuzzed: the program below fuzz/; what its bytes are, with + through all stages; its share of the time; the
longest input."""

TARGETS = [
    ("query", "query", 4, 4096), ("query", "regex", 1, 512), ("query", "stub", 1, 4096), ("query", "topics", 1, 4096),
    ("query", "block", 3, 4096), ("query", "postings", 2, 1024), ("session", "ask", 3, 512), ("session", "batch", 2, 1024),
    ("session", "survey", 2, 1024), ("indexer", "serial", 4, 4096), ("indexer", "serial+", 2, 4096), ("indexer", "jsonl", 3, 4096),
    ("indexer", "jsonl+", 1, 4096), ("indexer", "csv", 2, 4096), ("indexer", "csv+", 1, 4096), ("indexer", "text", 2, 4096),
    ("indexer", "text+", 3, 4096), ("indexer", "html", 2, 8192), ("indexer", "html+", 1, 8192), ("indexer", "xml", 1, 8192),
    ("indexer", "xml+", 1, 8192), ("indexer", "json", 1, 8192), ("indexer", "markdown", 1, 4096), ("indexer", "mail", 1, 4096),
    ("indexer", "office", 1, 16384), ("indexer", "archive", 1, 8192), ("indexer", "pdf", 1, 16384), ("indexer", "pdf+", 1, 16384),
]
