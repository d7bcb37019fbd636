echo 'table Ride { rides: int; } root_type Ride;' > ride.fbs
sprat schema --check ride.fbs || echo "exit $?"
sprat schema ride.fbs ride.fbs || echo "exit $?"
sprat schema --check --sizes ride.fbs ride.fbs || echo "exit $?"
sprat schema --json ride.fbs || echo "exit $?"
