// SPDX-License-Identifier: Apache-2.0
// ChunkEncoder: prepares the values, encodes them in the ways that the effort allows, keeps the
// smallest.
#include <algorithm>
#include <utility>

#include "base/compression.hpp"
#include "encoding/choosers.hpp"
#include "encoding/chunk_bounds.hpp"
#include "encoding/chunk_precedent.hpp"
#include "encoding/input_preparer.hpp"
#include "encoding/null_filling.hpp"
#include "encoding/profile.hpp"
#include "encoding/text_rows.hpp"
#include "encoding/text_symbols.hpp"
#include "encoding/value_sample.hpp"
#include "encoding/value_types.hpp"

namespace sprat::encoding {
namespace {

/// Smaller chunks are not worth zstd's work.
constexpr std::size_t kMinZstdBytes = 512;

/// zstd must save a tenth for the time it takes to read.
constexpr bool is_worth_zstd(std::uint64_t compressed, std::uint64_t light) {
  return compressed <= light / 10 * 9;
}

/// Samples err.
constexpr bool promises(std::uint64_t compressed, std::uint64_t light) {
  return compressed <= light / 20 * 19;
}

/// Of the codes of a text: more would leave zstd as much to do as they take.
constexpr bool are_few(std::size_t codes, std::size_t text_bytes) {
  return codes <= text_bytes / 5 * 2;
}

bool is_spelled_text(const Input& input) {
  return input.shape.is_text() && input.codes == nullptr && input.count != 0;
}

bool can_be_sampled(const Input& input) {
  return input.count > 2 * kSampledRows && !input.shape.is_list;
}

/// On text, 3 instead of 1 saves 4 % and costs half the speed.
constexpr ZstdSettings kStandardLevel{.level = 1};
/// Codes of symbols repeat in shorter pieces, and fewer.
constexpr ZstdSettings kStandardCodes{.level = 1, .min_match = 4, .hash_log = 13};
/// Where higher levels take twice the time and more for the next percent.
constexpr ZstdSettings kSmallLevel{.level = 9};
constexpr ZstdSettings kSmallNumbersLevel{.level = 15};
/// Tells which of several forms the high level will like best.
constexpr ZstdSettings kTrialLevel{.level = 3};
/// Finding symbols takes as long as compressing this much.
constexpr std::uint64_t kMinCodedTextBytes = std::uint64_t{1} << 17;
/// A light form of this size gives its memory to the form for zstd, and is made again where that is
/// not worth it: long texts are not held twice.
constexpr std::size_t kLargeForm = std::size_t{1} << 20;

/// Bytes of all texts, or of all elements in their plain form.
std::uint64_t content_bytes(const Input& input) {
  if (input.shape.is_text()) return valid_text_bytes(input, input.validity);
  if (!input.shape.is_list) return 0;
  const Values& elements = *input.elements;
  return plain_size(elements.shape, elements.count,
                    elements.shape.is_text() ? text_bytes(elements) : 0, false);
}

struct EncodedForm {
  Tree tree;
  Buffer bytes;
};

}  // namespace

class ChunkEncoder::Impl {
 public:
  explicit Impl(Effort effort) : effort_(effort) {}

  EncodedChunk encode(const Values& values, Bytes validity, const ChunkPrecedent* before,
                      Buffer& out) {
    Input input = preparer_.prepare(values, validity);
    last_ = {};
    if (effort_ != Effort::standard || !can_be_sampled(input)) return encode_by_trial(input, out);
    last_.profile = profile(input);
    return encode_by_sample(input, before, out);
  }

  /// Of a chunk that was sampled; of another one, it applies to nothing.
  const ChunkPrecedent& last() const { return last_; }

 private:
  /// Makes one form only, which the precedent or a sample promises to be the better one.
  EncodedChunk encode_by_sample(Input& input, const ChunkPrecedent* before, Buffer& out) {
    const Profile& measured = last_.profile;
    const std::size_t at = out.size();
    const bool promising = before != nullptr && before->applies_to(measured)
                               ? follow(*before, input)
                               : promises_much(input, measured);
    last_.zstd = promising && align(input, measured) &&
                 compress_aligned(input.symbols != nullptr ? kStandardCodes : kStandardLevel, out);
    last_.light_bytes_per_1000 =
        light_size_ * 1000 / std::max<std::uint64_t>(smallest_estimate(measured), 1);
    if (last_.zstd) return compressed_chunk(out.size() - at);
    out.resize(at);
    append_light(input, measured, light_.tree, out);
    return light_chunk(out.size() - at);
  }

