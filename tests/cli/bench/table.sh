# A line for each contender, none wider than the terminal.
sprat bench --python "$PYTHON" "$DATA/rides.csv" > table
"$PYTHON" -c '
lines = open("table", encoding="utf-8").read().splitlines()
print(lines[0], len(lines), max(map(len, lines)) <= 80, sep="\n")'
