sprat convert -q "$DATA/rides.csv" rides.sprat
