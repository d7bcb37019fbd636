// SPDX-License-Identifier: Apache-2.0
// Ranking encodings by their estimates, and trying them in that order.
#include "encoding/choosers.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "encoding/profile.hpp"
#include "encoding/value_types.hpp"

namespace sprat::encoding {
namespace {

struct Candidate {
  const EncodingInfo* info;
  std::uint64_t cost;
};

/// Large enough for every encoding that encodings.def can name: ids are bytes.
using Candidates = std::array<Candidate, 256>;

/// Deeper nodes are leaves, which leaves room for encodings that wrap others.
constexpr std::size_t kMaxChosenDepth = kMaxDepth - 1;

bool may_follow(const EncodingInfo& info, std::span<const EncodingId> path) {
  const bool nested = std::find(path.begin(), path.end(), info.id) != path.end();
  return !nested && (info.children == 0 || path.size() + 1 < kMaxChosenDepth);
}

/// Each child costs time on reading, so it must earn a sixteenth.
std::uint64_t cost(const EncodingInfo& info, const Profile& profile) {
  const std::uint64_t bytes = info.operations->estimate(profile);
  return bytes == kNever ? kNever : bytes + bytes / 16 * info.children;
}

std::span<const Candidate> rank(const Profile& profile, std::span<const EncodingId> path,
                                Candidates& candidates) {
  std::size_t size = 0;
  for (const EncodingInfo& info : all_encodings()) {
    if (!info.operations->accepts(profile.shape) || !may_follow(info, path)) continue;
    if (profile.byte_aligned && !info.operations->byte_aligned) continue;
    if (info.operations->replaces_zstd && !profile.without_zstd) continue;
    const std::uint64_t bytes = cost(info, profile);
    if (bytes != kNever) candidates[size++] = {&info, bytes};
  }
  std::stable_sort(
      candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(size),
      [](const Candidate& left, const Candidate& right) { return left.cost < right.cost; });
  return {candidates.data(), size};
}

}  // namespace

std::uint64_t smallest_estimate(const Profile& profile) {
  Candidates candidates;
  const auto ranked = rank(profile, {}, candidates);
  return ranked.empty() ? kNever : ranked.front().cost;
}

bool SmallestChooser::is_root(const Values& values) const {
  return values.data == values_.data && values.offsets == values_.offsets &&
         values.codes == values_.codes && values.count == values_.count;
}

Profile SmallestChooser::measure(const Values& values) const {
  Profile measured = is_root(values) ? known_ : profile(values);
  measured.byte_aligned = byte_aligned_;
  measured.without_zstd = without_zstd_;
  return measured;
}

void SmallestChooser::store(const Input& input, NodeWriter& writer) {
  if (writer.try_encode(find_encoding(EncodingId::nullable), input, kNever)) return;
  if (input.count == 0) return PlainChooser().store(input, writer);
  if (forced_ != nullptr && is_root(input) && writer.try_encode(*forced_, input, kNever)) return;
  const Profile measured = measure(input);
  Candidates candidates;
  const auto ranked = rank(measured, writer.path(), candidates);
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    const std::uint64_t budget = i + 1 < ranked.size() ? ranked[i + 1].cost : kNever;
    if (writer.try_encode(*ranked[i].info, input, budget)) return;
  }
}

void PlainChooser::store(const Input& input, NodeWriter& writer) {
  if (writer.try_encode(find_encoding(EncodingId::nullable), input, kNever)) return;
  const EncodingId id = input.shape.is_list     ? EncodingId::list
                        : input.shape.is_text() ? EncodingId::text
                                                : EncodingId::plain;
  writer.try_encode(find_encoding(id), input, kNever);
}

}  // namespace sprat::encoding
