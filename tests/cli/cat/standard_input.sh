sprat convert --quiet "$DATA/rides.csv" - | sprat cat - | cmp - "$DATA/rides.csv"
sprat convert --quiet "$DATA/rides.csv" - | sprat cat --skip 5 -
