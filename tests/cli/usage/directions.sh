# A conversion that is none of ours, and options that mean nothing to one that is.
cp "$DATA/rides.csv" .
sprat convert rides.csv rides || echo "exit $?"
sprat convert rides.csv rides.jsonl || echo "exit $?"
echo '{"rides": 1}' > rides.jsonl
sprat convert rides.jsonl rides.sprat --ragged pad || echo "exit $?"
sprat convert rides.sprat rides.csv --effort fast || echo "exit $?"
sprat convert rides.sprat rides.csv --block-rows 10 || echo "exit $?"
sprat convert rides.sprat small.sprat --delimiter tab || echo "exit $?"
ls
