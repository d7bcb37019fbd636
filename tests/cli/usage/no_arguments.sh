# The page goes to standard error, for nothing was asked for.
sprat 2>page || echo "exit $?"
sprat --help | cmp - page
