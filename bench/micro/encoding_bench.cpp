// SPDX-License-Identifier: Apache-2.0
// Encoding and decoding of a block's column, by encoding, shape and values:
// encode/<encoding>/<shape>/ <values> and decode/…, in decoded bytes a second.
#include <memory>
#include <string>

#include <benchmark/benchmark.h>

#include <sprat/limits.hpp>

#include "encoding/value_sets.hpp"

namespace sprat::encoding {

namespace {

constexpr std::uint64_t kMaxTextBytes = std::uint64_t{1} << 30;

std::size_t decoded_bytes(const ValueSet& set) {
  return set.data.size() + set.offsets.size() + set.codes.size();
}

void count_bytes(benchmark::State& state, const ValueSet& set) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(decoded_bytes(set)));
}

void encode(benchmark::State& state, const EncodingInfo& encoding, const ValueSet& set) {
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(encode_directly(encoding, set));
  count_bytes(state, set);
}

void decode(benchmark::State& state, const Chunk& chunk, const ValueSet& set) {
  ChunkDecoder decoder;
  for ([[maybe_unused]] auto _ : state)
    decode_all(decoder, chunk.info, chunk.bytes.bytes(), set.shape, set.count, kMaxTextBytes);
  count_bytes(state, set);
}

/// The shapes that most columns have; the others go the same ways.
bool is_common(const Shape& shape) {
  return shape.is_text() || (shape.width >= 4 && shape.is_signed);
}

void register_benchmarks(const Shape& shape, const std::shared_ptr<const ValueSet>& set) {
  for (const EncodingInfo& encoding : all_encodings()) {
    const auto chunk = encode_directly(encoding, *set);
    if (!chunk) continue;
    std::string name{encoding.name};
    name.append("/").append(to_string(shape)).append("/").append(set->name);
    benchmark::RegisterBenchmark(("encode/" + name).c_str(),
                                 [&encoding, set](auto& state) { encode(state, encoding, *set); });
    benchmark::RegisterBenchmark(("decode/" + name).c_str(),
                                 [chunk, set](auto& state) { decode(state, *chunk, *set); });
  }
}

}  // namespace

}  // namespace sprat::encoding

int main(int argc, char** argv) {
  using namespace sprat::encoding;
  for (const Shape& shape : all_shapes()) {
    if (!is_common(shape)) continue;
    for (ValueSet& set : value_sets(shape, sprat::kDefaultBlockRows))
      register_benchmarks(shape, std::make_shared<const ValueSet>(std::move(set)));
  }
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
