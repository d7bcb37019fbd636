cp "$DATA/rides.csv" .
sprat schema rides.csv
