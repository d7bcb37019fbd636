// SPDX-License-Identifier: Apache-2.0
// dictionary: each row's code, and the distinct entries, in the order of their first appearance.
#include <algorithm>
#include <array>

#include "encoding/distinct_index.hpp"
#include "encoding/hashing.hpp"
#include "encoding/node_reader.hpp"
#include "encoding/node_writer.hpp"
#include "encoding/profile.hpp"
#include "encoding/text_dictionary.hpp"
#include "encoding/value_types.hpp"

namespace sprat::encoding {
namespace {

/// The number of entries, and about what the children need besides their values.
constexpr std::uint64_t kOverhead = sizeof(std::uint32_t) + 16;

std::uint64_t codes_bytes(std::size_t count, std::size_t entries, bool byte_aligned) {
  const unsigned bits = entries < 2 ? 0 : bit_width(entries - 1);
  const unsigned stored = byte_aligned ? (bits + 7) / 8 * 8 : bits;
  return std::uint64_t{count} * stored / 8;
}

std::uint64_t estimate(const Profile& profile) {
  const std::uint64_t codes =
      kOverhead + codes_bytes(profile.count, profile.distinct, profile.byte_aligned);
  if (profile.shape.is_text()) {
    return profile.is_coded ? codes + profile.entry_bytes + profile.distinct : kNever;
  }
  if (profile.distinct > profile.count / 2) return kNever;
  const std::uint64_t entry_bits = std::uint64_t{bit_width(profile.range)} + 8;
  return codes + profile.distinct * entry_bits / 8;
}

void store_parts(const Values& codes_and_entries, const Values& entries, NodeWriter& writer) {
  writer.out().append_value(static_cast<std::uint32_t>(entries.count));
  writer.child(Values{.shape = kCountShape,
                      .count = codes_and_entries.count,
                      .data = reinterpret_cast<const std::byte*>(codes_and_entries.codes)});
  writer.child(entries);
}

bool encode_text(const Input& input, NodeWriter& writer) {
  if (input.codes == nullptr) {
    TextDictionary dictionary;
    if (!dictionary.build(input, {}, input.count)) return false;
    store_parts(dictionary.coded_rows(), dictionary.entries(), writer);
    return true;
  }
  if (input.entries > input.count) return false;
  Values entries = input;
  entries.count = input.entries;
  entries.codes = nullptr;
  store_parts(input, entries, writer);
  return true;
}

/// False where codes and entries would take more than `budget`.
template <class U>
bool number_values(const Values& values, std::uint64_t budget, Buffer& slots, Buffer& codes,
                   Buffer& entries) {
  const U* data = reinterpret_cast<const U*>(values.data);
  codes.resize(values.count * sizeof(std::uint32_t));
  auto* code = reinterpret_cast<std::uint32_t*>(codes.data());
  DistinctIndex index(slots);
  for (std::size_t row = 0; row < values.count; ++row) {
    const U value = data[row];
    const std::size_t known = index.size();
    code[row] = index.find_or_add(hash_integer(value), [&](std::uint32_t entry) {
      return reinterpret_cast<const U*>(entries.data())[entry] == value;
    });
    if (code[row] != known) continue;
    entries.append_value(value);
    // An entry may shrink to a byte, not to less.
    if (known % 256 == 255 && known + codes_bytes(values.count, known, false) > budget)
      return false;
  }
  return true;
}

bool encode(const Input& input, NodeWriter& writer) {
  if (input.shape.is_text()) return encode_text(input, writer);
  ScratchPool::Loan slots = writer.scratch();
  ScratchPool::Loan codes = writer.scratch();
  ScratchPool::Loan entries = writer.scratch();
  const bool fits = with_unsigned(input.shape.width, [&](auto zero) {
    return number_values<decltype(zero)>(input, writer.budget(), *slots, *codes, *entries);
  });
  if (!fits) return false;
  Values coded = input;
  coded.codes = reinterpret_cast<const std::uint32_t*>(codes->data());
  store_parts(coded,
              Values{.shape = input.shape,
                     .count = entries->size() / input.shape.width,
                     .data = entries->data()},
              writer);
  return true;
}

std::size_t read_entry_count(NodeReader& reader, std::size_t count) {
  const auto entries = reader.bytes().read<std::uint32_t>();
  if (entries > count || (entries == 0) != (count == 0)) {
    throw CorruptError("dictionary: the number of entries cannot be right");
  }
  return entries;
}

void check_codes(const std::uint32_t* codes, std::size_t count, std::size_t entries) {
  // In sign bits, for every machine has vector instructions for these: of codes that are too large,
  // and of those that are small enough, less the number of entries, which is below 2^31.
  std::uint32_t large = 0;
  std::uint32_t small = ~std::uint32_t{0};
  for (std::size_t i = 0; i < count; ++i) {
    large |= codes[i];
    small &= codes[i] - static_cast<std::uint32_t>(entries);
  }
  if (large >> 31 != 0 || small >> 31 == 0) {
    throw CorruptError("dictionary: a code exceeds the number of entries");
  }
}

template <class U>
class DictionaryDecoder : public Decoder {
 public:
  DictionaryDecoder(std::unique_ptr<Decoder> codes, std::unique_ptr<Decoder> entries,
                    std::size_t entry_count)
      : codes_(std::move(codes)), entries_(entry_count * sizeof(U)) {
    entries->decode(entry_count, entries_.data());
  }

