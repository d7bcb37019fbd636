// SPDX-License-Identifier: Apache-2.0
// JsonInference: what the objects of JSON lines leave of each key's possible types.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <sprat/schema.hpp>

namespace sprat {

/// A key's values: true and false, numbers, strings, arrays of one of these, objects that make a
/// struct; else they stay JSON text, and `note` says why.
struct InferredKey {
  std::string key;
  Type type;
  std::string format;
  std::string note;
};

class JsonInference {
 public:
  JsonInference();
  ~JsonInference();

  /// Looks at a line's object. JsonError, without place, where it is none.
  void observe(std::string_view line, std::uint64_t line_number);
  /// In the order in which the keys were first seen. `record_name` keeps structs' names apart.
  std::vector<InferredKey> result(const std::string& record_name) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// Fields of these keys: identifiers made from them and kept unique, the keys as csv names. A
/// SchemaError where a key cannot be kept.
std::vector<Field> fields_of_keys(const std::vector<InferredKey>& keys);

}  // namespace sprat
