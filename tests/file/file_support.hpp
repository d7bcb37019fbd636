// SPDX-License-Identifier: Apache-2.0
// Files of rows in memory, and readers of them by place and as from a pipe.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <sprat/sprat.hpp>

#include "base/bytes.hpp"
#include "file/random_rows.hpp"

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
