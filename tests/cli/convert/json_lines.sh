cat > rows.jsonl <<'END'
{"id": 1, "name": "Zoë \u00e9", "ok": true, "price": 1.5, "tags": ["a", "b"], "at": {"x": 1.5, "y": -2}, "user": {"name": "x"}, "odd key!": 1e16}
{"id": 2, "name": null, "price": 2, "ok": null, "tags": [], "at": null, "user": {"n": [null]}, "odd key!": 1E16}
END
sprat convert --quiet rows.jsonl rows.sprat
sprat cat --to jsonl rows.sprat
sprat cat rows.sprat
gzip rows.jsonl
gzip -dc rows.jsonl.gz | sprat convert --quiet --from jsonl - piped.sprat
sprat cat --to jsonl piped.sprat > piped.jsonl
sprat convert --quiet rows.jsonl.gz rows.jsonl.sprat
sprat cat --to jsonl rows.jsonl.sprat | cmp - piped.jsonl
sprat schema rows.jsonl.gz
