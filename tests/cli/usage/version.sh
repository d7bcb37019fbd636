sprat --version
