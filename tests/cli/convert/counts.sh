# What is left out is counted.
printf 'a,b\n1,2\n\n# a comment\n3\n4,5,6\n' > ragged.csv
sprat convert --comment '#' --ragged skip ragged.csv skipped.sprat
printf 'a,b\n1,2\n3\n' > short.csv
sprat convert --ragged pad short.csv padded.sprat
sprat cat padded.sprat
