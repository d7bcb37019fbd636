cat > kinds.fbs <<END
namespace cta;
enum Kind : ubyte { bus, train }
table Line { kind: Kind; }
root_type Line;
END
cat > 'stops and $.fbs' <<END
include "kinds.fbs";
namespace cta;
table Stop { kind: Kind; }
root_type Stop;
END
sprat compile kinds.fbs 'stops and $.fbs' -o generated/code --depfile 'generated/all of it.d'
ls generated generated/code
cat 'generated/all of it.d'
echo "-- a folder that is there takes one file, too"
sprat compile kinds.fbs -o generated --lang python
ls generated
