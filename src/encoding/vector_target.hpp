// SPDX-License-Identifier: Apache-2.0
// Kernels compiled twice, for any machine and for AVX2, of which the running machine picks one.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__)
#define SPRAT_AVX2_TARGET __attribute__((target("avx2")))
#else
#define SPRAT_AVX2_TARGET
#endif

namespace sprat::encoding {

inline bool has_avx2() {
#if defined(__x86_64__) && defined(__GNUC__)
  return __builtin_cpu_supports("avx2");
#else
  return false;
#endif
}

}  // namespace sprat::encoding

/// Defines `name`, a template over T with these parameters, by the always_inline template `body`.
#define SPRAT_VECTOR_KERNEL(name, body, parameters, arguments)            \
  template <class T>                                                      \
  void name##_portable parameters {                                       \
    body<T> arguments;                                                    \
  }                                                                       \
  template <class T>                                                      \
  SPRAT_AVX2_TARGET void name##_avx2 parameters {                         \
    body<T> arguments;                                                    \
  }                                                                       \
  template <class T>                                                      \
  void name parameters {                                                  \
    has_avx2() ? name##_avx2<T> arguments : name##_portable<T> arguments; \
  }
