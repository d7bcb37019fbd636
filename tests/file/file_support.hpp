// SPDX-License-Identifier: Apache-2.0
// Rows of every type, files of them in memory, and readers of those by place and as from a pipe.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <sprat/sprat.hpp>

#include "base/bytes.hpp"

sprat::Field field_of(const std::string& name, sprat::TypeKind kind, bool nullable = false);

/// A field of each kind that can be written, each required and nullable.
sprat::Schema every_type_schema();

/// Rows of every shape that encodings tell apart: constants, runs, few and many values, nulls.
sprat::Batch random_rows(const sprat::Schema& schema, std::size_t rows, std::uint64_t seed);

/// Rows [first, first + count) of a batch.
sprat::Batch slice(const sprat::Batch& batch, std::size_t first, std::size_t count);
sprat::Batch select(const sprat::Batch& batch, const std::vector<std::string>& fields);

sprat::Buffer write_rows(const sprat::Batch& rows, const sprat::WriterOptions& options = {});
sprat::WriterOptions blocks_of(std::uint64_t rows);

/// The bytes as a file that is read by place, or as a pipe.
std::unique_ptr<sprat::Source> file_of(sprat::Bytes bytes);
std::unique_ptr<sprat::Source> pipe_of(sprat::Bytes bytes);

/// All rows; `rows` holds those before the damage where an error is thrown.
void read_into(sprat::BatchReader& reader, sprat::Batch& rows);
sprat::Batch read_rows(std::unique_ptr<sprat::Source> source,
                       const sprat::ReaderOptions& options = {});

/// Changes the table of a frame that is already in a file, and makes all checksums hold again.
using FrameEdit = std::function<void(std::byte* frame)>;
/// Where the frames of a file begin, in order.
std::vector<std::size_t> frame_offsets(const sprat::Buffer& file);
/// Applies `edit` to the frame at `offset`, then mends its payload's and header's checksums, and
/// with them the END's.
void edit_frame(sprat::Buffer& file, std::size_t offset, const FrameEdit& edit);
