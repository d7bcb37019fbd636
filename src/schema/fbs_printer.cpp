// SPDX-License-Identifier: Apache-2.0
// print_schema: attributes, enums and structs before their use, then the record, in columns.
#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <sprat/schema.hpp>

#include "schema/default_value.hpp"
#include "schema/fbs_field_text.hpp"
#include "schema/fbs_names.hpp"
#include "schema/name_rules.hpp"
#include "schema/named_types.hpp"
#include "schema/type_names.hpp"

namespace sprat {

namespace {

// Longer names and types do not push the columns of all others away.
constexpr std::size_t kWidestColumn = 24;

std::string doc_lines(const std::string& doc, const std::string& indent) {
  std::string lines;
  if (doc.empty()) return lines;
  for (std::size_t begin = 0; begin <= doc.size();) {
    const std::size_t end = std::min(doc.find('\n', begin), doc.size());
    lines += indent + "///";
    if (end > begin) lines.append(" ").append(doc, begin, end - begin);
    lines += '\n';
    begin = end + 1;
  }
  return lines;
}

std::string attribute_list(const std::vector<fbs::AttributeText>& attributes) {
  std::string list;
  for (const fbs::AttributeText& attribute : attributes) {
    list += list.empty() ? "(" : ", ";
    list += attribute.name;
    if (!attribute.value.empty()) list += ": " + attribute.value;
  }
  return list.empty() ? list : list + ")";
}

void pad(std::string& line, std::size_t start, std::size_t width) {
  const std::size_t length = line.size() - start;
  line.append(length < width ? width - length : 0, ' ');
}

// A field in three columns: name, type with default, attributes.
struct Row {
  const Field* field = nullptr;
  std::string name;
  std::string type;
  std::string attributes;
};

std::string rows_text(const std::vector<Row>& rows) {
  std::size_t name_width = 0;
  std::size_t type_width = 0;
  for (const Row& row : rows) {
    if (row.name.size() < kWidestColumn) name_width = std::max(name_width, row.name.size() + 1);
    if (row.type.size() <= kWidestColumn) type_width = std::max(type_width, row.type.size());
  }
  std::string text;
  for (const Row& row : rows) {
    text += doc_lines(row.field->doc, "  ");
    text += "  ";
    const std::size_t name_start = text.size();
    text += row.name + ":";
    pad(text, name_start, name_width);
    text += ' ';
    const std::size_t type_start = text.size();
    text += row.type;
    if (!row.attributes.empty()) {
      pad(text, type_start, type_width);
      text += ' ' + row.attributes;
    }
    text += ";\n";
  }
  return text;
}

class Printer {
 public:
  explicit Printer(const Schema& schema) : schema_(schema), named_types_(named_types(schema)) {
    all_names_.insert(schema.name);
    struct_names_.insert(std::string(base_name(schema.name)));
    for (const Type* type : named_types_) {
      all_names_.insert(type->name);
      if (type->kind == TypeKind::structure) {
        struct_names_.insert(std::string(base_name(type->name)));
      }
    }
  }

  std::string run() {
    for (const Type* type : named_types_) {
      if (type->kind == TypeKind::structure) {
        add_fields("struct", type->name, type->doc, type->fields, Place::structure);
      } else {
        add_enum(*type);
      }
    }
    add_fields("table", schema_.name, schema_.doc, schema_.fields, Place::record);
    const std::string record(base_name(schema_.name));
    const bool is_ambiguous = record != schema_.name && all_names_.count(record) != 0;
    body_ += "\nroot_type " + (is_ambiguous ? schema_.name : record) + ";\n";
    std::string declarations;
    for (const std::string& name : attributes_) declarations += "attribute \"" + name + "\";\n";
    if (declarations.empty()) body_.erase(0, 1);
    return declarations + body_;
  }

 private:
  void enter_namespace_of(const std::string& name) {
    const std::string space(namespace_of(name));
    if (space != namespace_) body_ += "\nnamespace " + space + ";\n";
    namespace_ = space;
  }

  void add_enum(const Type& type) {
    enter_namespace_of(type.name);
    body_.append("\n").append(doc_lines(type.doc, "")).append("enum ");
    body_.append(base_name(type.name)).append(" : ").append(kind_name(type.kind)).append(" {\n");
    for (const EnumValue& value : type.enum_values) {
      body_ += doc_lines(value.doc, "  ");
      body_ += "  " + value.name + " = " + enum_value_text(type.kind, value.value);
      body_ += &value == &type.enum_values.back() ? "\n" : ",\n";
    }
    body_ += "}\n";
  }

  void add_fields(const std::string& keyword, const std::string& name, const std::string& doc,
                  const std::vector<Field>& fields, Place place) {
    enter_namespace_of(name);
    const std::vector<std::string> names = fbs::field_names(fields, struct_names_);
    std::vector<Row> rows;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      fbs::FieldText text = fbs::field_text(fields[i], place);
      if (names[i] != fields[i].name) {
        text.attributes.push_back({"name", fbs::quoted(fields[i].name)});
      }
      for (const fbs::AttributeText& attribute : text.attributes) {
        if (attribute.name != "required") attributes_.insert(attribute.name);
      }
      std::string type = type_in_scope(fields[i].type, std::move(text.type));
      if (!text.default_value.empty()) type += " = " + text.default_value;
      rows.push_back({&fields[i], names[i], std::move(type), attribute_list(text.attributes)});
    }
    body_.append("\n").append(doc_lines(doc, "")).append(keyword).append(" ");
    body_.append(base_name(name)).append(" {\n");
    body_ += rows_text(rows) + "}\n";
  }

  // The type's words with a named type's name as this namespace must write it.
  std::string type_in_scope(const Type& type, std::string words) const {
    const bool has_element = type.kind == TypeKind::list || type.kind == TypeKind::array;
    const std::string& name = has_element ? type.fields.front().type.name : type.name;
    if (name.empty()) return words;
    return words.replace(words.find(name), name.size(),
                         fbs::reference(name, namespace_, all_names_));
  }

  const Schema& schema_;
  std::vector<const Type*> named_types_;
  std::set<std::string> all_names_;
  std::set<std::string> struct_names_;
  std::set<std::string> attributes_;
  std::string namespace_;
  std::string body_;
};

}  // namespace

std::string print_schema(const Schema& schema) {
  validate(schema);
  return Printer(schema).run();
}

}  // namespace sprat
