# Names or parts of them; the medians of some runs; the first rows only.
sprat bench --python "$PYTHON" --only "list of tuples,by row" --repeat 2 --rows 3 --json "$DATA/rides.csv" > found
"$PYTHON" -c '
import json
for contender in json.load(open("found")):
    print(contender["group"], contender["name"], contender["status"], sep=": ")'
sprat bench --only "list of lists,lists of lists" "$DATA/rides.csv" 2>&1 | head -3
