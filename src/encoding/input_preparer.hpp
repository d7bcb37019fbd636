// SPDX-License-Identifier: Apache-2.0
// InputPreparer: values as they are best encoded.
#pragma once

#include <sprat/buffer.hpp>

#include "encoding/encoding.hpp"
#include "encoding/list_rows.hpp"
#include "encoding/text_dictionary.hpp"

namespace sprat::encoding {

/// What it gives views the values given and memory of its own, until the next call.
class InputPreparer {
 public:
  /// The values with nothing in the slots of nulls that costs, and text as codes where it repeats.
  Input prepare(const Values& values, Bytes validity);
  /// Of what was prepared last: the same with each text as it is.
  Input without_codes(const Input& input);

 private:
  Values prepare_lists(const Values& values, Bytes validity);
  Values prepare_text(Values values, Bytes validity);
  bool is_dictionary(const Values& values, Bytes validity);

  TextDictionary dictionary_;
  ListRows lists_;
  /// Of the lists being encoded.
  Values elements_;
  Buffer filled_;
  Buffer offsets_;
  Buffer validity_;
};

}  // namespace sprat::encoding
