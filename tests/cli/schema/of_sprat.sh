sprat convert --quiet "$DATA/rides.csv" rides.sprat
sprat schema rides.sprat
