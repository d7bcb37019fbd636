printf 'a,b\n1,2\nx,3\n' > letters.csv
sprat convert --type a=long letters.csv letters.sprat || echo "exit $?"
sprat convert --type z=long letters.csv letters.sprat || echo "exit $?"
sprat convert --type a=number letters.csv letters.sprat || echo "exit $?"
ls
