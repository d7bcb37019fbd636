sprat convert nothing.csv rides.sprat || echo "exit $?"
ls
