printf 'id,day,price,ratio,ok,word\n1,2001-02-03,1.50,0.1,true,a\n-2,1999-12-31,10.25,2.5,false,\n' > all.csv
sprat convert --quiet --block-rows 1 all.csv all.sprat
sprat info --json all.sprat | "$PYTHON" -c '
import json, sys
info = json.load(sys.stdin)
print(info["file"], info["rows"], info["blocks"], info["bytes"] > 0, sorted(info))
for column in info["columns"]:
    print(*(json.dumps(column.get(key)) for key in
            ("name", "type", "scale", "nullable", "null_count", "min", "max")))
    print(sum(column["encodings"].values()) == column["bytes"] > 0)'
