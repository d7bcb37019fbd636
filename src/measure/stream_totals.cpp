// SPDX-License-Identifier: Apache-2.0
// sprat's own contender: the totals of a file, a block in memory at a time.
#include <vector>

#include <sprat/measure.hpp>
#include <sprat/reader.hpp>

#include "measure/column_values.hpp"
#include "measure/job.hpp"
#include "measure/totals.hpp"
#include "schema/column_types.hpp"

namespace sprat {
namespace {

using measuring::Question;
using measuring::Totals;

void add_rows(const Batch& batch, const Question& question, Totals& totals) {
  const std::vector<const Type*> types = column_types(*batch.schema);
  for (std::size_t row = 0; row < batch.rows; ++row) {
    double value = 1;
    if (question.value) {
      const Column& values = batch.columns[*question.value];
      if (values.is_null(row)) continue;
      value = measuring::numeric_value(*types[*question.value], values, row);
    }
    std::string_view key;
    if (question.key) {
      key = measuring::text_value(*types[*question.key], batch.columns[*question.key], row);
    }
    totals.add(key, value);
  }
}

}  // namespace

std::string stream_totals(const std::string& file) {
  const Question question = measuring::question_of(file);
  BatchReader reader(file);
  Totals totals(question.key_length);
  Batch batch;
  while (reader.next(batch)) add_rows(batch, question, totals);
  return totals.answer();
}

}  // namespace sprat
