// SPDX-License-Identifier: Apache-2.0
// What a source that is read front to back only says to those who ask for more.
#include <sprat/error.hpp>
#include <sprat/io.hpp>

namespace sprat {

namespace {

IoError not_by_place(const std::string& name) {
  return IoError(name + " cannot be read by place; save it to a file first");
}

}  // namespace

std::size_t Source::read_at(std::uint64_t, std::span<std::byte>) {
  throw not_by_place(name());
}

void Source::seek(std::uint64_t) {
  throw not_by_place(name());
}

}  // namespace sprat
