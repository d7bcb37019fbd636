# Rows of its own making.
sprat bench --python "$PYTHON" --synthetic --rows 2000 --only "million tuples,million dumped,stream" --json > found
"$PYTHON" -c '
import json
for contender in json.load(open("found")):
    if contender["status"] != "ok" and not contender["status"].startswith("not installed: "):
        print(contender["name"], contender["status"], sep=": ")'
sprat bench --synthetic rides.csv 2>&1 | head -1
