printf 'a,b\n1,2\n3\n' > short.csv
sprat convert short.csv short.sprat || echo "exit $?"
ls
