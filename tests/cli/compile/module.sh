cp "$ROOT/docs/examples/rides.fbs" .
sprat compile rides.fbs --lang python
