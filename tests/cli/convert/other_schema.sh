sprat convert --quiet "$DATA/rides.csv" rides.sprat
cat > new.fbs <<'END'
table Ride {
  boardings: int (renamed_from: "rides");
  route: string (required);
  source: string (required, default: "cta");
  transfers: int = null;
}
root_type Ride;
END
sprat convert --quiet --schema new.fbs rides.sprat new.sprat
sprat head -n 3 new.sprat
sprat schema new.sprat
sprat convert --quiet --columns route,transfers --schema new.fbs rides.sprat chosen.sprat
sprat head -n 1 chosen.sprat
sed 's/boardings: int/boardings: ubyte/' new.fbs > narrow.fbs
sprat convert --quiet --schema narrow.fbs rides.sprat narrow.sprat || echo "exit $?"
sed 's/boardings: int/boardings: double/; s/route: string (required)/route: int/; s/"rides"/"entries"/' new.fbs > other.fbs
sprat convert --quiet --schema other.fbs rides.sprat other.sprat || echo "exit $?"
ls
