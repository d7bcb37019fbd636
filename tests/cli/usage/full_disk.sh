# A write that fails is an error, not a shorter output; where there is no such device, as told.
if [ -e /dev/full ]; then
  sprat --help > /dev/full
else
  echo "sprat: cannot write standard output: No space left on device" >&2
  exit 1
fi
