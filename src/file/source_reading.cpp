// SPDX-License-Identifier: Apache-2.0
#include "file/source_reading.hpp"

#include <algorithm>

namespace sprat {

std::uint64_t read_next(Source& source, std::uint64_t count, Buffer& into) {
  constexpr std::uint64_t kFirstStep = std::uint64_t{1} << 20;
  std::uint64_t done = 0;
  while (done < count) {
    const std::size_t before = into.size();
    const auto step = static_cast<std::size_t>(std::min(count - done, std::max(kFirstStep, done)));
    into.resize(before + step);
    const std::size_t got = source.read(std::span(into.data() + before, step));
    into.resize(before + got);
    done += got;
    if (got < step) break;
  }
  return done;
}

void read_placed(Source& source, std::uint64_t offset, std::uint64_t count, Buffer& into) {
  const std::size_t before = into.size();
  into.resize(before + static_cast<std::size_t>(count));
  const auto target = std::span(into.data() + before, static_cast<std::size_t>(count));
  if (source.read_at(offset, target) != target.size()) {
    throw CorruptError("the file is shorter than it was when it was opened");
  }
}

void check_zero(Bytes padding) {
  for (const std::byte byte : padding) {
    if (byte != std::byte{0}) throw CorruptError("padding is not zero");
  }
}

}  // namespace sprat
