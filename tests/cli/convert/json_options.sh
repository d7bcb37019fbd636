printf '{"day": "03/04/2001", "x": 1, "y": [1]}\n' > days.jsonl
sprat convert --quiet --type 'day=date(%d/%m/%Y)' --columns day,x days.jsonl days.sprat
sprat cat days.sprat
sprat convert --delimiter ';' days.jsonl days.sprat || true
sprat convert days.jsonl days.csv || true
sprat convert --quiet --force --columns z days.jsonl days.sprat || true
