sprat convert --quiet "$DATA/rides.csv" - | sprat info -
