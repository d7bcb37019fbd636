sprat convert --quiet "$DATA/rides.csv" rides.sprat
sprat convert --quiet --sync rides.sprat rides.tsv
head -n 2 rides.tsv
sprat convert --quiet rides.sprat rides.jsonl
head -n 1 rides.jsonl
sprat convert --quiet --to csv rides.sprat rides.dat
cmp rides.dat "$DATA/rides.csv"
