// SPDX-License-Identifier: Apache-2.0
// ValueInference: what the values of one key, or the elements of its arrays, can be.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sprat/schema.hpp>

#include "convert/number_inference.hpp"
#include "convert/type_names_taken.hpp"
#include "csv/type_candidates.hpp"
#include "text/json_scanner.hpp"

namespace sprat {

class ValueInference {
 public:
  /// Where values stand: what a type there cannot hold ends it.
  enum class Place : std::uint8_t { record, structure, list };

  ValueInference(const csv::TypeCandidates& candidates, Place place);

  /// `value` is JSON that was scanned. Does nothing once no type is left.
  void observe(std::string_view value, std::uint64_t line);

  /// Type and format that all values have; none where there is none, for `reason`. `key` names the
  /// struct that objects make.
  std::optional<Field> result(const std::string& key, TypeNamesTaken& taken) const;
  std::string reason() const;

  bool is_lost() const { return lost_; }

 private:
  struct Member;

  void lose(const std::string& reason, std::uint64_t line);
  void observe_string(std::string_view value, std::uint64_t line);
  void observe_number(std::string_view value, std::uint64_t line);
  void observe_array(std::string_view value, std::uint64_t line);
  void observe_object(std::string_view value, std::uint64_t line);
  Member* find_member(std::string_view key);
  std::optional<Field> list_result(const std::string& key, TypeNamesTaken& taken) const;
  std::optional<Field> struct_result(const std::string& key, TypeNamesTaken& taken) const;

  const csv::TypeCandidates* candidates_;
  Place place_;
  std::optional<text::JsonKind> kind_;
  std::uint64_t first_line_ = 0;
  NumberInference numbers_;
  std::unique_ptr<ValueInference> elements_;
  std::vector<Member> members_;
  std::uint64_t objects_ = 0;
  bool lost_ = false;
  std::string reason_;
};

/// A key of objects, and how many of them have it.
struct ValueInference::Member {
  std::string key;
  std::uint64_t objects = 0;
  ValueInference values;
};

}  // namespace sprat
