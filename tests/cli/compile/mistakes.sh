echo 'table Ride { int: int; int_: int; } root_type Ride;' > names.fbs
echo 'table Ride { rides: lnog; } root_type Ride;' > type.fbs
echo 'table Ride { rides: int; } root_type Ride;' > good.fbs
sprat compile names.fbs type.fbs good.fbs -o . || echo "exit $?"
sprat compile missing.fbs || echo "exit $?"
sprat compile good.fbs -o missing/good.h || echo "exit $?"
ls
