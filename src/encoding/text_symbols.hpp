// SPDX-License-Identifier: Apache-2.0
// TextSymbols: the symbols of a chunk's texts, found in a sample.
#pragma once

#include <memory>

#include <sprat/buffer.hpp>

#include "base/bytes.hpp"
#include "encoding/symbol_trainer.hpp"

namespace sprat::encoding {

/// Shorter texts do not pay for their symbols.
inline constexpr std::uint64_t kMinSymbolTextBytes = 4096;

class TextSymbols {
 public:
  /// A pure function of the text. The result's memory is used again once nobody else has it.
  std::shared_ptr<const SymbolTable> find(Bytes text);

 private:
  SymbolTrainer trainer_;
  std::shared_ptr<SymbolTable> table_;
  Buffer copy_;
};

/// What symbols are found in: the text, or pieces of it in `copy`.
Bytes sample_for_symbols(Bytes text, Buffer& copy);

/// Appends the codes of the text.
void append_codes(const SymbolTable& table, Bytes text, Buffer& out);

}  // namespace sprat::encoding
