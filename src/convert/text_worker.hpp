// SPDX-License-Identifier: Apache-2.0
// TextWorker: what a thread needs to turn chunks of text into encoded blocks.
#pragma once

#include <memory>
#include <string>

#include <sprat/schema.hpp>
#include <sprat/writer.hpp>

#include "block/block.hpp"
#include "block/first_block.hpp"
#include "convert/text_pass.hpp"
#include "csv/row_splitter.hpp"
#include "csv/tokenizer.hpp"
#include "schema/column_types.hpp"

namespace sprat {

/// What travels through the pipeline.
struct TextSlot {
  csv::TextChunk chunk;
  std::string name;
  /// The block is the file's first one.
  bool is_first = false;
  EncodedBlock block;
  csv::TokenizerCounts counts;
};

class TextWorker {
 public:
  virtual ~TextWorker() = default;
  virtual void work(TextSlot& slot) = 0;
};

/// Makes workers, which share what they know of the schema.
class TextWorkers {
 public:
  /// All must outlive this and the workers.
  TextWorkers(const Schema& schema, const WriterOptions& options, const TextParsers& parsers);

  const SharedColumns& columns() const { return columns_; }
  /// Whether workers hold one column of a block at a time, and else all.
  bool by_columns() const { return by_columns_; }
  std::unique_ptr<TextWorker> make();
  /// Lets nobody wait for the first block, which may never be encoded.
  void give_up() { first_block_.give_up(); }

 private:
  BlockEncoder make_encoder() const {
    return {*schema_, columns_, options_.effort, options_.layout};
  }

  /// Not owned.
  std::shared_ptr<const Schema> schema_;
  SharedColumns columns_;
  const WriterOptions& options_;
  const TextParsers& parsers_;
  bool by_columns_;
  FirstBlock first_block_;
};

}  // namespace sprat
