// SPDX-License-Identifier: Apache-2.0
// ChunkEncoder: prepares the values, encodes them in the ways that the effort allows, keeps the
// smallest.
#include <algorithm>
#include <utility>

#include "base/compression.hpp"
#include "encoding/bitmap.hpp"
#include "encoding/choosers.hpp"
#include "encoding/chunk_bounds.hpp"
#include "encoding/list_rows.hpp"
#include "encoding/null_filling.hpp"
#include "encoding/profile.hpp"
#include "encoding/text_dictionary.hpp"
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

/// A dictionary in which every row is an entry of its own is none.
bool codes_count_up(const Values& values) {
  if (values.codes == nullptr || values.entries != values.count) return false;
  for (std::size_t row = 0; row < values.count; ++row) {
    if (values.codes[row] != row) return false;
  }
  return true;
}

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

  EncodedChunk encode(const Values& values, Bytes validity, Buffer& out) {
    Input input = prepare(values, validity);
    const Profile measured = profile(input);
    if (may_take_codes(input, measured)) input.symbols = find_symbols(input);
    if (effort_ == Effort::standard && can_be_sampled(input)) {
      const std::size_t at = out.size();
      if (promises_much(input, measured) && align(input, measured) &&
          compress_aligned(input.symbols != nullptr ? kStandardCodes : kStandardLevel, out)) {
        return compressed_chunk(out.size() - at);
      }
      out.resize(at);
      append_light(input, measured, light_.tree, out);
      return light_chunk(out.size() - at);
    } else {
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
    }
    out.append(light_.bytes.bytes());
    return light_chunk(light_.bytes.size());
  }

 private:
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
      append(plain, without_codes(input), tree, out);
    }
  }

  /// The values with nothing in the slots of nulls that costs, and text as codes where it repeats.
  Input prepare(const Values& values, Bytes validity) {
    if (none_null(validity, values.count)) validity = {};
    const Values filled = values.shape.is_list     ? prepare_lists(values, validity)
                          : values.shape.is_text() ? prepare_text(values, validity)
                          : validity.empty()       ? values
                                                   : fill_nulls(values, validity, filled_);
    if (!validity.empty()) {
      validity_.assign(validity.first(bitmap_size(values.count)));
      if (!validity_.empty()) validity_.data()[validity_.size() - 1] &= ~bits_beyond(values.count);
      validity = validity_.bytes();
    }
    return {filled, validity};
  }

  /// Lists without the elements of nulls, and their elements prepared like values.
  Values prepare_lists(const Values& values, Bytes validity) {
    Values rows = lists_.gather(values, validity);
    elements_ = rows.shape.element().is_text() ? prepare_text(*rows.elements, {}) : *rows.elements;
    rows.elements = &elements_;
    return rows;
  }

  Values prepare_text(Values values, Bytes validity) {
    if (codes_count_up(values)) values.codes = nullptr;
    if (values.count != 0 && !all_null(validity, values.count) && is_dictionary(values, validity)) {
      return dictionary_.coded_rows();
    }
    return resolve_texts(values, validity, offsets_, filled_);
  }

  /// Whether a dictionary pays: where an entry is used twice on average, or some long one often
  /// enough. Leaves it in `dictionary_`.
  bool is_dictionary(const Values& values, Bytes validity) {
    const std::size_t half = values.count / 2;
    if (values.codes == nullptr) {
      return estimate_distinct_texts(values) <= half && dictionary_.build(values, validity, half);
    }
    dictionary_.build(values, validity, values.count);
    const Values entries = dictionary_.entries();
    return entries.count <= half || valid_text_bytes(values, validity) / 2 > text_bytes(entries);
  }

  bool may_take_codes(const Input& input, const Profile& measured) const {
    if (!input.shape.is_text() || input.codes != nullptr || input.count == 0) return false;
    if (effort_ == Effort::standard && !can_be_sampled(input)) return false;
    return effort_ != Effort::fast && measured.text_bytes >= kMinCodedTextBytes;
  }

  /// Null unless a sample comes out smaller in codes with zstd after them than by zstd
  /// alone. Where codes leave zstd more than two fifths of the text, they cost the time that
  /// Effort::standard has.
  const SymbolTable* find_symbols(const Input& input) {
    const bool is_standard = effort_ == Effort::standard;
    const Bytes text{input.data + input.offsets[0], text_bytes(input)};
    const Bytes sample = sample_text(input, sample_);
    const SymbolTable& table = symbols_.find(text);
    trial_.clear();
    append_codes(table, sample, trial_);
    if (is_standard && trial_.size() > sample.size() / 5 * 2) return nullptr;
    aligned_.bytes.clear();
    const std::size_t coded = compressor_.compress(
        trial_.bytes(), is_standard ? kStandardCodes : kTrialLevel, aligned_.bytes);
    trial_.clear();
    const std::size_t alone =
        compressor_.compress(sample, is_standard ? kStandardLevel : kTrialLevel, trial_);
    return coded < alone ? &table : nullptr;
  }

  Input without_codes(const Input& input) {
    if (input.shape.is_list && elements_.shape.is_text()) {
      elements_ = resolve_texts(elements_, {}, offsets_, filled_);
    }
    if (!input.shape.is_text()) return input;
    return {resolve_texts(input, input.validity, offsets_, filled_), input.validity};
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
  bool compress_thoroughly(const Input& input, const Profile& measured, Buffer& out) {
    if (effort_ == Effort::standard) {
      return align(input, measured) && compress_aligned(kStandardLevel, out);
    }
    // A dictionary of texts is worth more to readers than its bytes.
    if (!is_fixed_width(input.shape)) {
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
      trial_.clear();
      const std::size_t size = compressor_.compress(trial_form_.bytes.bytes(), kTrialLevel, trial_);
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
    trial_.clear();
    const std::size_t low = compressor_.compress(aligned_.bytes.bytes(), kStandardLevel, trial_);
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
  bool promises_much(const Input& input, const Profile& measured) {
    if (input.shape.is_text() && input.codes == nullptr) {
      light_size_ = smallest_estimate(measured);
      const Bytes sample = sample_text(input, sample_);
      trial_.clear();
      return light_size_ >= kMinZstdBytes &&
             promises(compressor_.compress(sample, kStandardLevel, trial_), sample.size());
    }
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
    trial_.clear();
    return promises(compressor_.compress(trial_form_.bytes.bytes(), kStandardLevel, trial_),
                    sample_size);
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
  std::uint64_t light_size_ = 0;
  ZstdCompressor compressor_;
  ScratchPool scratch_;
  TextDictionary dictionary_;
  TextSymbols symbols_;
  ListRows lists_;
  /// Of the lists being encoded.
  Values elements_;
  Buffer filled_;
  Buffer offsets_;
  Buffer validity_;
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

EncodedChunk ChunkEncoder::encode(const Values& values, Bytes validity, Buffer& out) {
  return impl_->encode(values, validity, out);
}

}  // namespace sprat::encoding
