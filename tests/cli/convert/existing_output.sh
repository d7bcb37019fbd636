echo precious > rides.sprat
sprat convert "$DATA/rides.csv" rides.sprat || echo "exit $?"
cat rides.sprat
sprat convert --quiet --force "$DATA/rides.csv" rides.sprat
sprat cat rides.sprat | cmp - "$DATA/rides.csv"
ls
