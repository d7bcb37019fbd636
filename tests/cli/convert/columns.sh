sprat convert --quiet --columns rides,route "$DATA/rides.csv" two.sprat
sprat head -n 1 two.sprat
sprat convert --quiet --columns route two.sprat one.csv
head -n 2 one.csv
sprat convert --quiet --columns fares "$DATA/rides.csv" none.sprat || echo "exit $?"
ls
