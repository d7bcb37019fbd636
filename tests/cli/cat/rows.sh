sprat convert --quiet --block-rows 2 "$DATA/rides.csv" rides.sprat
sprat cat --limit 2 rides.sprat
sprat cat --skip 4 rides.sprat
sprat cat --skip 3 --limit 1 rides.sprat
sprat cat --limit 0 rides.sprat
sprat cat --skip 100 rides.sprat
