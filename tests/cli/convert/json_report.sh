printf '{"a": 1, "b": 1.10}\n\n{"b": 1.5}\n' > rows.jsonl
sprat convert rows.jsonl rows.sprat
sprat cat --to jsonl rows.sprat
