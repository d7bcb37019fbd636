sprat convert "$DATA/rides.csv" rides.sprat
sprat convert rides.sprat rides.csv
