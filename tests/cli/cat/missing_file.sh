sprat cat nothing.sprat
