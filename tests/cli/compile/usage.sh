mkdir other
echo 'table Ride { rides: int; } root_type Ride;' > a.fbs
cp a.fbs other
sprat compile || echo "exit $?"
sprat compile a.fbs other/a.fbs || echo "exit $?"
sprat compile a.fbs other/a.fbs -o . || echo "exit $?"
sprat compile a.fbs --depfile a.d || echo "exit $?"
sprat compile a.fbs --lang rust || echo "exit $?"
