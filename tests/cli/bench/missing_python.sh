sprat bench --python /nowhere/python3 --json "$DATA/rides.csv" > found
"$PYTHON" -c '
import json
found = json.load(open("found"))
print(*sorted({contender["status"] for contender in found}), sep="\n")
print([contender["name"] for contender in found if contender["status"] == "ok"])'
