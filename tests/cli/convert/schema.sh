sprat schema "$DATA/rides.csv" > rides.fbs
sprat convert --quiet --schema rides.fbs "$DATA/rides.csv" rides.sprat
sprat cat rides.sprat | cmp - "$DATA/rides.csv"
sprat schema rides.sprat | cmp - rides.fbs
sprat convert --quiet --schema missing.fbs "$DATA/rides.csv" other.sprat || echo "exit $?"
ls
