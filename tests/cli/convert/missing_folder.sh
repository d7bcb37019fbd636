sprat convert "$DATA/rides.csv" nowhere/rides.sprat
