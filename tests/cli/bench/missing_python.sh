sprat bench --python /nowhere/python3 --json "$DATA/rides.csv" | "$PYTHON" -c '
import json, sys
for contender in json.load(sys.stdin):
    print(contender["name"], contender["status"], sep=": ")'
