// SPDX-License-Identifier: Apache-2.0
// Choosers: which encoding a node gets.
#pragma once

#include "encoding/node_writer.hpp"
#include "encoding/profile.hpp"

namespace sprat::encoding {

/// The encoding that is estimated to take the fewest bytes, from the root to the leaves.
class SmallestChooser : public Chooser {
 public:
  /// `byte_aligned`: only encodings that zstd can still compress. `known` is the profile of
  /// `values`, for whoever encodes them more than once.
  SmallestChooser(bool byte_aligned, const Values& values, const Profile& known)
      : byte_aligned_(byte_aligned), values_(values), known_(known) {}

  /// Lets encodings take part that stand in for zstd.
  void leave_out_zstd() { without_zstd_ = true; }
  /// Stores these values in this encoding, wherever it fits; children are chosen as ever.
  void force_root(const EncodingInfo& encoding) { forced_ = &encoding; }

  void store(const Input& input, NodeWriter& writer) override;

 private:
  bool is_root(const Values& values) const;
  Profile measure(const Values& values) const;

  bool byte_aligned_;
  bool without_zstd_ = false;
  Values values_;
  const Profile& known_;
  const EncodingInfo* forced_ = nullptr;
};

/// About how many bytes values of this profile take, at the least.
std::uint64_t smallest_estimate(const Profile& profile);

/// Values as they are: plain, or text with plain lengths.
class PlainChooser : public Chooser {
 public:
  void store(const Input& input, NodeWriter& writer) override;
};

}  // namespace sprat::encoding
