printf 'a,b\n1,x\n' > one.csv
printf 'a,b\n2,y\n' > two.csv
for file in one two; do sprat convert --quiet $file.csv $file.sprat; done
sprat cat one.sprat two.sprat
cat one.sprat two.sprat > both.sprat
sprat cat both.sprat
sprat cat one.sprat two.sprat --skip 1 --to jsonl
