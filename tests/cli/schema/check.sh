cat > old.fbs <<'END'
enum Color : ubyte { red, green }
struct Point { x: int; y: int; }
table Row {
  route: string (required);
  day: int (date);
  rides: int;
  boardings: float = null;
  id: long;
  color: Color;
  at: Point;
  note: string;
  gone: bool;
}
root_type Row;
END
cat > new.fbs <<'END'
enum Color : ubyte { red, green, blue }
struct Point { x: long; y: int; }
table Row {
  route: string;
  day: int (date, format: "%d.%m.%Y");
  rides: long;
  entries: double = null (renamed_from: "boardings");
  id: int;
  color: Color;
  at: Point;
  note: string (required);
  source: string (required, default: "cta");
  extra: int = null;
}
root_type Row;
END
sprat schema --check old.fbs new.fbs
echo
sprat schema --check new.fbs old.fbs || echo "exit $?"
