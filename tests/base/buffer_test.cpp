// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <utility>

#include <sprat/buffer.hpp>
#include <sprat/error.hpp>

#include "support/byte_text.hpp"
#include "support/catch.hpp"

using sprat::Buffer;

TEST_CASE("buffer: what is appended stays through every growth") {
  Buffer buffer;
  for (std::uint32_t value = 0; value < 10'000; ++value) buffer.append_value(value);
  const auto values = std::as_const(buffer).as<std::uint32_t>();
  REQUIRE(values.size() == 10'000);
  for (std::uint32_t value = 0; value < 10'000; ++value) REQUIRE(values[value] == value);
}

TEST_CASE("buffer: bytes are aligned, and those after the last are readable") {
  const std::size_t size = GENERATE(1U, 63U, 64U, 65U, 1000U);
  Buffer buffer(size);
  CHECK(reinterpret_cast<std::uintptr_t>(buffer.data()) % Buffer::kAlignment == 0);
  CHECK(buffer.capacity() >= size);
  CHECK(buffer.data()[buffer.capacity() + Buffer::kPadding - 1] == std::byte{0});
}

TEST_CASE("buffer: large sizes are kept, padded and aligned like small ones") {
  Buffer buffer;
  for (std::size_t size = 1000; size < 20'000'000; size = size * 5 / 3) {
    const std::size_t before = buffer.size();
    buffer.resize_zeroed(size);
    buffer.data()[size - 1] = std::byte{7};
    REQUIRE(reinterpret_cast<std::uintptr_t>(buffer.data()) % Buffer::kAlignment == 0);
    REQUIRE(buffer.data()[buffer.capacity() + Buffer::kPadding - 1] == std::byte{0});
    if (before != 0) REQUIRE(buffer.data()[before - 1] == std::byte{7});
  }
  const Buffer copy = buffer;
  REQUIRE(std::equal(copy.bytes().begin(), copy.bytes().end(), buffer.bytes().begin()));
  buffer.release();
  buffer.resize(10);
  CHECK(buffer.size() == 10);
}

TEST_CASE("buffer: shrinking keeps the memory, releasing gives it back") {
  Buffer buffer(1000);
  const std::byte* const memory = buffer.data();
  buffer.clear();
  buffer.resize(1000);
  CHECK(buffer.data() == memory);
  buffer.release();
  CHECK(buffer.capacity() == 0);
  CHECK(buffer.empty());
}

TEST_CASE("buffer: padding and zeroed growth are zero even where memory is reused") {
  Buffer buffer(100);
  std::fill_n(buffer.data(), 100, std::byte{0xff});
  buffer.resize(3);
  SECTION("pad_to") {
    buffer.pad_to(64);
    REQUIRE(buffer.size() == 64);
  }
  SECTION("resize_zeroed") {
    buffer.resize_zeroed(90);
  }
  for (std::size_t i = 3; i < buffer.size(); ++i) REQUIRE(buffer.data()[i] == std::byte{0});
}

TEST_CASE("buffer: a copy is apart from its original, a moved one takes all") {
  Buffer original;
  original.append(bytes_of("sprat"));
  Buffer copy = original;
  copy.data()[0] = std::byte{'S'};
  CHECK(text_of(original.bytes()) == "sprat");
  const Buffer moved = std::move(copy);
  CHECK(text_of(moved.bytes()) == "Sprat");
}

TEST_CASE("buffer: a size that no memory can hold is refused") {
  Buffer buffer;
  CHECK_THROWS_AS(buffer.resize(std::numeric_limits<std::size_t>::max() - 10), sprat::LimitError);
}
