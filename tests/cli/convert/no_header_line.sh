sprat convert --quiet --no-header "$DATA/rides.csv" rides.sprat
sprat cat rides.sprat | cmp - "$DATA/rides.csv"
