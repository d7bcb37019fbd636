# `head` closes the pipe: no message, and the program ends by SIGPIPE, whatever its parent ignores.
awk 'BEGIN { print "n"; for (i = 0; i < 300000; ++i) print i }' > rows.csv
sprat convert --quiet rows.csv rows.sprat
sprat cat rows.sprat | head -n 2
"$PYTHON" -c '
import signal, subprocess
for restore in (True, False):
    cat = subprocess.Popen(["sprat", "cat", "rows.sprat"], stdout=subprocess.PIPE, restore_signals=restore)
    cat.stdout.readline()
    cat.stdout.close()
    print(signal.Signals(-cat.wait()).name)'
