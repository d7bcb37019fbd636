sprat convert --quiet "$DATA/rides.csv" rides.sprat
sprat convert --quiet rides.sprat rides.csv
cmp rides.csv "$DATA/rides.csv"
ls
