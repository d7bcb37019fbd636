# A page beside the table; on standard output instead of it; a path that can't be written is told first.
sprat bench --only "sprat stream" --report page.html "$DATA/rides.csv" > table
head -n 1 page.html
tail -n 1 page.html
grep -c "sprat stream" table
sprat bench --only "sprat stream" --report - --rows 5 "$DATA/rides.csv" | grep -o "<p>the first 5 rows, 1 way "
sprat bench --only "sprat stream" --report nowhere/page.html "$DATA/rides.csv" || echo "exit $?"
ls
