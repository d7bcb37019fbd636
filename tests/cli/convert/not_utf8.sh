printf 'name,city\na,b\nc,caf\351\n' > latin1.csv
sprat convert latin1.csv latin1.sprat || echo "exit $?"
ls
