// SPDX-License-Identifier: Apache-2.0
// Mistakes: collects what is wrong with a schema's text, with the line of each.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "schema/fbs_source.hpp"

namespace sprat::fbs {

class Mistakes {
 public:
  /// `sources` must stay alive.
  explicit Mistakes(const std::vector<SourceText>& sources);

  void add(std::size_t file, std::size_t line, std::string message);
  /// At a declaration's member, or at the declaration itself where there is no such member.
  void add(const std::string& declaration, const std::string& member, std::string message);
  /// The member is spoken of by another name than the text's.
  void add_alias(const std::string& declaration, const std::string& alias,
                 const std::string& member);
  /// Null where the text has none of that name.
  const ScannedMember* find(const std::string& declaration, const std::string& member) const;

  bool empty() const { return found_.empty(); }
  /// Throws SchemaError, a line for each mistake in the order of the text.
  void raise_if_any() const;

 private:
  using Name = std::pair<std::string, std::string>;
  struct Place {
    std::size_t file = 0;
    std::size_t line = 1;
    const ScannedMember* member = nullptr;
  };
  struct Mistake {
    std::size_t file = 0;
    std::size_t line = 0;
    std::string message;
  };

  const std::vector<SourceText>& sources_;
  std::map<Name, Place> places_;
  std::vector<Mistake> found_;
};

}  // namespace sprat::fbs
