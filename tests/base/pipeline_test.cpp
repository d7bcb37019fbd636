// SPDX-License-Identifier: Apache-2.0
#include "base/pipeline.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "support/catch.hpp"
#include "support/error_message.hpp"

namespace {

/// Squares numbers; each slot holds one. Throws at the items asked for.
struct Squares {
  static constexpr int kNever = -1;

  int count = 100;
  int produce_fails_at = kNever;
  int work_fails_at = kNever;
  int consume_fails_at = kNever;
  std::vector<int> consumed;

  void run(std::size_t slots, unsigned threads) {
    std::vector<int> items(slots);
    int produced = 0;
    sprat::run_pipeline(
        slots, threads,
        {.produce =
             [&](std::size_t slot) {
               if (produced == produce_fails_at) throw std::runtime_error("produce");
               if (produced == count) return false;
               items[slot] = produced++;
               return true;
             },
         .work =
             [&](std::size_t slot) {
               const int item = items[slot];
               std::this_thread::sleep_for(std::chrono::microseconds(item * 7919 % 300));
               if (item == work_fails_at) throw std::runtime_error("work");
               items[slot] = item * item;
             },
         .consume =
             [&](std::size_t slot) {
               if (static_cast<int>(consumed.size()) == consume_fails_at)
                 throw std::runtime_error("consume");
               consumed.push_back(items[slot]);
             }});
  }
  bool consumed_first(int wanted) const {
    if (static_cast<int>(consumed.size()) != wanted) return false;
    for (int i = 0; i < wanted; ++i) {
      if (consumed[static_cast<std::size_t>(i)] != i * i) return false;
    }
    return true;
  }
};

}  // namespace

TEST_CASE("pipeline: everything is consumed once, in order") {
  const std::size_t slots = GENERATE(1U, 2U, 4U, 9U);
  const unsigned threads = GENERATE(0U, 1U, 2U, 5U);
  Squares squares;
  squares.count = GENERATE(0, 1, 3, 100);
  squares.run(slots, threads);
  CHECK(squares.consumed_first(squares.count));
}

TEST_CASE("pipeline: an exception comes after all items before it, as with one thread") {
  const unsigned threads = GENERATE(1U, 2U, 4U);
  const int at = GENERATE(0, 1, 37);
  Squares squares;
  std::string expected;
  SECTION("from produce") {
    squares.produce_fails_at = at;
    expected = "produce";
  }
  SECTION("from work") {
    squares.work_fails_at = at;
    expected = "work";
  }
  SECTION("from consume") {
    squares.consume_fails_at = at;
    expected = "consume";
  }
  CHECK(message_of<std::runtime_error>([&] { squares.run(4, threads); }) == expected);
  CHECK(squares.consumed_first(at));
}

TEST_CASE("pipeline: of several exceptions the earliest item's is thrown") {
  const unsigned threads = GENERATE(1U, 2U, 4U);
  Squares squares;
  squares.work_fails_at = 20;
  squares.produce_fails_at = 21;
  CHECK(message_of<std::runtime_error>([&] { squares.run(6, threads); }) == "work");
  CHECK(squares.consumed_first(20));
}

TEST_CASE("pipeline: items are worked on at the same time, and no more than there are slots") {
  std::atomic<int> busy{0};
  std::atomic<int> most_busy{0};
  std::atomic<int> in_flight{0};
  int most_in_flight = 0;
  int produced = 0;
  sprat::run_pipeline(3, 2,
                      {.produce =
                           [&](std::size_t) {
                             if (produced++ == 20) return false;
                             most_in_flight = std::max(most_in_flight, ++in_flight);
                             return true;
                           },
                       .work =
                           [&](std::size_t) {
                             const int now = ++busy;
                             most_busy = std::max(most_busy.load(), now);
                             std::this_thread::sleep_for(std::chrono::milliseconds(2));
                             --busy;
                           },
                       .consume = [&](std::size_t) { --in_flight; }});
  CHECK(most_busy == 2);
  CHECK(most_in_flight == 3);
}

TEST_CASE("pipeline: zero threads asked for means one for each core") {
  CHECK(sprat::thread_count(0) >= 1);
  CHECK(sprat::thread_count(7) == 7);
}
