// SPDX-License-Identifier: Apache-2.0
// Appending nodes, and undoing those that gave up.
#include "encoding/node_writer.hpp"

namespace sprat::encoding {

Buffer ScratchPool::take() {
  if (free_.empty()) return Buffer();
  Buffer buffer = std::move(free_.back());
  free_.pop_back();
  buffer.clear();
  return buffer;
}

namespace {

/// Estimates are allowed some error: each that is rejected leads to one that was thought worse.
constexpr bool is_within(std::uint64_t bytes, std::uint64_t budget) {
  return budget == kNever || bytes <= budget + budget / 4;
}

}  // namespace

bool NodeWriter::try_encode(const EncodingInfo& info, const Input& input, std::uint64_t budget) {
  const std::size_t tree_size = tree_.size();
  const std::size_t out_size = out_.size();
  const std::uint64_t outer_budget = std::exchange(budget_, budget);
  tree_.push_back(static_cast<std::uint8_t>(info.id));
  path_.push_back(info.id);
  const bool encoded =
      info.operations->encode(input, *this) && is_within(out_.size() - out_size, budget);
  path_.pop_back();
  budget_ = outer_budget;
  if (!encoded) {
    tree_.resize(tree_size);
    out_.resize(out_size);
  }
  return encoded;
}

}  // namespace sprat::encoding
