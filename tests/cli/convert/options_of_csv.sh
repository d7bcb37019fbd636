show() {
  sprat convert --quiet --force "$@" out.sprat
  sprat cat out.sprat --to jsonl
}
printf "a~b\n1~'x~y'\n" > tilde.csv
show --delimiter '~' --quote "'" tilde.csv
printf 'a\tb\n1\t"x\n' > quotes.tsv
show --quote none quotes.tsv
printf 'a,b\n1,"x\\"y"\n' > escape.csv
show --escape '\' escape.csv
printf '1,x\n2,y\n' > rows.csv
show --no-header rows.csv
printf 'made by hand\n\na,b\n1,x\n' > preamble.csv
show --skip 2 preamble.csv
printf 'a,b\n# no row\n1,x\n' > comment.csv
show --comment '#' comment.csv
printf 'a,b\n1,-\nNA,y\n' > words.csv
show --null NA --null - words.csv
printf 'name\ncaf\351\n' > latin1.csv
show --encoding latin-1 latin1.csv
printf '\377\376a\000\n\0001\000\n\000' > utf16.csv
show --encoding utf-16 utf16.csv
printf 'a\000\n\0001\000\n\000' > utf16le.csv
show --encoding utf-16le utf16le.csv
printf '\000a\000\n\0001\000\n' > utf16be.csv
show --encoding utf-16be utf16be.csv
