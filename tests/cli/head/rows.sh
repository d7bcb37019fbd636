awk 'BEGIN { print "n"; for (i = 1; i <= 20; ++i) print i }' > rows.csv
sprat convert --quiet rows.csv rows.sprat
sprat head rows.sprat | tail -n 1
sprat head -n 2 rows.sprat
sprat head --rows 1 --to jsonl rows.sprat
