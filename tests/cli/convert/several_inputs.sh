printf 'a,b\n1,x\n' > one.csv
printf 'a,b\n2,y\n' > two.csv
sprat convert one.csv two.csv both.sprat 2>report
head -n 1 report
sprat cat both.sprat
printf 'a,c\n3,z\n' > other.csv
sprat convert --quiet one.csv other.csv fails.sprat || echo "exit $?"
ls
