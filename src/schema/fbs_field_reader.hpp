// SPDX-License-Identifier: Apache-2.0
// FieldReader: a parsed field's attributes, each to be read by who gives it a meaning.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <flatbuffers/idl.h>

#include "schema/fbs_mistakes.hpp"

namespace sprat::fbs {

enum class Emptiness : std::uint8_t { refused, allowed };

class FieldReader {
 public:
  FieldReader(const std::string& owner, const flatbuffers::FieldDef& field, Mistakes& mistakes)
      : owner_(owner), field_(field), mistakes_(mistakes) {}

  const flatbuffers::FieldDef& field() const { return field_; }
  const std::string& name() const { return field_.name; }
  /// "field 'x': " and the message.
  void add_mistake(const std::string& message);

  bool has(const std::string& attribute) const;
  /// True where the attribute is there; it must bear no value.
  bool flag(const std::string& attribute);
  std::optional<std::string> text(const std::string& attribute,
                                  Emptiness emptiness = Emptiness::refused);
  std::optional<std::int64_t> number(const std::string& attribute);
  /// True where it is there without a value.
  bool is_bare(const std::string& attribute) const;

  /// As if read.
  void ignore(const std::string& attribute) { read_.insert(attribute); }
  /// Blames sprat's attributes that nobody read: they do not suit the type.
  void blame_unread(std::string_view type_words);

 private:
  const flatbuffers::Value* find(const std::string& attribute);

  const std::string& owner_;
  const flatbuffers::FieldDef& field_;
  Mistakes& mistakes_;
  std::set<std::string> read_;
};

}  // namespace sprat::fbs
