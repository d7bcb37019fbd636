cat > bus.fbs <<'END'
struct Position { x: double; y: float; }
table Bus {
  valid: bool;
  number: int = null;
  position: Position (required);
  line: short;
  stops: [string];
  name: string (length: 5);
  price: long (decimal: 2);
}
root_type Bus;
END
sprat schema --sizes bus.fbs
echo
sprat schema --sizes "$DATA/rides.csv"
echo
sprat convert --quiet "$DATA/rides.csv" rides.sprat
sprat schema --sizes rides.sprat
sprat schema --sizes --json rides.sprat
ls
