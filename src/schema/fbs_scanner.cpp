// SPDX-License-Identifier: Apache-2.0
// scan: follows the IDL's grammar loosely; the parser reports what breaks it.
#include "schema/fbs_scanner.hpp"

#include <utility>

#include "schema/fbs_tokens.hpp"

namespace sprat::fbs {

namespace {

class Scanner {
 public:
  explicit Scanner(std::string_view text) : tokens_(text) {}

  ScannedFile run() {
    while (!at_end()) scan_statement();
    return std::move(file_);
  }

 private:
  bool at_end() const { return tokens_.peek().kind == TokenKind::end; }
  bool at(std::string_view what) const { return tokens_.peek().is(what); }
  bool take_if(std::string_view what) {
    const bool found = at(what);
    if (found) tokens_.take();
    return found;
  }
  std::string take_spelling() { return std::string(tokens_.take().spelling); }

  void scan_statement() {
    const Token first = tokens_.take();
    if (first.is("include") || first.is("native_include")) {
      scan_include(first);
      return;
    }
    includes_are_over_ = true;
    if (first.is("namespace")) {
      namespace_ = dotted_name();
      file_.namespaces.push_back({namespace_, first.line});
    } else if (first.is("table") || first.is("struct") || first.is("enum") || first.is("union")) {
      scan_declaration(first);
    } else if (first.is("rpc_service")) {
      while (!at_end() && !take_if("}")) tokens_.take();
    } else if (first.is("root_type") || first.is("attribute") || first.is("file_identifier") ||
               first.is("file_extension")) {
      while (!at_end() && !at(";")) tokens_.take();
    } else if (first.is("{") && is_understood_ && file_.data_line == 0) {
      file_.data_line = first.line;
    } else if (!first.is(";")) {
      is_understood_ = false;
    }
  }

  void scan_include(const Token& keyword) {
    if (includes_are_over_ || tokens_.peek().kind != TokenKind::text) return;
    const Token name = tokens_.take();
    const std::size_t end = at(";") ? tokens_.peek().end : name.end;
    take_if(";");
    if (keyword.is("native_include")) return;
    file_.includes.push_back({std::string(name.spelling), keyword.line, keyword.begin, end});
  }

  std::string dotted_name() {
    std::string name;
    while (tokens_.peek().kind == TokenKind::identifier || at(".")) name += take_spelling();
    return name;
  }

  void scan_declaration(const Token& keyword) {
    ScannedDeclaration declaration;
    declaration.keyword = keyword.spelling;
    declaration.line = tokens_.peek().line;
    declaration.name = namespace_.empty() ? "" : namespace_ + ".";
    declaration.name += take_spelling();
    while (!at_end() && !at("(") && !at("{") && !at("}") && !at(";")) tokens_.take();
    if (at("(")) declaration.attributes = scan_attributes();
    const bool has_fields = keyword.is("table") || keyword.is("struct");
    if (take_if("{")) {
      while (!at_end() && !take_if("}")) {
        if (has_fields) {
          scan_field(declaration);
        } else {
          scan_value(declaration);
        }
      }
    }
    file_.declarations.push_back(std::move(declaration));
  }

  void scan_value(ScannedDeclaration& declaration) {
    ScannedMember value;
    value.line = tokens_.peek().line;
    value.name = take_spelling();
    while (!at_end() && !at("}") && !take_if(",")) tokens_.take();
    declaration.members.push_back(std::move(value));
  }

  void scan_field(ScannedDeclaration& declaration) {
    ScannedMember field;
    field.line = tokens_.peek().line;
    Token before = tokens_.take();
    field.name = before.spelling;
    while (!at_end() && !at("}") && !take_if(";")) {
      if (at("=")) field.has_default = true;
      const bool is_call = field.has_default && at("(") && before.kind == TokenKind::identifier &&
                           before.end == tokens_.peek().begin;
      if (at("(") && !is_call) {
        field.attributes = scan_attributes();
      } else {
        before = tokens_.take();
      }
    }
    declaration.members.push_back(std::move(field));
  }

  std::vector<ScannedName> scan_attributes() {
    std::vector<ScannedName> attributes;
    tokens_.take();
    while (!at_end() && !at("}") && !at(";") && !take_if(")")) {
      const Token name = tokens_.take();
      attributes.push_back({std::string(name.spelling), name.line});
      while (!at_end() && !at("}") && !at(";") && !at(")") && !take_if(",")) tokens_.take();
    }
    return attributes;
  }

  FbsTokens tokens_;
  std::string namespace_;
  bool includes_are_over_ = false;
  // False after what is no statement: the parser will complain of that.
  bool is_understood_ = true;
  ScannedFile file_;
};

}  // namespace

ScannedFile scan(std::string_view text) {
  return Scanner(text).run();
}

}  // namespace sprat::fbs
