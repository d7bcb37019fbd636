# Neither a process nor a file is left.
cat > sleeper <<'END'
#!/bin/sh
echo $$ > pid
exec sleep 60
END
chmod +x sleeper
"$PYTHON" - "$DATA/rides.csv" <<'END'
import os, signal, subprocess, sys, time

bench = subprocess.Popen(["sprat", "bench", "--python", "./sleeper", sys.argv[1]])
for wait in range(200):
    if os.path.exists("pid") and open("pid").read().strip():
        break
    time.sleep(0.1)
bench.terminate()
print(signal.Signals(-bench.wait()).name, os.listdir(os.environ["TMPDIR"]))
try:
    os.kill(int(open("pid").read()), 0)
    print("the contender still runs")
except ProcessLookupError:
    print("the contender is gone")
END
