// SPDX-License-Identifier: Apache-2.0
// Words, keys and copies of texts of every length, against the same by loops.
#include "csv/text_words.hpp"

#include <cstring>
#include <random>
#include <string>

#include <sprat/buffer.hpp>

#include "support/catch.hpp"

namespace sprat::csv {

namespace {

/// A text with as many bytes after it as these functions may read, which say nothing.
class PaddedText {
 public:
  PaddedText(const std::string& text, char after) : size_(text.size()) {
    bytes_.resize(size_ + Buffer::kPadding);
    std::memset(bytes_.data(), after, bytes_.size());
    if (size_ != 0) std::memcpy(bytes_.data(), text.data(), size_);
  }
  std::string_view view() const { return {reinterpret_cast<const char*>(bytes_.data()), size_}; }

 private:
  Buffer bytes_;
  std::size_t size_;
};

}  // namespace

TEST_CASE("text words: equal texts have equal words and hashes, whatever follows them") {
  for (std::size_t size = 0; size <= 40; ++size) {
    const std::string text(size, 'a');
    const TextWords words(PaddedText(text, '\0').view());
    const TextWords same(PaddedText(text, '\xff').view());
    CHECK(words == same);
    CHECK(words.hash(size) == same.hash(size));
    if (size <= kKeyBytes) {
      CHECK(short_key(PaddedText(text, '\0').view()) == short_key(PaddedText(text, '\x7f').view()));
    }
  }
}

TEST_CASE("text words: a text with another byte anywhere has other words") {
  for (std::size_t size = 1; size <= kWordedBytes; ++size) {
    const std::string text(size, 'a');
    const TextWords words(PaddedText(text, 'x').view());
    for (std::size_t at = 0; at < size; ++at) {
      std::string other = text;
      other[at] = '\0';
      CAPTURE(size, at);
      CHECK_FALSE(words == TextWords(PaddedText(other, 'x').view()));
      if (size > kKeyBytes) continue;
      CHECK(short_key(PaddedText(text, 'x').view()) != short_key(PaddedText(other, 'x').view()));
    }
  }
  CHECK(short_key(PaddedText(std::string(2, '\0'), 'x').view()) !=
        short_key(PaddedText(std::string(3, '\0'), 'x').view()));
}

TEST_CASE("text words: a byte is found where it is in the text, not where it follows it") {
  for (const char byte : {'"', '\'', '\x01', '\x80', '\xff'}) {
    for (std::size_t size = 0; size <= 40; ++size) {
      const std::string text(size, static_cast<char>(byte ^ 1));
      CHECK_FALSE(contains_byte(PaddedText(text, byte).view(), byte));
      for (std::size_t at = 0; at < size; ++at) {
        std::string other = text;
        other[at] = byte;
        CHECK(contains_byte(PaddedText(other, static_cast<char>(byte ^ 1)).view(), byte));
      }
    }
  }
}

TEST_CASE("text words: copies are whole") {
  std::mt19937_64 random(3);
  for (std::size_t size = 0; size <= 200; ++size) {
    std::string text;
    while (text.size() < size) text += static_cast<char>(random() % 256);
    Buffer copy(size + kCopiedBlock);
    copy_in_blocks(PaddedText(text, 'x').view(), copy.data());
    CHECK(std::memcmp(copy.data(), text.data(), size) == 0);
  }
}

TEST_CASE("text words: a text is copied, and a byte found in it but not behind it") {
  for (std::size_t size = 0; size <= 70; ++size) {
    std::string text(size, 'a');
    Buffer copy(size + Buffer::kPadding);
    CHECK_FALSE(copy_and_find(PaddedText(text, '"').view(), '"', copy.data()));
    CHECK(std::string_view(reinterpret_cast<const char*>(copy.data()), size) == text);
    for (std::size_t at = 0; at < size; ++at) {
      text[at] = '"';
      CAPTURE(size, at);
      CHECK(copy_and_find(PaddedText(text, '"').view(), '"', copy.data()));
      text[at] = 'a';
    }
  }
}

}  // namespace sprat::csv
