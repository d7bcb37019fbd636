sprat translate rides.csv
