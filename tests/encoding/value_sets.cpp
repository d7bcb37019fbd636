// SPDX-License-Identifier: Apache-2.0
// Making values by fixed seeds, and comparing them with what was decoded.
#include "value_sets.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <stdexcept>
#include <string_view>

#include "encoding/bitmap.hpp"
#include "encoding/choosers.hpp"
#include "encoding/chunk_bounds.hpp"
#include "encoding/text_rows.hpp"
#include "encoding/value_types.hpp"

namespace sprat::encoding {
namespace {

constexpr std::uint64_t kMaxTextBytes = std::uint64_t{1} << 24;

/// Stores the root in one encoding, what is below it plain.
class RootChooser : public Chooser {
 public:
  explicit RootChooser(const EncodingInfo& root) : root_(root) {}
  bool fits() const { return fits_; }

  void store(const Input& input, NodeWriter& writer) override {
    if (!writer.path().empty()) return PlainChooser().store(input, writer);
    fits_ = writer.try_encode(root_, input, kNever);
  }

 private:
  const EncodingInfo& root_;
  bool fits_ = false;
};

/// The bits of a number of the shape's width.
std::uint64_t float_bits(const Shape& shape, double number) {
  if (shape.width == 8) return std::bit_cast<std::uint64_t>(number);
  return std::bit_cast<std::uint32_t>(static_cast<float>(number));
}

template <class Make>
ValueSet fixed_set(std::string name, const Shape& shape, std::size_t count, Make&& make) {
  ValueSet set;
  set.name = std::move(name);
  set.shape = shape;
  set.count = count;
  set.data.resize(count * shape.width);
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t value = make(i);
    std::memcpy(set.data.data() + i * shape.width, &value, shape.width);
  }
  return set;
}

ValueSet text_set(std::string name, const std::vector<std::string>& entries) {
  ValueSet set;
  set.name = std::move(name);
  set.count = entries.size();
  set.offsets.append_value(std::int32_t{0});
  for (const std::string& entry : entries) {
    set.data.append(std::as_bytes(std::span(entry)));
    set.offsets.append_value(static_cast<std::int32_t>(set.data.size()));
  }
  return set;
}

ValueSet coded_set(std::string name, const std::vector<std::string>& entries,
                   const std::vector<std::uint32_t>& codes) {
  ValueSet set = text_set(std::move(name), entries);
  set.count = codes.size();
  for (const std::uint32_t code : codes) set.codes.append_value(code);
  return set;
}

std::vector<ValueSet> fixed_sets(const Shape& shape, std::size_t count) {
  std::mt19937_64 random(count * 8 + shape.width);
  const std::uint64_t extremes[] = {0, 1, ~std::uint64_t{0},
                                    std::uint64_t{1} << (8 * shape.width - 1),
                                    (std::uint64_t{1} << (8 * shape.width - 1)) - 1};
  std::vector<ValueSet> sets;
  const auto add = [&](const char* name, auto make) {
    sets.push_back(fixed_set(name, shape, count, make));
  };
  add("constant", [](std::size_t) { return std::uint64_t{42}; });
  add("minus one", [](std::size_t) { return ~std::uint64_t{0}; });
  add("runs", [](std::size_t i) { return i / 130 * 7; });
  add("one long run", [count](std::size_t i) { return i + 1 == count ? 9U : 3U; });
  add("alternating", [](std::size_t i) { return i % 2 * 100; });
  add("ascending", [](std::size_t i) { return i * 3; });
  add("descending below zero", [](std::size_t i) { return std::uint64_t{0} - i; });
  add("narrow", [&](std::size_t) { return 1'000'000 + random() % 40; });
  add("around zero", [&](std::size_t) { return random() % 21 - 10; });
  add("few distinct", [&](std::size_t) { return (random() % 5) * 0x1234567891U; });
  add("full range", [&](std::size_t) { return random(); });
  add("extremes", [&](std::size_t) { return extremes[random() % 5]; });
  for (unsigned bits = 1; bits < 8 * shape.width; bits += bits < 8 ? 1 : 5) {
    add("some bits", [&](std::size_t) { return random() >> (64 - bits); });
  }
  if (shape.is_floating) {
    constexpr double kSpecial[] = {-0.0,   std::numeric_limits<double>::infinity(),  -1e300,
                                   1e-310, std::numeric_limits<double>::quiet_NaN(), 1.0 / 3};
    const auto decimal = [&] { return static_cast<double>(random() % 100'000) / 100; };
    add("decimals", [&](std::size_t) { return float_bits(shape, decimal() - 500); });
    add("decimals and others", [&](std::size_t i) {
      return float_bits(shape, i % 97 == 5 ? kSpecial[i / 97 % 6] : decimal());
    });
    add("a NaN of its own", [&](std::size_t i) {
      return float_bits(shape, decimal()) | (i % 50 == 0 ? float_bits(shape, NAN) | 3 : 0);
    });
    add("real numbers", [&](std::size_t i) {
      return float_bits(shape, static_cast<double>(random()) / static_cast<double>(i + 3));
    });
  }
  return sets;
}

std::vector<ValueSet> text_sets(std::size_t count) {
  std::mt19937_64 random(count);
  std::vector<ValueSet> sets;
  const auto add = [&](const char* name, auto make) {
    std::vector<std::string> rows;
    for (std::size_t i = 0; i < count; ++i) rows.push_back(make(i));
    sets.push_back(text_set(name, rows));
  };
  add("empty texts", [](std::size_t) { return std::string(); });
  add("one text", [](std::size_t) { return std::string("the same everywhere"); });
  add("distinct", [](std::size_t i) { return "row " + std::to_string(i); });
  add("few distinct", [&](std::size_t) { return "route " + std::to_string(random() % 9); });
  add("some empty", [](std::size_t i) { return i % 3 == 0 ? std::string() : std::string("x"); });
  add("of words", [&](std::size_t) {
    constexpr const char* kWords[] = {"furiously ", "regular ", "deposits ", "sleep. ", "\xff"};
    std::string text;
    for (std::size_t words = random() % 8; words != 0; --words) text += kWords[random() % 5];
    return text;
  });
  add("of any bytes", [&](std::size_t) {
    std::string text(random() % 40, '\0');
    for (char& c : text) c = static_cast<char>(random());
    return text;
  });
  std::vector<std::uint32_t> codes;
  for (std::size_t i = 0; i < count; ++i) codes.push_back(static_cast<std::uint32_t>(random() % 3));
  sets.push_back(coded_set("coded", {"AIR", "", "TRUCK"}, codes));
  return sets;
}

/// Lists of 0 to 3 elements that share out those of a set.
ValueSet list_set(ValueSet elements, std::size_t count) {
  ValueSet set;
  set.name = "lists of " + elements.name;
  set.shape = elements.shape;
  set.shape.is_list = true;
  set.count = count;
  std::mt19937_64 random(count);
  std::size_t end = 0;
  set.offsets.append_value(std::int32_t{0});
  for (std::size_t row = 0; row < count; ++row) {
    const std::size_t length = row + 1 == count ? elements.count - end : random() % 4;
    end = std::min(end + length, elements.count);
    set.offsets.append_value(static_cast<std::int32_t>(end));
  }
  elements.count = end;
  set.elements.push_back(std::move(elements));
  return set;
}

std::vector<ValueSet> list_sets(const Shape& shape, std::size_t count) {
  std::vector<ValueSet> sets;
  const std::size_t elements = count == 0 ? 0 : count + count / 2;
  for (ValueSet& set : value_sets(shape.element(), elements)) {
    sets.push_back(list_set(std::move(set), count));
  }
  return sets;
}

std::uint64_t content_bytes_of(const ValueSet& set) {
  if (set.shape.is_text()) return text_bytes(set.values());
  if (!set.shape.is_list) return 0;
  const Values elements = set.elements[0].values();
  return plain_size(elements.shape, elements.count, content_bytes_of(set.elements[0]), false) +
         sizeof(std::uint32_t) * elements.count;
}

bool fixed_rows_equal(ChunkDecoder& decoder, const Chunk& chunk, const ValueSet& set) {
  const std::size_t width = set.shape.width;
  Buffer packed(set.count * width);
  decoder.read(set.count, packed.data());
  const std::size_t stride = width + 24;
  Buffer strided(set.count * stride);
  decoder.open(chunk.info, set.shape, set.count, chunk.bytes.bytes(), 0, set.base.bytes());
  decoder.read_strided(set.count, strided.data(), stride);
  for (std::size_t row = 0; row < set.count; ++row) {
    if (!is_set(set.validity.bytes(), row)) continue;
    const std::byte* expected = set.data.data() + row * width;
    if (std::memcmp(packed.data() + row * width, expected, width) != 0) return false;
    if (std::memcmp(strided.data() + row * stride, expected, width) != 0) return false;
  }
  return true;
}

bool text_rows_equal(const Column& column, const ValueSet& set) {
  const Values expected = set.values();
  if (!column.is_dictionary() && column.entries() != set.count) return false;
  for (std::size_t row = 0; row < set.count; ++row) {
    if (is_set(set.validity.bytes(), row) && column.text(row) != text_row(expected, row))
      return false;
  }
  return true;
}

/// Whether element `left` of what was decoded is element `right` of the set.
bool elements_equal(const Column& elements, std::size_t left, const ValueSet& set,
                    std::size_t right) {
  if (set.shape.is_text()) return elements.text(left) == text_row(set.values(), right);
  const std::size_t width = set.shape.width;
  return std::memcmp(elements.values.data() + left * width, set.data.data() + right * width,
                     width) == 0;
}

bool list_rows_equal(ChunkDecoder& decoder, const ValueSet& set) {
  Column column;
  decoder.read_list(column);
  if (column.entries() != set.count) return false;
  const auto found = column.offsets.as<std::int32_t>();
  const auto expected = set.offsets.as<std::int32_t>();
  for (std::size_t row = 0; row < set.count; ++row) {
    if (!is_set(set.validity.bytes(), row)) continue;
    const auto length = static_cast<std::size_t>(expected[row + 1] - expected[row]);
    if (static_cast<std::size_t>(found[row + 1] - found[row]) != length) return false;
    for (std::size_t i = 0; i < length; ++i) {
      if (!elements_equal(column.children.at(0), static_cast<std::size_t>(found[row]) + i,
                          set.elements[0], static_cast<std::size_t>(expected[row]) + i)) {
        return false;
      }
    }
  }
  return true;
}

}  // namespace

Values ValueSet::values() const {
  if (shape.is_list) {
    element_values = elements[0].values();
    return {.shape = shape,
            .count = count,
            .offsets = reinterpret_cast<const std::int32_t*>(offsets.data()),
            .elements = &element_values};
  }
  return {
      .shape = shape,
      .count = count,
      .data = data.data(),
      .offsets = shape.is_text() ? reinterpret_cast<const std::int32_t*>(offsets.data()) : nullptr,
      .entries = shape.is_text() ? offsets.size() / sizeof(std::int32_t) - 1 : 0,
      .codes = codes.empty() ? nullptr : reinterpret_cast<const std::uint32_t*>(codes.data()),
      .elements = nullptr,
      .base = base.empty() ? nullptr : base.data()};
}

std::vector<Shape> all_shapes() {
  std::vector<Shape> shapes = {Shape{}};
  for (const unsigned width : {1U, 2U, 4U, 8U}) {
    shapes.push_back({.width = width, .is_signed = false, .is_floating = false});
    shapes.push_back({.width = width, .is_signed = true, .is_floating = false});
  }
  shapes.push_back({.width = 4, .is_signed = true, .is_floating = true});
  shapes.push_back({.width = 8, .is_signed = true, .is_floating = true});
  for (const std::size_t element : {0U, 1U, 6U}) {
    shapes.push_back(shapes[element]);
    shapes.back().is_list = true;
  }
  return shapes;
}

std::string to_string(const Shape& shape) {
  if (shape.is_list) return "list of " + to_string(shape.element());
  if (shape.is_text()) return "text";
  const char* kind = shape.is_floating ? "float" : shape.is_signed ? "int" : "uint";
  return kind + std::to_string(8 * shape.width);
}

std::vector<ValueSet> value_sets(const Shape& shape, std::size_t count) {
  if (shape.is_list) return list_sets(shape, count);
  return shape.is_text() ? text_sets(count) : fixed_sets(shape, count);
}

ValueSet with_nulls(ValueSet set, unsigned percent) {
  std::mt19937_64 random(percent);
  set.name += " with " + std::to_string(percent) + " % nulls";
  set.validity.resize_zeroed(bitmap_size(set.count));
  for (std::size_t row = 0; row < set.count; ++row) {
    if (random() % 100 < percent) continue;
    set.validity.data()[row / 8] |= static_cast<std::byte>(1U << (row % 8));
  }
  return set;
}

ValueSet with_base(ValueSet set) {
  std::mt19937_64 random(set.count);
  set.name += " with a base";
  const std::size_t width = set.shape.width;
  set.base.resize(set.count * width);
  for (std::size_t row = 0; row < set.count; ++row) {
    std::uint64_t value = 0;
    std::memcpy(&value, set.data.data() + row * width, width);
    value = row % 50 == 7 ? random() : value - random() % 30;
    std::memcpy(set.base.data() + row * width, &value, width);
  }
  return set;
}

ValueSet fit_for(const EncodingInfo& encoding, ValueSet set) {
  if (encoding.id == EncodingId::nullable) return with_nulls(std::move(set), 30);
  if (encoding.id != EncodingId::difference || !encoding.operations->accepts(set.shape)) return set;
  return with_base(std::move(set));
}

std::optional<Chunk> encode_directly(const EncodingInfo& encoding, const ValueSet& set) {
  if (!encoding.operations->accepts(set.shape)) return std::nullopt;
  Chunk chunk;
  ScratchPool scratch;
  RootChooser chooser(encoding);
  NodeWriter(chooser, scratch, chunk.info.tree, chunk.bytes)
      .child(Input{set.values(), set.validity.bytes()});
  if (!chooser.fits()) return std::nullopt;
  chunk.info.encoded_bytes = chunk.info.stored_bytes = chunk.bytes.size();
  return chunk;
}

Chunk encode_chosen(ChunkEncoder& encoder, const ValueSet& set) {
  Chunk chunk;
  chunk.info = encoder.encode(set.values(), set.validity.bytes(), chunk.bytes);
  return chunk;
}

bool decodes_to(const Chunk& chunk, const ValueSet& set) {
  ChunkDecoder decoder;
  decoder.open(chunk.info, set.shape, set.count, chunk.bytes.bytes(), content_bytes_of(set),
               set.base.bytes());
  Buffer validity;
  if (decoder.has_validity()) decoder.read_validity(validity);
  for (std::size_t row = 0; row < set.count; ++row) {
    if (is_set(validity.bytes(), row) != is_set(set.validity.bytes(), row)) return false;
  }
  if (set.shape.is_list) return list_rows_equal(decoder, set);
  if (!set.shape.is_text()) return fixed_rows_equal(decoder, chunk, set);
  Column column;
  decoder.read_text(column);
  return text_rows_equal(column, set);
}

namespace {

void decode_lists(ChunkDecoder& decoder, std::size_t count) {
  Column column;
  decoder.read_list(column);
  const auto offsets = column.offsets.as<std::int32_t>();
  if (offsets.size() != count + 1 || offsets.front() != 0 ||
      !std::is_sorted(offsets.begin(), offsets.end()) ||
      static_cast<std::size_t>(offsets.back()) != column.children.at(0).length) {
    throw std::logic_error("the lists' offsets are not sound");
  }
}

}  // namespace

void decode_all(ChunkDecoder& decoder, const EncodedChunk& info, Bytes stored, const Shape& shape,
                std::size_t count, std::uint64_t max_bytes, Bytes base) {
  decoder.open(info, shape, count, stored, max_bytes, base);
  Buffer buffer;
  if (decoder.has_validity()) decoder.read_validity(buffer);
  if (shape.is_list) return decode_lists(decoder, count);
  if (!shape.is_text()) {
    buffer.resize(count * shape.width);
    decoder.read(count, buffer.data());
    return;
  }
  Column column;
  decoder.read_text(column);
  std::size_t bytes = 0;
  for (std::size_t row = 0; row < count; ++row) bytes += column.text(row).size();
  if (bytes > kMaxTextBytes * count) throw CorruptError("texts larger than the chunk");
}

}  // namespace sprat::encoding
