cp "$ROOT/docs/examples/rides.fbs" .
sprat compile rides.fbs
sprat compile rides.fbs --output rides.h
sprat compile rides.fbs | cmp - rides.h && echo the same