  /// As promises_much, from what it found in the precedent.
  bool follow(const ChunkPrecedent& before, Input& input) {
    light_size_ = smallest_estimate(last_.profile) * before.light_bytes_per_1000 / 1000;
    if (!before.zstd || light_size_ < kMinZstdBytes) return false;
    if (before.symbols == nullptr) return true;
    const Bytes sample = sample_text(input, sample_);
    trial_.clear();
    append_codes(*before.symbols, sample, trial_);
    if (!are_few(trial_.size(), sample.size())) return promises_much(input, last_.profile);
    last_.symbols = before.symbols;
    input.symbols = last_.symbols.get();
    return true;
  }

  EncodedChunk encode_by_trial(Input& input, Buffer& out) {
    const Profile measured = profile(input);
    make_light(input, measured);
    light_size_ = light_.bytes.size();
    if (effort_ != Effort::fast && light_size_ >= kMinZstdBytes) {
      const bool gives_way = light_size_ >= kLargeForm;
      if (gives_way) std::swap(light_.bytes, aligned_.bytes);
      const std::size_t at = out.size();
      if (compress_thoroughly(input, measured, out)) return compressed_chunk(out.size() - at);
      out.resize(at);
      if (gives_way) make_light(input, measured);
    }
    out.append(light_.bytes.bytes());
    return light_chunk(light_.bytes.size());
  }

  void make_light(const Input& input, const Profile& measured) {
    light_.bytes.clear();
    append_light(input, measured, light_.tree, light_.bytes);
  }

  void append_light(const Input& input, const Profile& measured, Tree& tree, Buffer& out) {
    const std::size_t at = out.size();
    SmallestChooser light(false, input, measured);
    if (effort_ == Effort::fast) light.leave_out_zstd();
    append(light, input, tree, out);
    if (exceeds_plain(out.size() - at, input)) {
      out.resize(at);
      PlainChooser plain;
      append(plain, preparer_.without_codes(input), tree, out);
    }
  }

  /// Gives spelled text its symbols where a sample, which takes `alone` bytes by zstd alone, comes
  /// out smaller in their codes with zstd after them.
  void find_symbols(Input& input, const Profile& measured, Bytes sample, std::size_t alone) {
    if (measured.text_bytes < kMinCodedTextBytes) return;
    const bool is_standard = effort_ == Effort::standard;
    auto found = symbols_.find({input.data + input.offsets[0], text_bytes(input)});
    aligned_.bytes.clear();
    append_codes(*found, sample, aligned_.bytes);
    if (is_standard && !are_few(aligned_.bytes.size(), sample.size())) return;
    const std::size_t coded =
        compressed_size(aligned_.bytes.bytes(), is_standard ? kStandardCodes : kTrialLevel);
    if (coded >= alone) return;
    last_.symbols = std::move(found);
    input.symbols = last_.symbols.get();
  }

  void apply(Chooser& chooser, const Input& input, EncodedForm& form) {
    form.bytes.clear();
    append(chooser, input, form.tree, form.bytes);
  }

  void append(Chooser& chooser, const Input& input, Tree& tree, Buffer& out) {
    tree.clear();
    NodeWriter(chooser, scratch_, tree, out).child(input);
  }

  bool exceeds_plain(std::size_t encoded, const Input& input) const {
    const auto exceeds = [&](std::uint64_t content) {
      return encoded > plain_size(input.shape, input.count, content, !input.validity.empty()) +
                           kMaxExcessBytes;
    };
    // All texts of a dictionary are only added up where they may matter.
    return exceeds(0) && exceeds(content_bytes(input));
  }

  /// Appends a frame to `out` and leaves its content in `aligned_`; false where zstd is not worth
  /// it, whatever was appended.
  bool compress_thoroughly(Input& input, const Profile& measured, Buffer& out) {
    if (effort_ == Effort::standard) {
      return align(input, measured) && compress_aligned(kStandardLevel, out);
    }
    // A dictionary of texts is worth more to readers than its bytes.
    if (!is_fixed_width(input.shape)) {
      if (is_spelled_text(input)) {
        const Bytes sample = sample_text(input, sample_);
        find_symbols(input, measured, sample, compressed_size(sample, kTrialLevel));
      }
      return align(input, measured) && compress_aligned(kSmallLevel, out);
    }
    return align_by_trial(input, measured) && compress_numbers(out);
  }

  /// These leave a form for zstd in `aligned_`; false where there is none.
  bool align(const Input& input, const Profile& measured) {
    SmallestChooser chooser(true, input, measured);
    if (input.symbols != nullptr) chooser.force_root(find_encoding(EncodingId::fsst));
    apply(chooser, input, aligned_);
    return !exceeds_plain(aligned_.bytes.size(), input);
  }

