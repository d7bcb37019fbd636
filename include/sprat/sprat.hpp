// SPDX-License-Identifier: Apache-2.0
// Everything that sprat offers.
#pragma once

#include <sprat/batch.hpp>
#include <sprat/buffer.hpp>
#include <sprat/convert.hpp>
#include <sprat/decimal.hpp>
#include <sprat/dialect.hpp>
#include <sprat/error.hpp>
#include <sprat/evolution.hpp>
#include <sprat/fixed_text.hpp>
#include <sprat/integer.hpp>
#include <sprat/io.hpp>
#include <sprat/layout.hpp>
#include <sprat/limits.hpp>
#include <sprat/list.hpp>
#include <sprat/mapped_records.hpp>
#include <sprat/measure.hpp>
#include <sprat/owned_record.hpp>
#include <sprat/reader.hpp>
#include <sprat/record.hpp>
#include <sprat/record_condition.hpp>
#include <sprat/record_reader.hpp>
#include <sprat/record_schema.hpp>
#include <sprat/record_sink.hpp>
#include <sprat/record_slots.hpp>
#include <sprat/record_source.hpp>
#include <sprat/record_table.hpp>
#include <sprat/record_traits.hpp>
#include <sprat/record_types.hpp>
#include <sprat/record_writer.hpp>
#include <sprat/row_sizes.hpp>
#include <sprat/schema.hpp>
#include <sprat/statistics.hpp>
#include <sprat/version.hpp>
#include <sprat/writer.hpp>
