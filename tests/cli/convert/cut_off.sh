# A file that ends too early is an error, after its whole blocks.
sprat convert --quiet "$DATA/rides.csv" rides.sprat
size=$(wc -c < rides.sprat)
head -c $((size - 1)) rides.sprat > cut.sprat
sprat cat cut.sprat > cut.csv || echo "exit $?"
head -c $((size - 1)) rides.sprat | sprat cat - > piped.csv || echo "exit $?"
for file in cut.csv piped.csv; do
  [ "$(cat $file)" = "$(cat "$DATA/rides.csv")" ] && echo "$file has all rows"
done
