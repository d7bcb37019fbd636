// SPDX-License-Identifier: Apache-2.0
// run_length: the values of runs and, beside them, how long each run is.
#include <algorithm>
#include <array>
#include <vector>

#include "encoding/node_reader.hpp"
#include "encoding/node_writer.hpp"
#include "encoding/profile.hpp"
#include "encoding/value_types.hpp"

namespace sprat::encoding {
namespace {

std::uint64_t estimate(const Profile& profile) {
  if (profile.runs == 0 || profile.runs > profile.count / 2) return kNever;
  const std::uint64_t mean_length = profile.count / profile.runs;
  const std::uint64_t value_bits =
      std::min<std::uint64_t>(bit_width(profile.range), bit_width(profile.delta_range) + 2);
  const std::uint64_t length_bits = bit_width(mean_length) + 2;
  if (profile.byte_aligned) {
    return 24 + profile.runs * ((value_bits + 7) / 8 + (length_bits + 7) / 8);
  }
  return 24 + profile.runs * (value_bits + length_bits) / 8;
}

/// Without a branch on the values, which where runs are short nothing could foretell.
template <class U>
std::size_t split_runs(const U* values, std::size_t count, Buffer& run_values, Buffer& lengths) {
  if (count == 0) return 0;
  run_values.resize(count * sizeof(U));
  lengths.resize(count * sizeof(std::uint32_t));
  U* const run_value = reinterpret_cast<U*>(run_values.data());
  auto* const end = reinterpret_cast<std::uint32_t*>(lengths.data());
  std::size_t run = 0;
  for (std::size_t i = 0; i < count; ++i) {
    run_value[run] = values[i];
    end[run] = static_cast<std::uint32_t>(i + 1);
    run += i + 1 < count && values[i + 1] != values[i] ? 1U : 0U;
  }
  for (std::size_t i = run; i != 0; --i) end[i] -= end[i - 1];
  return run + 1;
}

bool encode(const Input& input, NodeWriter& writer) {
  ScratchPool::Loan values = writer.scratch();
  ScratchPool::Loan lengths = writer.scratch();
  const std::size_t runs = with_unsigned(input.shape.width, [&](auto zero) {
    using U = decltype(zero);
    return split_runs(reinterpret_cast<const U*>(input.data), input.count, *values, *lengths);
  });
  writer.out().append_value(static_cast<std::uint32_t>(runs));
  writer.child(Values{.shape = input.shape, .count = runs, .data = values->data()});
  writer.child(Values{.shape = kCountShape, .count = runs, .data = lengths->data()});
  return true;
}

template <class U>
class RunLengthDecoder : public Decoder {
 public:
  RunLengthDecoder(std::size_t count, std::size_t runs, std::unique_ptr<Decoder> values,
                   std::unique_ptr<Decoder> lengths)
      : rows_left_(count),
        runs_left_(runs),
        value_decoder_(std::move(values)),
        length_decoder_(std::move(lengths)) {}

  void decode(std::size_t count, std::byte* into) override {
    U* values = reinterpret_cast<U*>(into);
    rows_left_ -= count;
    while (count != 0) {
      if (run_left_ == 0) next_run();
      const std::size_t filled = std::min<std::size_t>(count, run_left_);
      fill_run(values, filled, count);
      values += filled;
      count -= filled;
      run_left_ -= filled;
    }
    if (rows_left_ == 0 && (run_left_ != 0 || next_ != loaded_ || runs_left_ != 0)) {
      throw CorruptError("run_length: the runs are longer than the chunk");
    }
  }

 private:
  /// Short runs without a loop: more is written than the run has, where later runs come.
  void fill_run(U* values, std::size_t filled, std::size_t room) {
    constexpr std::size_t kShortRun = 8;
    if (room < kShortRun) {
      std::fill_n(values, filled, value_);
      return;
    }
    std::fill_n(values, kShortRun, value_);
    if (filled > kShortRun) std::fill_n(values + kShortRun, filled - kShortRun, value_);
  }

  void next_run() {
    if (next_ == loaded_) load_runs();
    value_ = values_[next_];
    run_left_ = lengths_[next_];
    ++next_;
    if (run_left_ == 0) throw CorruptError("run_length: a run is empty");
  }

  void load_runs() {
    if (runs_left_ == 0) throw CorruptError("run_length: the runs are shorter than the chunk");
    loaded_ = std::min(runs_left_, kVectorSize);
    runs_left_ -= loaded_;
    next_ = 0;
    value_decoder_->decode(loaded_, reinterpret_cast<std::byte*>(values_.data()));
    length_decoder_->decode(loaded_, reinterpret_cast<std::byte*>(lengths_.data()));
  }

  std::size_t rows_left_;
  std::size_t runs_left_;
  std::unique_ptr<Decoder> value_decoder_;
  std::unique_ptr<Decoder> length_decoder_;
  std::array<U, kVectorSize> values_;
  std::array<std::uint32_t, kVectorSize> lengths_;
  std::size_t loaded_ = 0;
  std::size_t next_ = 0;
  std::size_t run_left_ = 0;
  U value_ = 0;
};

std::unique_ptr<Decoder> open(NodeReader& reader, const Shape& shape, std::size_t count) {
  const auto runs = reader.bytes().read<std::uint32_t>();
  if (runs > count || (runs == 0) != (count == 0)) {
    throw CorruptError("run_length: the number of runs cannot be right");
  }
  std::unique_ptr<Decoder> values = reader.open(shape, runs);
  std::unique_ptr<Decoder> lengths = reader.open(kCountShape, runs);
  return with_unsigned(shape.width, [&](auto zero) -> std::unique_ptr<Decoder> {
    return std::make_unique<RunLengthDecoder<decltype(zero)>>(count, runs, std::move(values),
                                                              std::move(lengths));
  });
}

}  // namespace

const Encoding run_length_encoding = {
    .accepts = is_fixed_width, .estimate = estimate, .encode = encode, .open = open};

}  // namespace sprat::encoding
