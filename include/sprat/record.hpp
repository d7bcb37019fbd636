// SPDX-License-Identifier: Apache-2.0
// What the headers need that `sprat compile` emits: the types of members, and the tables.
#pragma once

#include <sprat/record_schema.hpp>
#include <sprat/record_table.hpp>
#include <sprat/record_types.hpp>
