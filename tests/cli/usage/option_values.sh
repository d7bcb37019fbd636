# Every option that takes a value refuses what it does not understand.
for option in --effort=huge --threads=0 --threads=many --block-rows=0 --max-memory=12Q \
  --delimiter=ab --quote=ab --comment=é --escape=xy --skip=-1 --type=price --type=price= \
  --encoding=ebcdic --ragged=maybe --to=xml --from=xml --bogus; do
  sprat convert "$DATA/rides.csv" rides.sprat "$option" || echo "exit $?"
done
sprat cat rides.sprat --limit=all || echo "exit $?"
sprat cat rides.sprat --skip=1.5 || echo "exit $?"
sprat cat rides.sprat --to=sprat || echo "exit $?"
sprat head rides.sprat -n few || echo "exit $?"
ls
