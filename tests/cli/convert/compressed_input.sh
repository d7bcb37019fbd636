gzip -c "$DATA/rides.csv" > rides.csv.gz
sprat convert --quiet rides.csv.gz rides.sprat
sprat cat rides.sprat | cmp - "$DATA/rides.csv"
sprat convert --quiet - piped.sprat < rides.csv.gz
sprat cat piped.sprat | cmp - "$DATA/rides.csv"
