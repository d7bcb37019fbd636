sprat convert --quiet "$DATA/rides.csv" rides.sprat
sprat info rides.sprat
