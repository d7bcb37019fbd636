# Figures of each kind of contender, and nothing left behind.
sprat bench --python "$PYTHON" --only "list of tuples,pickle dump of,sqlite,sprat" --json "$DATA/rides.csv" > found
"$PYTHON" -c '
import json
for contender in json.load(open("found")):
    assert contender.keys() >= {"name", "group", "peak_mb", "seconds", "disk_bytes", "status"}
    if contender["status"] == "ok":
        assert contender["peak_mb"] >= 0 and contender["seconds"] >= 0
        if contender["group"] == "rows in memory":
            assert contender["traced_mb"] != 0 and contender["disk_bytes"] is None
        if contender["name"] == "list of dicts":
            assert contender["traced_mb"] > 0
        if contender["name"].startswith("pickle"):
            assert contender["disk_bytes"] > 0 and contender["write_seconds"] > 0
    elif not contender["status"].startswith("not installed: "):
        print(contender["name"], contender["status"], sep=": ")'
ls -A "$TMPDIR"
