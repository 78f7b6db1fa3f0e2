"""Reads hits with their marks: each match with its context, year and source.

    seisaku-query -f jsonl -n 100 IPEF > hits.jsonl
    python3 hits.py hits.jsonl
"""
import json
import sys

for line in open(sys.argv[1], encoding="utf-8"):
    hit = json.loads(line)
    for start, end in hit["matches"]:  # in code points, as Python counts
        left, match, right = hit["text"][:start], hit["text"][start:end], hit["text"][end:]
        print(hit["fiscal_year"], hit["source"]["path"], left[-20:], match, right[:20], sep="\t")
