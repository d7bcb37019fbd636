cat > bus.fbs <<'SCHEMA'
struct Position { x: double; level: byte; }
table Bus { number: int; position: Position; stops: [string]; }
root_type Bus;
SCHEMA
cat > buses.jsonl <<'ROWS'
{"number":22,"position":{"x":1.5,"level":3},"stops":["Clark","Howard"]}
{"number":36,"position":null,"stops":[]}
{"number":8,"position":{"x":2.5,"level":-1},"stops":null}
ROWS
sprat convert --quiet buses.jsonl buses.sprat --schema bus.fbs
sprat info buses.sprat
sprat cat --columns stops,position.x buses.sprat
sprat convert --quiet --columns position.x,stops buses.sprat leaf.sprat
sprat schema leaf.sprat
