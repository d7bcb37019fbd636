# Figures and bars of many contenders, no line wider than the terminal.
sprat bench --python "$PYTHON" --only "list of,pickle dump of,sprat" "$DATA/rides.csv" > table
"$PYTHON" -c '
lines = open("table", encoding="utf-8").read().partition("\n\n")[0].splitlines()
print(lines[0].split()[0], lines[0].endswith("peak MB"), len(lines) > 10, max(map(len, lines)) <= 80)
print(any("█" in line for line in lines))'
