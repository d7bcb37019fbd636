cat > ride.fbs <<'END'
struct Position { x: double; y: double; }
table Ride {
  route: string (required);
  date: int (date, format: "%d/%m/%Y");
  rides: int = -1;
  at: Position;
  codes: [ubyte] (list);
  raw: [ubyte];
}
root_type Ride;
END
printf '{"date": "31/01/2001", "route": "3", "at": {"y": 1.50, "x": 2}, "codes": [0, 255], "raw": "/w=="}\n' > rides.jsonl
sprat convert --quiet --schema ride.fbs rides.jsonl rides.sprat
sprat cat --to jsonl rides.sprat
for row in '{"route": "3", "rides": 3.5}' '{"rides": 1}' '{"route": "3", "stop": 1}' '{"route": "3"' '[1]' \
  '{"route": "3", "codes": [256]}' '{"route": "3", "route": "4"}' '{"route": "3", "at": {"x": 1}}'; do
  printf '\n%s\n' "$row" > rides.jsonl
  sprat convert --quiet --force --schema ride.fbs rides.jsonl rides.sprat || true
done
