sprat bench --python "$PYTHON" --json "$DATA/rides.csv" | "$PYTHON" -c '
import json, sys
for contender in json.load(sys.stdin):
    assert contender.keys() >= {"name", "group", "peak_mb", "seconds", "disk_bytes", "status"}
    assert contender["peak_mb"] >= 0 and contender["seconds"] >= 0
    print(contender["name"], contender["disk_bytes"] is not None, contender["status"], sep=": ")'
ls -A "$TMPDIR"