  /// Tries every encoding at the root.
  bool align_by_trial(const Input& input, Profile measured) {
    measured.byte_aligned = true;
    std::size_t smallest = 0;
    for (const EncodingInfo& root : all_encodings()) {
      if (!root.operations->byte_aligned || !root.operations->accepts(input.shape)) continue;
      if (root.operations->estimate(measured) == kNever) continue;
      SmallestChooser chooser(true, input, measured);
      chooser.force_root(root);
      apply(chooser, input, trial_form_);
      if (exceeds_plain(trial_form_.bytes.size(), input)) continue;
      const std::size_t size = compressed_size(trial_form_.bytes.bytes(), kTrialLevel);
      if (smallest != 0 && size >= smallest) continue;
      smallest = size;
      std::swap(aligned_, trial_form_);
    }
    return smallest != 0;
  }

  /// Low levels are better where nothing repeats but single bytes.
  bool compress_numbers(Buffer& out) {
    const std::size_t at = out.size();
    const std::size_t high = compressor_.compress(aligned_.bytes.bytes(), kSmallNumbersLevel, out);
    const std::size_t low = compressed_size(aligned_.bytes.bytes(), kStandardLevel);
    if (low < high) {
      out.resize(at);
      out.append(trial_.bytes());
    }
    return is_worth_zstd(std::min(low, high), light_size_);
  }

  bool compress_aligned(const ZstdSettings& settings, Buffer& out) {
    return is_worth_zstd(compressor_.compress(aligned_.bytes.bytes(), settings, out), light_size_);
  }

  /// Whether a sample, compressed, comes out smaller than its light form, of which nothing but the
  /// size is made. Leaves about what the whole light form would take in `light_size_`.
  bool promises_much(Input& input, const Profile& measured) {
    return is_spelled_text(input) ? text_promises_much(input, measured)
                                  : numbers_promise_much(input, measured);
  }

  bool text_promises_much(Input& input, const Profile& measured) {
    light_size_ = smallest_estimate(measured);
    if (light_size_ < kMinZstdBytes) return false;
    const Bytes sample = sample_text(input, sample_);
    const std::size_t alone = compressed_size(sample, kStandardLevel);
    find_symbols(input, measured, sample, alone);
    return input.symbols != nullptr || promises(alone, sample.size());
  }

  /// Of values of fixed width, or the codes of text.
  bool numbers_promise_much(const Input& input, const Profile& measured) {
    const Values sample = sample_values(input, sample_);
    const Profile sampled = profile(sample);
    SmallestChooser light(false, sample, sampled);
    apply(light, {sample, {}}, trial_form_);
    const std::size_t sample_size = trial_form_.bytes.size();
    const std::uint64_t scaled = sample_size * std::uint64_t{input.count} / sample.count;
    light_size_ = input.shape.is_text() ? scaled + measured.entry_bytes
                                        : std::min(scaled, smallest_estimate(measured));
    if (light_size_ < kMinZstdBytes) return false;
    SmallestChooser aligned(true, sample, sampled);
    apply(aligned, {sample, {}}, trial_form_);
    return promises(compressed_size(trial_form_.bytes.bytes(), kStandardLevel), sample_size);
  }

  std::size_t compressed_size(Bytes bytes, const ZstdSettings& settings) {
    trial_.clear();
    return compressor_.compress(bytes, settings, trial_);
  }

  EncodedChunk light_chunk(std::size_t bytes) const {
    return {.tree = light_.tree, .zstd = false, .encoded_bytes = bytes, .stored_bytes = bytes};
  }

  EncodedChunk compressed_chunk(std::size_t stored_bytes) const {
    return {.tree = aligned_.tree,
            .zstd = true,
            .encoded_bytes = aligned_.bytes.size(),
            .stored_bytes = stored_bytes};
  }

  Effort effort_;
  ChunkPrecedent last_;
  std::uint64_t light_size_ = 0;
  ZstdCompressor compressor_;
  ScratchPool scratch_;
  InputPreparer preparer_;
  TextSymbols symbols_;
  Buffer sample_;
  Buffer trial_;
  EncodedForm light_;
  EncodedForm aligned_;
  EncodedForm trial_form_;
};

ChunkEncoder::ChunkEncoder(Effort effort) : impl_(std::make_unique<Impl>(effort)) {}
ChunkEncoder::~ChunkEncoder() = default;
ChunkEncoder::ChunkEncoder(ChunkEncoder&&) noexcept = default;
ChunkEncoder& ChunkEncoder::operator=(ChunkEncoder&&) noexcept = default;

EncodedChunk ChunkEncoder::encode(const Values& values, Bytes validity, Buffer& out,
                                  const ChunkPrecedent* before) {
  return impl_->encode(values, validity, before, out);
}

const ChunkPrecedent& ChunkEncoder::precedent() const {
  return impl_->last();
}

}  // namespace sprat::encoding
