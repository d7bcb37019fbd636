printf 'id,name\n1,a\n2,b\n' > first.csv
printf 'name,id,extra\nc,3,x\n' > second.csv
printf 'id\n4\n' > third.csv
for part in first second third; do sprat convert --quiet $part.csv $part.sprat; done
cat first.sprat second.sprat third.sprat > all.sprat
sprat cat all.sprat
cat all.sprat | sprat cat -
sprat cat second.sprat first.sprat third.sprat
printf 'id,name\nx,5\n' > other.csv
sprat convert --quiet other.csv other.sprat
cat first.sprat other.sprat > broken.sprat
sprat cat broken.sprat || echo "exit $?"
