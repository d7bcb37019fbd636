// SPDX-License-Identifier: Apache-2.0
#include "record/record_filter.hpp"

#include <cstring>
#include <utility>

namespace sprat {

namespace {

template <class T>
void gather_each(const std::vector<std::uint16_t>& chosen, const T* from, std::vector<T>& into) {
  into.resize(chosen.size());
  for (std::size_t i = 0; i < chosen.size(); ++i) into[i] = from[chosen[i]];
}

}  // namespace

RecordFilter::RecordFilter(std::vector<LeafShape> shapes)
    : shapes_(std::move(shapes)), gathered_(shapes_.size()), keep_(kRecordVector) {}

void RecordFilter::add(std::size_t leaf, const Type& type, Comparison comparison,
                       const Scalar& value) {
  conditions_.push_back({leaf, LeafCondition(type, comparison, value)});
}

void RecordFilter::begin_block() {
  for (Condition& condition : conditions_) condition.holds.begin_block();
}

std::size_t RecordFilter::apply(std::size_t rows, std::vector<RecordLeaf>& leaves) {
  const std::size_t count = select(rows, leaves);
  if (count == rows || count == 0) return count;
  for (std::size_t leaf = 0; leaf < leaves.size(); ++leaf) gather(leaf, leaves[leaf]);
  return count;
}

std::size_t RecordFilter::select(std::size_t rows, const std::vector<RecordLeaf>& leaves) {
  keep_.assign(rows, 1);
  for (Condition& condition : conditions_) {
    condition.holds.narrow(leaves[condition.leaf], rows, keep_.data());
  }
  chosen_.resize(rows);
  std::size_t count = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    chosen_[count] = static_cast<std::uint16_t>(row);
    count += keep_[row];
  }
  chosen_.resize(count);
  return count;
}

void RecordFilter::gather(std::size_t leaf, RecordLeaf& values) {
  const LeafShape& shape = shapes_[leaf];
  Gathered& gathered = gathered_[leaf];
  gather_each(chosen_, values.present, gathered.present);
  values.present = gathered.present.data();
  if (shape.is_list) {
    gather_each(chosen_, values.begins, gathered.begins);
    gather_each(chosen_, values.ends, gathered.ends);
    values.begins = gathered.begins.data();
    values.ends = gathered.ends.data();
  } else if (shape.is_text()) {
    gathered.codes.resize(chosen_.size() * shape.per_row);
    std::uint32_t* into = gathered.codes.data();
    for (const std::uint16_t row : chosen_) {
      into = std::copy_n(values.codes + row * shape.per_row, shape.per_row, into);
    }
    values.codes = gathered.codes.data();
  } else {
    const std::size_t width = shape.width * shape.per_row;
    gathered.values.resize(chosen_.size() * width);
    std::byte* into = gathered.values.data();
    for (const std::uint16_t row : chosen_) {
      std::memcpy(into, values.values + row * width, width);
      into += width;
    }
    values.values = gathered.values.data();
  }
}

}  // namespace sprat
