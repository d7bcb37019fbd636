sprat compile "$DATA/rides.csv" --type route=text | grep -A 8 "^struct Rides"
sprat convert "$DATA/rides.csv" rides.sprat --quiet
sprat compile rides.sprat -o rides.h
grep -A 8 "^struct Rides" rides.h
