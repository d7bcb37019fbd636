printf 'a,b,c\n1,"x	y",2.50\n,"say ""hi""",0.25\n' > odd.csv
sprat convert --quiet odd.csv odd.sprat
sprat cat --to csv odd.sprat
sprat cat --to tsv odd.sprat
sprat cat --to jsonl odd.sprat
