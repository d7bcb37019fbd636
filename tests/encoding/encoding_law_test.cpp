// SPDX-License-Identifier: Apache-2.0
// The law that every encoding of encodings.def obeys: what was encoded is decoded.
#include "support/catch.hpp"

#include "value_sets.hpp"

namespace sprat::encoding {

TEST_CASE("encodings: every encoding gives back every kind of value that it accepts") {
  for (const EncodingInfo& encoding : all_encodings()) {
    std::size_t chunks = 0;
    for (const Shape& shape : all_shapes()) {
      for (const std::size_t count : kCounts) {
        for (const ValueSet& values : value_sets(shape, count)) {
          const ValueSet set =
              encoding.id == EncodingId::nullable ? values : fit_for(encoding, values);
          const auto chunk = encode_directly(encoding, set);
          if (!chunk) continue;
          INFO(encoding.name << ", " << to_string(shape) << ", " << count << ", " << set.name);
          CHECK(decodes_to(*chunk, set));
          ++chunks;
        }
      }
    }
    INFO(encoding.name);
    CHECK((chunks != 0 || encoding.id == EncodingId::nullable));
  }
}

TEST_CASE("encodings: nullable gives back the bitmap and the values") {
  const EncodingInfo& nullable = find_encoding(EncodingId::nullable);
  for (const Shape& shape : all_shapes()) {
    for (const std::size_t count : kCounts) {
      if (count == 0) continue;
      for (const ValueSet& set : value_sets(shape, count)) {
        const ValueSet nulls = with_nulls(set, 30);
        const auto chunk = encode_directly(nullable, nulls);
        INFO(to_string(shape) << ", " << count << ", " << nulls.name);
        REQUIRE(chunk);
        CHECK(decodes_to(*chunk, nulls));
      }
    }
  }
}

TEST_CASE("encodings: ids and names are found again") {
  for (const EncodingInfo& encoding : all_encodings()) {
    CHECK(find_encoding(encoding.id).operations == encoding.operations);
    CHECK(find_encoding(encoding.id).name == encoding.name);
  }
  CHECK_THROWS_AS(find_encoding(std::uint8_t{0}), CorruptError);
  CHECK_THROWS_AS(find_encoding(std::uint8_t{255}), CorruptError);
}

TEST_CASE("encodings: a tree is told as text, what is no tree is refused") {
  const auto id = [](EncodingId encoding) { return static_cast<std::uint8_t>(encoding); };
  const std::uint8_t plain = id(EncodingId::plain);
  const std::uint8_t delta = id(EncodingId::delta);
  const std::uint8_t dictionary = id(EncodingId::dictionary);
  CHECK(to_string(Tree{plain}) == "plain");
  CHECK(to_string(Tree{dictionary, id(EncodingId::bit_packed), plain}) ==
        "dictionary(bit_packed, plain)");
  CHECK_THROWS_AS(to_string(Tree{}), CorruptError);
  CHECK_THROWS_AS(to_string(Tree{dictionary, plain}), CorruptError);
  CHECK_THROWS_AS(to_string(Tree{plain, plain}), CorruptError);
  CHECK_THROWS_AS(to_string(Tree{200}), CorruptError);
  CHECK_THROWS_AS(to_string(Tree(100'000, delta)), CorruptError);
}

}  // namespace sprat::encoding
