# Nulls of a column of integers of any size that are written as "" come back so.
printf 'n\n"123456789012345678901234567890"\n""\n' > in.csv
sprat convert --quiet --type n=integer in.csv out.sprat
sprat cat out.sprat | cmp - in.csv && echo identical
