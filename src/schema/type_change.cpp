// SPDX-License-Identifier: Apache-2.0
#include "schema/type_change.hpp"

#include <algorithm>

#include "schema/column_types.hpp"
#include "schema/default_value.hpp"
#include "schema/type_names.hpp"

namespace sprat {

namespace {

constexpr std::size_t kWidestInDouble = 4;

std::string spell(const Type& type) {
  return type.kind == TypeKind::structure ? "the struct " + type.name : to_string(type);
}

TypeVerdict refuse(const Type& file, const Type& wanted) {
  return {TypeChange::refused, misfit_of(file, wanted)};
}

TypeChange integer_change(const Type& file, const Type& wanted) {
  if (file.kind == wanted.kind) return TypeChange::same;
  const std::size_t from = fixed_width(file);
  const std::size_t to = fixed_width(wanted);
  const bool holds_all =
      is_signed(file) == is_signed(wanted) ? from <= to : is_signed(wanted) && from < to;
  return holds_all ? TypeChange::widened : TypeChange::narrowed;
}

// Values may be added, but those that the file may hold keep their names and numbers.
TypeVerdict judge_enums(const Type& file, const Type& wanted) {
  for (const EnumValue& value : file.enum_values) {
    const bool is_kept = std::any_of(
        wanted.enum_values.begin(), wanted.enum_values.end(), [&](const EnumValue& other) {
          return other.name == value.name && other.value == value.value;
        });
    if (is_kept) continue;
    return {TypeChange::refused,
            "may hold " + value.name + " = " + enum_value_text(file.kind, value.value) +
                " in the file, which the enum " + wanted.name + " lacks; add it there"};
  }
  return {integer_change(file, wanted)};
}

TypeVerdict judge_elements(const Type& file, const Type& wanted) {
  if (file.length != wanted.length) return refuse(file, wanted);
  const Type& element = element_type(file);
  const TypeVerdict verdict = judge_types(element, element_type(wanted));
  const bool is_enum_refused = verdict.change == TypeChange::refused &&
                               !element.enum_values.empty() &&
                               !element_type(wanted).enum_values.empty();
  // Statistics tell nothing of elements.
  if (verdict.change >= TypeChange::narrowed && !is_enum_refused) return refuse(file, wanted);
  return verdict;
}

bool same_parameters(const Type& file, const Type& wanted) {
  return file.kind == wanted.kind && file.unit == wanted.unit &&
         file.time_zone == wanted.time_zone && file.scale == wanted.scale;
}

}  // namespace

std::string misfit_of(const Type& file, const Type& wanted) {
  return "is " + spell(file) + " in the file, but " + spell(wanted) + " is wanted; declare it as " +
         spell(file);
}

TypeVerdict judge_types(const Type& file, const Type& wanted) {
  if (file.enum_values.empty() != wanted.enum_values.empty()) return refuse(file, wanted);
  if (!file.enum_values.empty()) return judge_enums(file, wanted);
  if (is_plain_integer(file.kind) && is_plain_integer(wanted.kind)) {
    return {integer_change(file, wanted)};
  }
  if (wanted.kind == TypeKind::float64) {
    const bool is_exact = file.kind == TypeKind::float32 ||
                          (is_plain_integer(file.kind) && fixed_width(file) <= kWidestInDouble);
    if (is_exact) return {TypeChange::widened};
  }
  if (!same_parameters(file, wanted)) return refuse(file, wanted);
  if (has_elements(file)) {
    return judge_elements(file, wanted);
  }
  if (file.length == wanted.length) return {TypeChange::same};
  return file.length < wanted.length ? TypeVerdict{TypeChange::widened} : refuse(file, wanted);
}

}  // namespace sprat