  void decode(std::size_t count, std::byte* into) override {
    U* values = reinterpret_cast<U*>(into);
    const auto entries = entries_.as<U>();
    std::array<std::uint32_t, kVectorSize> codes;
    for_each_vector(count, [&](std::size_t first, std::size_t size) {
      codes_->decode(size, reinterpret_cast<std::byte*>(codes.data()));
      check_codes(codes.data(), size, entries.size());
      for (std::size_t i = 0; i < size; ++i) values[first + i] = entries[codes[i]];
    });
  }

 private:
  std::unique_ptr<Decoder> codes_;
  Buffer entries_;
};

std::unique_ptr<Decoder> open(NodeReader& reader, const Shape& shape, std::size_t count) {
  const std::size_t entry_count = read_entry_count(reader, count);
  std::unique_ptr<Decoder> codes = reader.open(kCountShape, count);
  std::unique_ptr<Decoder> entries = reader.open(shape, entry_count);
  return with_unsigned(shape.width, [&](auto zero) -> std::unique_ptr<Decoder> {
    return std::make_unique<DictionaryDecoder<decltype(zero)>>(std::move(codes), std::move(entries),
                                                               entry_count);
  });
}

class CodeDecoder : public Decoder {
 public:
  CodeDecoder(std::unique_ptr<Decoder> codes, std::size_t entry_count)
      : codes_(std::move(codes)), entry_count_(entry_count) {}

  void decode(std::size_t count, std::byte* into) override {
    codes_->decode(count, into);
    check_codes(reinterpret_cast<const std::uint32_t*>(into), count, entry_count_);
  }

 private:
  std::unique_ptr<Decoder> codes_;
  std::size_t entry_count_;
};

std::unique_ptr<Decoder> open_text(NodeReader& reader, std::size_t count, Column& into) {
  const std::size_t entry_count = read_entry_count(reader, count);
  std::unique_ptr<Decoder> codes = reader.open(kCountShape, count);
  if (reader.open_text(entry_count, into)) {
    throw CorruptError("dictionary: its entries are a dictionary again");
  }
  return std::make_unique<CodeDecoder>(std::move(codes), entry_count);
}

}  // namespace

const Encoding dictionary_encoding = {.accepts = is_no_list,
                                      .estimate = estimate,
                                      .encode = encode,
                                      .open = open,
                                      .open_text = open_text};

}  // namespace sprat::encoding
