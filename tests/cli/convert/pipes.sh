# Standard input and output, in both directions.
sprat convert --quiet - - < "$DATA/rides.csv" > rides.sprat
sprat convert --quiet --to csv - - < rides.sprat | cmp - "$DATA/rides.csv"
cat rides.sprat | sprat convert --quiet --from sprat --to jsonl - rides.jsonl
wc -l < rides.jsonl | tr -d ' '
ls
