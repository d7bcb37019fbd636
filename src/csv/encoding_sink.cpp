// SPDX-License-Identifier: Apache-2.0
// A sink that writes text in another encoding than UTF-8.

#include <cstdint>
#include <string>

#include <sprat/error.hpp>

#include "base/bytes.hpp"
#include "csv/csv_formatter.hpp"

namespace sprat::csv {
namespace {

std::size_t character_bytes(std::byte first) {
  const auto byte = std::to_integer<unsigned>(first);
  if (byte < 0xc0) return 1;
  if (byte < 0xe0) return 2;
  return byte < 0xf0 ? 3 : 4;
}

std::uint32_t code_point(Bytes character) {
  const auto first = std::to_integer<std::uint32_t>(character[0]);
  if (character.size() == 1) return first;
  std::uint32_t value = first & (0x7fU >> character.size());
  for (const std::byte byte : character.subspan(1)) {
    value = value << 6 | (std::to_integer<std::uint32_t>(byte) & 0x3f);
  }
  return value;
}

class EncodingSink final : public Sink {
 public:
  EncodingSink(Sink& sink, TextEncoding encoding) : sink_(sink), encoding_(encoding) {}

  const std::string& name() const override { return sink_.name(); }
  void write(Bytes bytes) override;
  void flush() override { sink_.flush(); }
  void commit() override { sink_.commit(); }

 private:
  void add(std::uint32_t character);
  void add_unit(std::uint32_t unit);

  Sink& sink_;
  TextEncoding encoding_;
  // The bytes of a character that the last write began.
  std::byte begun_[4] = {};
  std::size_t begun_bytes_ = 0;
  std::uint64_t line_ = 1;
  Buffer encoded_;
};

void EncodingSink::write(Bytes bytes) {
  if (encoding_ == TextEncoding::utf8) return sink_.write(bytes);
  encoded_.clear();
  for (const std::byte byte : bytes) {
    begun_[begun_bytes_++] = byte;
    if (begun_bytes_ < character_bytes(begun_[0])) continue;
    add(code_point({begun_, begun_bytes_}));
    begun_bytes_ = 0;
  }
  sink_.write(encoded_.bytes());
}

void EncodingSink::add(std::uint32_t character) {
  if (character == '\n') ++line_;
  if (encoding_ == TextEncoding::latin1) {
    if (character > 0xff) {
      throw CsvError(name() + ":" + std::to_string(line_) +
                     ": latin-1 has no character for code point " + std::to_string(character) +
                     "; write UTF-8");
    }
    encoded_.append_value(static_cast<std::uint8_t>(character));
  } else if (character < 0x10000) {
    add_unit(character);
  } else {
    add_unit(0xd800 + ((character - 0x10000) >> 10));
    add_unit(0xdc00 + ((character - 0x10000) & 0x3ff));
  }
}

void EncodingSink::add_unit(std::uint32_t unit) {
  const auto low = static_cast<std::uint8_t>(unit & 0xff);
  const auto high = static_cast<std::uint8_t>(unit >> 8);
  const bool little = encoding_ == TextEncoding::utf16le;
  encoded_.append_value(little ? low : high);
  encoded_.append_value(little ? high : low);
}

}  // namespace

std::unique_ptr<Sink> encoding_sink(Sink& sink, TextEncoding encoding) {
  return std::make_unique<EncodingSink>(sink, encoding);
}

}  // namespace sprat::csv
