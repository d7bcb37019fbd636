for command in convert cat head info schema bench; do
  sprat $command || echo "exit $?"
done
sprat convert one.csv || echo "exit $?"
