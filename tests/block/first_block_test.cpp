// SPDX-License-Identifier: Apache-2.0
#include "block/first_block.hpp"

#include <algorithm>
#include <random>
#include <thread>
#include <vector>

#include "support/catch.hpp"

namespace sprat {
namespace {

Schema number_schema() {
  Field field;
  field.name = "number";
  field.type.kind = TypeKind::int64;
  Schema schema;
  schema.name = "Numbers";
  schema.fields.push_back(field);
  return schema;
}

/// Rows enough to be sampled, of numbers that zstd makes smaller.
Batch skewed_numbers(const Schema& schema, unsigned seed) {
  constexpr std::size_t kRows = 10'000;
  std::mt19937_64 random(seed);
  Batch batch;
  batch.schema = std::make_shared<const Schema>(schema);
  batch.rows = kRows;
  batch.columns.resize(1);
  batch.columns[0].length = kRows;
  for (std::size_t row = 0; row < kRows; ++row) {
    batch.columns[0].values.append_value(static_cast<std::int64_t>(random() % 7 * (random() % 11)));
  }
  return batch;
}

}  // namespace

TEST_CASE("first block: whoever waits gets what was taught") {
  FirstBlock first;
  std::vector<std::shared_ptr<const BlockPrecedent>> got(3);
  std::vector<std::thread> threads;
  for (auto& precedent : got) {
    threads.emplace_back([&first, &precedent] { precedent = first.wait(); });
  }
  first.teach(BlockPrecedent(2));
  for (std::thread& thread : threads) thread.join();
  for (const auto& precedent : got) {
    REQUIRE(precedent != nullptr);
    CHECK(precedent->size() == 2);
  }
  CHECK(first.wait() == got[0]);
}

TEST_CASE("first block: given up, nobody waits for it, and what comes later counts no more") {
  FirstBlock first;
  std::thread waiting([&first] { CHECK(first.wait() == nullptr); });
  first.give_up();
  waiting.join();
  first.teach(BlockPrecedent(1));
  CHECK(first.wait() == nullptr);
}

TEST_CASE(
    "first block: a block that follows it is what it would be by itself, where it is like it") {
  const Schema schema = number_schema();
  BlockEncoder encoder(schema, Effort::standard);
  EncodedBlock first;
  encoder.encode(skewed_numbers(schema, 1), first);
  const auto precedent = std::make_shared<const BlockPrecedent>(encoder.precedent());
  REQUIRE(precedent->size() == 1);
  REQUIRE(precedent->front() != nullptr);
  CHECK(precedent->front()->zstd);

  EncodedBlock alone;
  encoder.encode(skewed_numbers(schema, 2), alone);
  encoder.follow(precedent);
  EncodedBlock following;
  encoder.encode(skewed_numbers(schema, 2), following);
  CHECK(std::ranges::equal(following.chunks.bytes(), alone.chunks.bytes()));
  CHECK(std::ranges::equal(following.directory.bytes(), alone.directory.bytes()));
}

TEST_CASE("first block: a precedent of other columns is of no account") {
  const Schema schema = number_schema();
  BlockEncoder encoder(schema, Effort::standard);
  encoder.follow(std::make_shared<const BlockPrecedent>(5));
  EncodedBlock block;
  encoder.encode(skewed_numbers(schema, 3), block);
  CHECK(block.rows == 10'000);
}

}  // namespace sprat
