printf 'a,b\n1,2\n3\n4,5,6\n7,8\n' > ragged.csv
sprat convert --quiet --ragged skip ragged.csv ragged.sprat
sprat cat ragged.sprat
