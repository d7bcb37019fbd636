// SPDX-License-Identifier: Apache-2.0
// Job: the question that the contenders answer, and how a Python contender is told to read the CSV.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <sprat/dialect.hpp>
#include <sprat/reader.hpp>
#include <sprat/schema.hpp>

namespace sprat::measuring {

/// The sum of one column by another, the five largest.
struct Question {
  /// The first text column whose texts repeat.
  std::optional<std::size_t> key;
  /// Only so many first characters of it, where no text column's texts repeat.
  std::optional<std::size_t> key_length;
  /// The first numeric column; none: every row counts 1.
  std::optional<std::size_t> value;
};

/// Depends on the schema and on whether texts repeat in the first block.
Question question_of(const std::string& sprat_file);

/// "name=value" for each thing that bench/contenders/_job.py needs to know. The reader's file holds
/// the CSV's rows.
std::vector<std::string> job_arguments(const std::string& csv, const std::string& data_file,
                                       const Question& question, const BatchReader& reader);

}  // namespace sprat::measuring
