sprat bench nothing.csv || echo "exit $?"
ls -A "$TMPDIR"
