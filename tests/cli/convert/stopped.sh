# A signal leaves nothing behind, and the parent sees it. From Python, for a shell's background jobs
# ignore Ctrl-C.
"$PYTHON" - "$DATA/rides.csv" <<'END'
import os, signal, subprocess, sys, time

for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    child = subprocess.Popen(
        ["sprat", "convert", "--quiet", "-", "rides.sprat"],
        stdin=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    child.stdin.write(open(sys.argv[1], "rb").read())
    child.stdin.flush()
    time.sleep(0.3)
    child.send_signal(number)
    print(signal.Signals(-child.wait()).name, os.listdir("."))
END
