cp "$DATA/rides.csv" rides.sprat
sprat cat rides.sprat || echo "exit $?"
sprat info rides.sprat || echo "exit $?"
printf '' > empty.sprat
sprat cat empty.sprat || echo "exit $?"
