// SPDX-License-Identifier: Apache-2.0
// Schemas of every type, and random rows of them.
#pragma once

#include <cstdint>
#include <string>

#include <sprat/batch.hpp>
#include <sprat/schema.hpp>

sprat::Field field_of(const std::string& name, sprat::TypeKind kind, bool nullable = false);

/// A field of each kind that is neither nested nor a list, each required and nullable.
sprat::Schema every_type_schema();

/// Lists and arrays of each kind, and structs, one in another, some of all of them nullable.
sprat::Schema nested_schema();

/// The fields of both.
sprat::Schema everything_schema();

/// Rows of every shape that encodings tell apart: constants, runs, few and many values, nulls.
sprat::Batch random_rows(const sprat::Schema& schema, std::size_t rows, std::uint64_t seed);
