sprat convert --quiet "$DATA/rides.csv" rides.sprat
cat > narrow.fbs <<'END'
table Rides {
  route: string (required);
  date: int (date);
  rides: int;
}
root_type Rides;
END
cat > narrower.fbs <<'END'
table Rides {
  route: string (length: 3);
  rides: ubyte;
}
root_type Rides;
END
sprat schema --check rides.sprat narrow.fbs
sprat schema --check rides.sprat narrower.fbs || echo "exit $?"
sprat convert --quiet --schema narrow.fbs rides.sprat narrow.sprat
sprat schema --check narrow.sprat rides.sprat
sprat schema --check rides.sprat narrow.sprat
