cat > bus.fbs <<'END'
struct Position { x: double; y: double; }
table Bus { id: int; position: Position; stops: [string]; errors: [float] (array: 2); code: string (length: 3); }
root_type Bus;
END
cat > bus.csv <<'END'
id,position.x,position.y,stops,errors,code
1,1.5,-2,"[""a"",""b,c""]","[0.5,1]",ab
2,,,[],,
3,0,0,,"[0,0]",xyz
END
sprat convert --quiet --schema bus.fbs bus.csv bus.sprat
sprat cat bus.sprat | cmp - bus.csv
sprat cat --to jsonl bus.sprat
sprat cat --columns position,id bus.sprat
for row in '1,1,,[],,' '1,1,2,"[""a"", ""b""]",,' '1,1,2,[],"[1,2,3]",' '1,1,2,[],,abcd'; do
  printf 'id,position.x,position.y,stops,errors,code\n%s\n' "$row" > bus.csv
  sprat convert --quiet --force --schema bus.fbs bus.csv bus.sprat || true
done
