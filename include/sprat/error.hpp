// SPDX-License-Identifier: Apache-2.0
// The errors that sprat throws. Every message says what is wrong, where, and how to fix it.
#pragma once

#include <stdexcept>

namespace sprat {

/// Base of everything sprat throws.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The operating system refused to open, read, write or rename.
class IoError : public Error {
 public:
  using Error::Error;
};

/// A file's bytes are damaged, cut off, or were never a sprat file.
class CorruptError : public Error {
 public:
  using Error::Error;
};

/// A schema is not valid, or does not fit the rows or the file it is used with.
class SchemaError : public Error {
 public:
  using Error::Error;
};

/// CSV text that is not well formed, or a cell that does not fit its column.
class CsvError : public Error {
 public:
  using Error::Error;
};

/// JSON that is not well formed, or a value that does not fit its field.
class JsonError : public Error {
 public:
  using Error::Error;
};

/// Sound input that is larger than a limit; the message names the limit.
class LimitError : public Error {
 public:
  using Error::Error;
};

}  // namespace sprat
