# SPDX-License-Identifier: Apache-2.0
# sprat_warnings: on for all of sprat's own code, errors only on request (SPRAT_WERROR).
add_library(sprat_warnings INTERFACE)
target_compile_options(sprat_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wnull-dereference -Wdouble-promotion
  # Designated initialisers leave members out on purpose.
  -Wno-missing-field-initializers)
if(SPRAT_WERROR)
  target_compile_options(sprat_warnings INTERFACE -Werror)
endif()
