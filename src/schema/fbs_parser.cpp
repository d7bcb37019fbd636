// SPDX-License-Identifier: Apache-2.0
// parse_schema: runs FlatBuffers' parser over the sources, between our checks before and after.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <flatbuffers/idl.h>

#include <sprat/schema.hpp>

#include "schema/fbs_attributes.hpp"
#include "schema/fbs_builder.hpp"
#include "schema/fbs_mistakes.hpp"
#include "schema/fbs_source.hpp"
#include "schema/fbs_tokens.hpp"
#include "schema/fbs_value_type.hpp"
#include "schema/name_rules.hpp"
#include "schema/schema_file.hpp"
#include "schema/type_names.hpp"
#include "schema/validate.hpp"

namespace sprat {

namespace {

struct Advice {
  std::string_view error;
  std::string_view advice;
  /// Says it all; otherwise it follows the parser's words.
  bool is_whole;
};

// What to write instead, for the parser's errors that leave it open or mislead.
constexpr std::array<Advice, 15> kAdvice = {{
    {"structs may contain only scalar or struct fields",
     "a struct holds numbers, bools, enums, arrays of them, and structs declared above it; put "
     "texts and lists into the record",
     true},
    {"fixed-length array in table",
     "a table's fixed array is written as [double] (array: 3), for three doubles", true},
    {"is not part of enum",
     "add a value of 0 to the enum; in a table, a default or `= null` will do too", false},
    {"enum values need to be qualified", "the default is no number; write one, or null", true},
    {"nested vector types", "lists of lists are not supported; write one list for each", true},
    {"root type must be a table", "the record must be a table; structs are for its fields", true},
    {"field name can not be the same as table/struct name",
     "a field can't have a type's name; write another and keep this one, as in "
     "`ride_: int (name: \"Ride\")`",
     true},
    {"would clash with generated functions",
     "write another name and keep this one, as in `a_length_: int (name: \"a_length\")`", false},
    {"type referenced but not defined",
     "declare it, or include the file that does; enums and structs come before their use", false},
    {"unknown enum value", "write one of the enum's values", false},
    {"enum value does not fit", "use a wider type", false},
    {"size 0 structs not allowed", "a struct has at least one field", true},
    {"default values are not supported for struct fields",
     "a struct's fields have no defaults and can't be null; drop the default, or move the field to "
     "the "
     "record",
     true},
    {"it conflicts with declaration of enum", "rename the enum's value", false},
    {"declaration expected", "a schema has namespace, enum, struct, table and root_type", false},
}};

// "expecting: A instead got: B" turns into "expected 'A' before 'B'".
std::string reworded(std::string message) {
  constexpr std::string_view kExpecting = "expecting: ";
  constexpr std::string_view kGot = " instead got: ";
  const std::size_t got = message.find(kGot);
  if (message.starts_with(kExpecting) && got != std::string::npos) {
    return "expected '" + message.substr(kExpecting.size(), got - kExpecting.size()) +
           "' before '" + message.substr(got + kGot.size()) + "'";
  }
  if (message.ends_with('.')) message.pop_back();
  return message;
}

std::string with_advice(const std::string& message) {
  for (const Advice& advice : kAdvice) {
    if (message.find(advice.error) == std::string::npos) continue;
    if (advice.is_whole) return std::string(advice.advice);
    return reworded(message) + "; " + std::string(advice.advice);
  }
  return reworded(message);
}

std::size_t leading_number(std::string_view text) {
  std::size_t number = 0;
  for (const char c : text.substr(0, 9)) {
    if (c < '0' || c > '9') break;
    number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  return std::max<std::size_t>(number, 1);
}

// The parser's messages look like "12: 5: error: what", or "(12, 5): error: what" on Windows.
void add_parser_error(const std::string& error, std::size_t file, fbs::Mistakes& mistakes) {
  constexpr std::string_view kMark = ": error: ";
  constexpr std::string_view kOrigin = ", originally at: :";
  const std::size_t mark = error.rfind(kMark);
  if (mark == std::string::npos) return mistakes.add(file, 1, with_advice(error));
  const std::size_t line_start = error.rfind('\n', mark) + 1;
  std::size_t line = leading_number(
      std::string_view(error).substr(line_start + (error[line_start] == '(' ? 1 : 0)));
  std::string what = error.substr(mark + kMark.size());
  const std::size_t origin = what.find(kOrigin);
  if (origin != std::string::npos) {
    line = leading_number(std::string_view(what).substr(origin + kOrigin.size()));
    what.resize(origin);
  }
  mistakes.add(file, line, with_advice(what));
}

bool has_tokens(std::string_view text) {
  return fbs::FbsTokens(text).peek().kind != fbs::TokenKind::end;
}

// No file names and no include paths are given, so the parser opens nothing.
bool parse_all(const std::vector<fbs::SourceText>& sources, flatbuffers::Parser& parser,
               fbs::Mistakes& mistakes) {
  const std::string attributes = fbs::declare_attributes(sources);
  if (!parser.Parse(attributes.c_str())) {
    add_parser_error(parser.error_, sources.size() - 1, mistakes);
    return false;
  }
  for (std::size_t file = 0; file < sources.size(); ++file) {
    // What an included file calls its record is not this one's.
    parser.root_struct_def_ = nullptr;
    if (!has_tokens(sources[file].text)) continue;
    if (parser.Parse(sources[file].text.c_str())) continue;
    add_parser_error(parser.error_, file, mistakes);
    return false;
  }
  return true;
}

// The parser would read it as rows of the root type.
void refuse_data(const std::vector<fbs::SourceText>& sources, fbs::Mistakes& mistakes) {
  for (std::size_t file = 0; file < sources.size(); ++file) {
    const std::size_t line = sources[file].scanned.data_line;
    if (line != 0) mistakes.add(file, line, "data among the schema; keep the schema alone");
  }
  mistakes.raise_if_any();
}

// Fields of such a type would be of the other, in silence.
void refuse_type_words(const std::vector<fbs::SourceText>& sources, fbs::Mistakes& mistakes) {
  for (std::size_t file = 0; file < sources.size(); ++file) {
    for (const fbs::ScannedDeclaration& declaration : sources[file].scanned.declarations) {
      const std::string_view name = base_name(declaration.name);
      if (declaration.keyword == "table" || !is_idl_type_word(name)) continue;
      mistakes.add(file, declaration.line,
                   "the " + declaration.keyword + "'s name '" + std::string(name) +
                       "' means another type; choose another");
    }
  }
}

void add_missing_root(const fbs::SourceText& source, std::size_t file, fbs::Mistakes& mistakes) {
  std::string record;
  for (const fbs::ScannedDeclaration& declaration : source.scanned.declarations) {
    if (declaration.keyword == "table") record = declaration.name;
  }
  const auto lines = std::count(source.text.begin(), source.text.end(), '\n');
  mistakes.add(
      file, static_cast<std::size_t>(std::max<std::ptrdiff_t>(lines, 1)),
      record.empty()
          ? "there is no table; write the record, as in `table Ride { rides: int; } "
            "root_type Ride;`"
          : "nothing says which table is the record; end with `root_type " + record + ";`");
}

Schema parse_sources(const std::vector<fbs::SourceText>& sources, const FindProblems& find_more) {
  fbs::Mistakes mistakes(sources);
  refuse_data(sources, mistakes);
  fbs::check_attributes(sources, mistakes);
  refuse_type_words(sources, mistakes);
  flatbuffers::Parser parser;
  if (!parse_all(sources, parser, mistakes)) mistakes.raise_if_any();
  if (parser.root_struct_def_ == nullptr) {
    add_missing_root(sources.back(), sources.size() - 1, mistakes);
    mistakes.raise_if_any();
  }
  Schema schema = fbs::SchemaBuilder(mistakes).build(*parser.root_struct_def_);
  for (const Problem& problem : find_problems(schema)) {
    mistakes.add(problem.owner, problem.member, problem.message);
  }
  mistakes.raise_if_any();
  if (find_more != nullptr) {
    for (const Problem& problem : find_more(schema)) {
      mistakes.add(problem.owner, problem.member, problem.message);
    }
  }
  mistakes.raise_if_any();
  return schema;
}

}  // namespace

Schema parse_schema(std::string_view idl, const std::string& file_name) {
  return parse_sources(fbs::load_sources(idl, file_name), nullptr);
}

SchemaFile load_schema_file(const std::string& path, const FindProblems& find_more) {
  const std::vector<fbs::SourceText> sources = fbs::load_sources(fbs::read_schema_file(path), path);
  SchemaFile file;
  file.schema = parse_sources(sources, find_more);
  for (const fbs::SourceText& source : sources) file.files.push_back(source.name);
  return file;
}

Schema load_schema(const std::string& path) {
  return parse_schema(fbs::read_schema_file(path), path);
}

}  // namespace sprat
