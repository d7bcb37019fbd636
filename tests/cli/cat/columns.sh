sprat convert --quiet "$DATA/rides.csv" rides.sprat
sprat cat --columns rides,route --limit 2 rides.sprat
sprat cat --columns rides --columns date --limit 1 rides.sprat
sprat cat --columns fares rides.sprat || echo "exit $?"
