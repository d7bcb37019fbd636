cat > ride.fbs <<'END'
attribute "date";
table Ride { day: int (date); rides: long = null; route: string (required); }
root_type Ride;
END
sprat schema ride.fbs > printed.fbs
sprat schema printed.fbs | cmp - printed.fbs
cat printed.fbs
