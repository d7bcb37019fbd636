// SPDX-License-Identifier: Apache-2.0
// The one way from bytes of a file to a FlatBuffers table, and from a builder to bytes.
#pragma once

#include <cstdint>
#include <string>

#include <flatbuffers/flatbuffers.h>

#include <sprat/buffer.hpp>

#include "base/bytes.hpp"

namespace sprat {

/// Tables nest as deep as a schema's structures do, plus those around them.
inline constexpr std::uint32_t kMaxTableDepth = 64;
inline constexpr std::uint32_t kMaxTables = 4'000'000;

/// The root table of `bytes`, whose checksum was found to hold. What it refers to lies within
/// `bytes`; every number in it must still be checked, which the one caller for each table does
/// before anything else sees it.
template <class Table>
const Table& verified_table(Bytes bytes, const std::string& what) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  if (bytes.size() < FLATBUFFERS_MAX_BUFFER_SIZE) {
    flatbuffers::Verifier verifier(data, bytes.size(), kMaxTableDepth, kMaxTables);
    if (verifier.VerifyBuffer<Table>(nullptr)) return *flatbuffers::GetRoot<Table>(data);
  }
  throw CorruptError(what + " is not a well-formed FlatBuffers table");
}

template <class T>
std::size_t vector_size(const flatbuffers::Vector<T>* vector) {
  return vector == nullptr ? 0 : vector->size();
}

/// Of a vector of structs, empty where it is absent.
template <class Struct>
std::span<const Struct> struct_span(const flatbuffers::Vector<const Struct*>* vector) {
  if (vector == nullptr) return {};
  return {reinterpret_cast<const Struct*>(vector->Data()), vector->size()};
}

inline Bytes vector_bytes(const flatbuffers::Vector<std::uint8_t>* vector) {
  if (vector == nullptr) return {};
  return {reinterpret_cast<const std::byte*>(vector->data()), vector->size()};
}

inline void append_finished(const flatbuffers::FlatBufferBuilder& builder, Buffer& out) {
  out.append({reinterpret_cast<const std::byte*>(builder.GetBufferPointer()), builder.GetSize()});
}

inline flatbuffers::Offset<flatbuffers::Vector<std::uint8_t>> create_byte_vector(
    flatbuffers::FlatBufferBuilder& builder, Bytes bytes) {
  if (bytes.empty()) return 0;
  return builder.CreateVector(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace sprat
