# However it is stopped, neither a process nor a file is left.
cat > sleeper <<'END'
#!/bin/sh
sleep 60 &
echo $$ $! > pids.new
mv pids.new pids
wait
END
chmod +x sleeper
"$PYTHON" - "$DATA/rides.csv" <<'END'
import os, signal, subprocess, sys, time


def runs(process):
    """Whether it is there, and no zombie that nobody waits for."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", process], capture_output=True, text=True)
    return state.stdout.strip()[:1] not in ("", "Z")


def wait_until(condition):
    for attempt in range(300):
        if condition():
            return True
        time.sleep(0.1)
    return False


for number in (signal.SIGTERM, signal.SIGINT, signal.SIGKILL):
    bench = subprocess.Popen(["sprat", "bench", "--python", "./sleeper", sys.argv[1]],
                             preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    wait_until(lambda: os.path.exists("pids"))
    bench.send_signal(number)
    print(signal.Signals(-bench.wait()).name)
    contender, helper = open("pids").read().split()
    os.remove("pids")
    if not wait_until(lambda: not os.listdir(os.environ["TMPDIR"])):
        print("left", os.listdir(os.environ["TMPDIR"]))
    if not wait_until(lambda: not runs(contender)):
        print("the contender still runs")
    # A shell's child does not end with it by itself; the group of one that was waited for does.
    if number != signal.SIGKILL and not wait_until(lambda: not runs(helper)):
        print("what the contender started still runs")
    if number == signal.SIGKILL and runs(helper):
        os.kill(int(helper), signal.SIGKILL)
END
