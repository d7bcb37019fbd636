// SPDX-License-Identifier: Apache-2.0
// OrderedScan: what is made of blocks while they are decoded ahead.
#include <utility>

#include <sprat/scan.hpp>

#include "file/decoded_blocks.hpp"

namespace sprat::detail {

class OrderedBlocks::Impl {
 public:
  Impl(std::unique_ptr<Source> source, const ReaderOptions& options, Finish finish)
      : blocks(std::move(source), options, options.threads.value_or(0), std::move(finish)) {}

  DecodedBlocks blocks;
};

OrderedBlocks::OrderedBlocks(std::unique_ptr<Source> source, const ReaderOptions& options,
                             Finish finish)
    : impl_(std::make_unique<Impl>(std::move(source), options, std::move(finish))) {}
OrderedBlocks::~OrderedBlocks() = default;
OrderedBlocks::OrderedBlocks(OrderedBlocks&&) noexcept = default;
OrderedBlocks& OrderedBlocks::operator=(OrderedBlocks&&) noexcept = default;

const Schema& OrderedBlocks::schema() const {
  return *impl_->blocks.file().schema();
}

std::shared_ptr<void> OrderedBlocks::next() {
  return impl_->blocks.next_finished();
}

}  // namespace sprat::detail
