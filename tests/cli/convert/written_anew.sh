# Effort and block size change the bytes, never the rows; threads not even the bytes.
awk 'BEGIN { print "n,word"; for (i = 0; i < 5000; ++i) print i "," i % 7 "w" }' > rows.csv
sprat convert --quiet rows.csv rows.sprat
for effort in fast default small; do
  sprat convert --quiet --effort $effort --block-rows 1000 rows.sprat $effort.sprat
  sprat cat $effort.sprat | cmp - rows.csv
done
for threads in 1 2 5; do
  sprat convert --quiet --threads $threads --max-memory 32M rows.csv $threads.sprat
  cmp $threads.sprat rows.sprat
done
