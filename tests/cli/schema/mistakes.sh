echo 'table Ride { rides: lnog; } root_type Ride;' > ride.fbs
sprat schema ride.fbs || echo "exit $?"
sprat schema missing.fbs || echo "exit $?"
