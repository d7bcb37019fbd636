// SPDX-License-Identifier: Apache-2.0
// fsst: the bytes of all rows as codes of one byte for frequent short strings, found in a sample;
// the rows' lengths are a child.
#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <optional>

#include "encoding/length_sums.hpp"
#include "encoding/node_reader.hpp"
#include "encoding/node_writer.hpp"
#include "encoding/profile.hpp"
#include "encoding/text_rows.hpp"
#include "encoding/text_symbols.hpp"
#include "encoding/value_types.hpp"

namespace sprat::encoding {
namespace {

std::uint64_t estimate(const Profile& profile) {
  if (profile.is_coded || profile.text_bytes < kMinSymbolTextBytes) return kNever;
  return profile.text_bytes / 2 + profile.count;
}

/// It must save a fifth: the codes take time to read.
constexpr bool is_worth_reading(std::size_t encoded, std::size_t decoded) {
  return encoded <= decoded / 5 * 4;
}

void append_symbols(const SymbolTable& table, Buffer& out) {
  out.append_value(static_cast<std::uint8_t>(table.symbols().size()));
  for (const Symbol& symbol : table.symbols()) {
    out.append_value(static_cast<std::uint8_t>(symbol.size));
  }
  for (const Symbol& symbol : table.symbols()) {
    out.append({reinterpret_cast<const std::byte*>(&symbol.bytes), symbol.size});
  }
}

bool encode(const Input& input, NodeWriter& writer) {
  const std::uint64_t total = text_bytes(input);
  if (input.codes != nullptr || total == 0) return false;
  if (total > std::uint64_t{std::numeric_limits<std::int32_t>::max()}) return false;
  const Bytes text{input.data + input.offsets[0], total};
  std::optional<TextSymbols> found;
  const SymbolTable& table =
      input.symbols != nullptr ? *input.symbols : *found.emplace().find(text);
  if (writer.budget() != kNever) {
    ScratchPool::Loan copy = writer.scratch();
    const Bytes sample = sample_for_symbols(text, *copy);
    ScratchPool::Loan encoded = writer.scratch();
    append_codes(table, sample, *encoded);
    if (!is_worth_reading(encoded->size(), sample.size())) return false;
  }
  Buffer& out = writer.out();
  out.append_value(static_cast<std::uint32_t>(total));
  const std::size_t size_at = out.size();
  out.append_value(std::uint32_t{0});
  append_symbols(table, out);
  const std::size_t codes_at = out.size();
  append_codes(table, text, out);
  store(out.data() + size_at, static_cast<std::uint32_t>(out.size() - codes_at));
  ScratchPool::Loan lengths = writer.scratch();
  writer.child(text_lengths(input, *lengths));
  return true;
}

/// Symbols by code; those of codes that have none are empty.
class DecodingTable {
 public:
  explicit DecodingTable(ByteReader& bytes) {
    const auto count = bytes.read<std::uint8_t>();
    const Bytes sizes = bytes.take(count);
    for (std::size_t code = 0; code < count; ++code) {
      sizes_[code] = std::to_integer<std::uint8_t>(sizes[code]);
      if (sizes_[code] == 0 || sizes_[code] > Symbol::kMaxSize) {
        throw CorruptError("fsst: a symbol's size cannot be right");
      }
      const Bytes symbol = bytes.take(sizes_[code]);
      std::copy(symbol.begin(), symbol.end(), symbols_[code].begin());
    }
  }

  /// Fills `into`, after which 8 bytes more may be written per code of a group.
  void decode(Bytes codes, std::byte* into, std::size_t total) const;

  static constexpr std::size_t kGroup = 8;
  static constexpr std::size_t kSlack = (kGroup + 1) * Symbol::kMaxSize;

 private:
  std::byte* put(std::byte code, std::byte* to) const {
    const auto symbol = std::to_integer<std::size_t>(code);
    std::memcpy(to, symbols_[symbol].data(), Symbol::kMaxSize);
    return to + sizes_[symbol];
  }

  std::array<std::array<std::byte, Symbol::kMaxSize>, 256> symbols_{};
  std::array<std::uint8_t, 256> sizes_{};
};

/// How many of eight codes come before the first escape.
std::size_t codes_before_escape(const std::byte* codes) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  const auto word = load<std::uint64_t>(codes);
  const std::uint64_t escapes = word & ((word & ~kHighBits) + kHighBits / 128) & kHighBits;
  return escapes == 0 ? 8 : static_cast<std::size_t>(std::countr_zero(escapes)) / 8;
}

void DecodingTable::decode(Bytes codes, std::byte* into, std::size_t total) const {
  const std::byte* next = codes.data();
  const std::byte* const end = next + codes.size();
  std::byte* to = into;
  const std::byte* const to_end = into + total;
  while (end - next >= static_cast<std::ptrdiff_t>(kGroup) && to <= to_end) {
    const std::size_t before = codes_before_escape(next);
    if (before == kGroup) {
      for (std::size_t i = 0; i < kGroup; ++i) to = put(next[i], to);
      next += kGroup;
      continue;
    }
    for (std::size_t i = 0; i < before; ++i) to = put(next[i], to);
    next += before + 1;
    if (next == end) throw CorruptError("fsst: an escape is the last code");
    *to++ = *next++;
  }
  while (next != end && to <= to_end) {
    if (std::to_integer<unsigned>(*next) != SymbolTable::kEscape) {
      to = put(*next++, to);
      continue;
    }
    if (++next == end) throw CorruptError("fsst: an escape is the last code");
    *to++ = *next++;
  }
  if (next != end || to != to_end) {
    throw CorruptError("fsst: the codes are not as many bytes as they should be");
  }
}

std::unique_ptr<Decoder> open_text(NodeReader& reader, std::size_t count, Column& into) {
  const auto total = reader.bytes().read<std::uint32_t>();
  const auto size = reader.bytes().read<std::uint32_t>();
  if (total > reader.max_text_bytes() ||
      total > std::uint64_t{std::numeric_limits<std::int32_t>::max()} ||
      total > std::uint64_t{size} * Symbol::kMaxSize) {
    throw CorruptError("fsst: more bytes than the chunk decodes to");
  }
  const DecodingTable table(reader.bytes());
  const Bytes codes = reader.bytes().take(size);
  const std::unique_ptr<Decoder> lengths = reader.open(kCountShape, count);
  read_offsets(*lengths, count, total, into.offsets);
  into.values.resize(total + DecodingTable::kSlack);
  table.decode(codes, into.values.data(), total);
  into.values.resize(total);
  return nullptr;
}

}  // namespace

const Encoding fsst_encoding = {.byte_aligned = false,
                                .replaces_zstd = true,
                                .accepts = is_text,
                                .estimate = estimate,
                                .encode = encode,
                                .open_text = open_text};

}  // namespace sprat::encoding
