cat > rides.fbs <<'IDL'
attribute "date";
attribute "format";
attribute "length";
enum DayType : ubyte { U, A, W }
table Ride {
  route: string (length: 4, required);
  date: int (date, format: "%m/%d/%Y");
  daytype: DayType;
  rides: int;
}
root_type Ride;
IDL
sprat convert --quiet --layout rows "$DATA/rides.csv" rides.sprat || echo "exit $?"
sprat convert --quiet --layout rows --schema rides.fbs "$DATA/rides.csv" rides.sprat
sprat cat rides.sprat | cmp - "$DATA/rides.csv"
sprat cat --columns rides,route rides.sprat | head -n 3
sprat cat - < rides.sprat | cmp - "$DATA/rides.csv"
sprat info rides.sprat | head -n 1 | grep -o 'layout rows'
sprat info --json rides.sprat | grep -o '"layout": *"rows"'
sprat convert --quiet rides.sprat columns.sprat
sprat convert --quiet --layout rows columns.sprat again.sprat
cmp rides.sprat again.sprat
