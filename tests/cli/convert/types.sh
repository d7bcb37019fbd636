printf 'code,day\n1,03/04/2001\n2,05/06/2001\n' > days.csv
sprat convert --quiet --type 'day=date(%d/%m/%Y)' --type code=text days.csv days.sprat
sprat cat days.sprat | cmp - days.csv
sprat cat --to jsonl days.sprat
